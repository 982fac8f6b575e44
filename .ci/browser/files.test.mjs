// Attachments with everything real: a customer's photo goes through the widget into the store, without
// the place where it was taken, and an agent sees it at the desk.

import assert from 'node:assert/strict';
import test from 'node:test';
import { good, photo, program } from './program.mjs';

const it = program('--demo', '--story-pause', '1s');
for (const locale of ['nl', 'en']) {
  test(`a photo from the widget to the desk: ${locale}`, async () => {
    const customer = await it.page({ locale });
    await customer.open(`/?lang=${locale}`);
    await customer.click('.launcher');
    await customer.waitForSelector('[role=log] li');
    const name = `lamp-${locale}.jpg`;
    const [chooser] = await Promise.all([customer.waitForEvent('filechooser'), customer.click('.tools button')]);
    await chooser.setFiles([
      { name, mimeType: 'image/jpeg', buffer: Buffer.from(await photo(customer)) },
      { name: 'programma.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
      // What it says it is, it isn't: only the server can tell.
      { name: 'bon.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') },
    ]);
    const says = (nth, what) => customer.waitForFunction(([nth, what]) => new RegExp(what).test(
      document.querySelector('gehoor-chat').shadowRoot.querySelector(`.files li:nth-child(${nth})`)?.textContent), [nth, what]);
    await says(1, 'Gaat mee|Goes along');
    await says(2, 'soort bestand|kind of file');
    const asks = `Mijn lamp is gebroken aangekomen, zie de foto (${locale})`;
    await customer.fill('textarea', asks);
    await customer.press('textarea', 'Enter');
    await customer.waitForSelector(`[role=log] >> text=${name}`);
    await says(2, '[A-Z].*[.]');
    await good(customer, `attachments in the widget, ${locale}`);
    assert.equal(await customer.locator('[role=log] canvas').count(), 1);
    await customer.reload();
    await customer.click(`[role=log] button:has-text("${name}")`);
    await customer.waitForSelector('[role=log] canvas');
    const [download] = await Promise.all([customer.waitForEvent('download'), customer.click('[role=log] button:has-text("Opslaan"), [role=log] button:has-text("Save")')]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    assert.equal(bytes.subarray(0, 2).toString('hex'), 'ffd8');
    assert.equal(bytes.includes('GPS'), false, 'the place is not in it');

    const desk = await it.page({ locale });
    await it.login(desk, 'marieke@lampenkamer.example', locale);
    await customer.click('.human');
    await customer.waitForSelector('.human:disabled');
    await it.find(desk, asks);
    assert.ok((await desk.textContent('main')).includes(name), 'with its photo');
    await good(desk, `a photo at the desk, ${locale}`);
    await customer.context().close();
    await desk.context().close();
  });
}
