// Attachments: by button, paste and drop, with progress, cancel, retry and checks; previews that
// can't run anything; and nothing of a photo leaves the device but the picture.

import assert from 'node:assert/strict';
import test from 'node:test';
import { faultless, hold, onlyFake, open, stage } from './stage.mjs';

const it = stage();

/** A photo as a phone makes it: large, and with the place where it was taken. */
const photo = (page, width = 3000, height = 1500) => page.evaluate(async ([width, height]) => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let i = 0; i < 200; i++) {
    context.fillStyle = `hsl(${i * 7} 60% 50%)`;
    context.fillRect((i * 97) % width, (i * 61) % height, width / 8, height / 8);
  }
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer());
  const exif = new TextEncoder().encode('Exif\0\0MM\0*GPSLatitude 52.3702 GPSLongitude 4.8952');
  return [...bytes.slice(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...bytes.slice(2)];
}, [width, height]);

async function choose(page, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('.tools button')]);
  await chooser.setFiles(files);
}

const text = (name, content = 'Beste mensen') => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const items = (page) => page.locator('.files li');
const stored = async () => (await it.stored()).files;

test('a photo: drawn anew on the device, without its place, and sent with the message', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  const before = page.requests.length;
  assert(!page.requests.some((url) => url.includes('/w/extras')), 'nothing is fetched for attachments before there is one');
  const bytes = await photo(page);
  await choose(page, { name: 'IMG 2041.jpeg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
  await page.waitForSelector('.files >> text=Gaat mee als u verstuurt');
  assert.match(await items(page).textContent(), /IMG 2041\.jpeg[\d.,]+ ?[kM]B\. Gaat mee/);
  assert.equal(await page.locator('.files canvas[role=img]').getAttribute('aria-label'), 'Voorbeeld van IMG 2041.jpeg');
  assert.deepEqual(await stored(), [], 'nothing leaves the device before the customer sends');
  await page.fill('textarea', 'Zie de foto.');
  await page.click('.send');
  await page.waitForSelector('[role=log] >> text=Bekijk IMG 2041.jpeg');
  assert.equal(await page.locator('[role=log] canvas').count(), 1);
  assert.equal(await items(page).count(), 0);
  const [file] = await stored();
  const sent = Buffer.from(file.bytes, 'base64');
  assert.equal(file.media, 'image/jpeg');
  assert.equal(sent.includes('Exif'), false);
  assert.equal(sent.includes('GPS'), false);
  assert(sent.length < bytes.length);
  const size = await page.evaluate(async (bytes) => {
    const { width, height } = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
    return [width, height];
  }, [...sent]);
  assert.deepEqual(size, [2000, 1000]);
  assert.equal(await page.locator('img').count(), 0);
  assert(page.requests.length > before);
  faultless(page);
});

// Who chose a photo and then tapped 'That was my whole story' left it behind.
test('who taps instead of typing sends what was chosen too', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await page.fill('textarea', 'Zie de foto.');
  await page.click('.send');
  await choose(page, text('brief.txt'));
  await page.waitForSelector('.files >> text=Gaat mee');
  await page.click('.choices button');
  await page.waitForSelector('[role=log] >> text=Bekijk brief.txt');
  faultless(page);
});

// It takes a slow phone seconds to make a photo ready, and who sent meanwhile left it behind.
test('what was chosen goes along, though it is not ready when the customer sends', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  const bytes = await photo(page, 400, 300);
  await page.evaluate(() => {
    const decode = createImageBitmap;
    const slow = new Promise((done) => { globalThis.wake = done; });
    globalThis.createImageBitmap = async (...args) => (await slow, decode(...args));
  });
  await choose(page, { name: 'traag.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) });
  await page.waitForSelector('.files >> text=Wordt klaargemaakt');
  await page.fill('textarea', 'Zie de foto.');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('[role=log] .customer');
  await page.evaluate(() => globalThis.wake());
  await page.waitForSelector('[role=log] >> text=Bekijk traag.jpg');
  assert.equal(await items(page).count(), 0);
  faultless(page);
});

test('what was chosen goes along, though nothing has come yet to send it with', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  const go = await hold(page, '**/w/extras.*');
  await choose(page, text('brief.txt'));
  await page.fill('textarea', 'Zie de brief.');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('[role=log] .customer');
  go();
  await page.waitForSelector('[role=log] >> text=Bekijk brief.txt');
  faultless(page);
});

test('what was sent can be looked at and kept, after a reload too', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await choose(page, { name: 'bon.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo(page, 400, 300)) }, text('brief.txt'));
  await page.waitForSelector('.files li:nth-child(2) >> text=Gaat mee');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('[role=log] >> text=Bekijk brief.txt');
  await page.reload();
  await page.click('[role=log] >> text=Bekijk bon.jpg');
  await page.waitForSelector('[role=log] canvas');
  const [first] = await Promise.all([page.waitForEvent('download'), page.click('[role=log] >> text=Opslaan')]);
  assert.equal(first.suggestedFilename(), 'bon.jpg');
  const [second] = await Promise.all([page.waitForEvent('download'), page.click('[role=log] >> text=Bekijk brief.txt')]);
  assert.equal(second.suggestedFilename(), 'brief.txt');
  faultless(page);
});

for (const way of ['paste', 'drop']) {
  test(`by ${way}, and only files are taken`, onlyFake, async () => {
    const page = await it.page();
    await open(page);
    const put = (mixed) => page.$eval('textarea', (input, [way, mixed]) => {
      const data = new DataTransfer();
      data.items.add(new File(['%PDF-1.4 factuur'], 'factuur.pdf', { type: 'application/pdf' }));
      if (mixed) data.setData('text/plain', 'woorden');
      const event = way === 'paste'
        ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true })
        : new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, composed: true });
      input.dispatchEvent(event);
      return event.defaultPrevented;
    }, [way, mixed]);
    assert.equal(await put(false), true);
    await page.waitForSelector('.files >> text=factuur.pdf');
    await page.waitForSelector('.files >> text=Gaat mee');
    if (way === 'paste') assert.equal(await put(true), false, 'words with a picture of themselves are pasted as words');
    assert.equal(await items(page).count(), 1);
    await page.press('textarea', 'Enter');
    await page.waitForSelector('[role=log] >> text=Bekijk factuur.pdf');
    faultless(page);
  });
}

test('what cannot be sent is said at once, in words, and can be taken away', onlyFake, async () => {
  const large = async () => (await stored()).filter((f) => f.size > 100).length;
  const before = await large();
  const page = await it.page();
  await open(page);
  await choose(page,
    { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('x') },
    text('groot.txt', 'x'.repeat(3 << 20)),
    text('leeg.txt', ''),
    { name: 'kapot.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('geen foto') },
    text('goed.txt'), text('zes.txt'));
  for (const [nth, reason] of [[1, /soort bestand/], [2, /te groot.*2 MB/], [3, /leeg/], [4, /niet worden geopend/], [5, /Gaat mee/], [6, /hoogstens 5 bestanden/]]) {
    await page.waitForFunction(([nth, source]) => new RegExp(source).test(
      document.querySelector('gehoor-chat').shadowRoot.querySelector(`.files li:nth-child(${nth})`)?.textContent), [nth, reason.source]);
  }
  assert.match(await page.textContent('.heard'), /: /);
  while (await page.locator('.files button').count() && await items(page).count() > 1) {
    await page.click('.files li:not(:has-text("goed.txt")) button:has-text("Weghalen")');
  }
  await page.click('.send');
  await page.waitForSelector('[role=log] >> text=Bekijk goed.txt');
  assert.equal(await large(), before, 'nothing that was refused was sent');
  faultless(page);
});

// Chromium can't open it, as no browser can but Apple's. It was called a wrong kind of file, or sent and then refused.
for (const [name, mimeType] of [['IMG_0042.HEIC', 'image/heic'], ['IMG_0042.HEIC', ''], ['IMG_0042.jpg', 'image/jpeg']]) {
  test(`a photo in HEIC, as ${name} ${mimeType}, is refused with what to do`, onlyFake, async () => {
    const page = await it.page();
    await open(page);
    await page.$eval('textarea', (input, [name, type]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.of(0, 0, 0, 0x24), 'ftypheic', new Uint8Array(24)], name, { type }));
      input.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    }, [name, mimeType]);
    await page.waitForSelector('.files >> text=Bewaar de foto als JPG');
    await page.press('textarea', 'Enter');
    await page.click('.files button:has-text("Weghalen")');
    assert.equal(page.requests.some((url) => url.includes('/files/')), false);
    faultless(page);
  });
}

test('a lost answer: the same file again, stored once', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  let lost = 0;
  await page.route('**/files/*', async (route) => {
    if (lost++) return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  await choose(page, text('eenmaal.txt', 'eenmaal en niet vaker'));
  await page.waitForSelector('.files >> text=Gaat mee');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('[role=log] >> text=Bekijk eenmaal.txt');
  const mine = async () => (await stored()).filter((f) => Buffer.from(f.bytes, 'base64').toString() === 'eenmaal en niet vaker');
  assert.equal((await mine()).length, 1);
  assert.equal(await page.locator('[role=log] >> text=Bekijk eenmaal.txt').count(), 1);
  assert.equal(await items(page).count(), 0, 'its event tells that it has arrived');
});

test('without a connection it waits, says so, and goes on by itself', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await choose(page, text('later.txt'));
  await page.waitForSelector('.files >> text=Gaat mee');
  await it.control('down');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('.files >> text=Nog niet aangekomen');
  await it.control('up');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForSelector('[role=log] >> text=Bekijk later.txt');
});

test('progress in words, cancel and retry', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  const go = await hold(page, '**/files/*');
  await choose(page, text('traag.txt', 'x'.repeat(100_000)));
  await page.waitForSelector('.files >> text=Gaat mee');
  await page.press('textarea', 'Enter');
  await page.waitForFunction(() => /Wordt verstuurd: \d+ procent/.test(document.querySelector('gehoor-chat').shadowRoot.querySelector('.files').textContent));
  const cancel = page.locator('.files button:has-text("Annuleren")');
  assert.equal(await cancel.getAttribute('aria-label'), 'Annuleren: traag.txt');
  await cancel.focus();
  await page.keyboard.press('Enter');
  assert.equal(await items(page).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), 'input', 'the focus is not lost with the button');
  go();
  await it.control('refuse-file', { n: 1 });
  await choose(page, text('fout.txt'));
  await page.waitForSelector('.files >> text=Gaat mee');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('.files >> text=Dit bestand is niet wat het zegt te zijn.');
  assert.equal(await page.isVisible('.files button:has-text("Opnieuw proberen")'), false, 'what is refused for good is not tried again');
  await page.click('.files button:has-text("Weghalen")');
  await it.control('busy-file', { n: 1 });
  await choose(page, text('druk.txt'));
  await page.waitForSelector('.files >> text=Gaat mee');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('.files >> text=Het is even druk.');
  await page.click('.files button:has-text("Opnieuw proberen")');
  await page.waitForSelector('[role=log] >> text=Bekijk druk.txt');
});

// What one customer had chosen stayed on the screen, and went along with what the next one wrote.
test('deleting takes the chosen files along', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await page.fill('textarea', 'Mijn verhaal.');
  await page.click('.send');
  await page.waitForSelector('[role=log] .customer');
  await choose(page, text('geheim.txt', 'van een ander'));
  await page.waitForSelector('.files >> text=Gaat mee');
  await page.click('text=Meer');
  await page.click('text=Van dit apparaat verwijderen');
  await page.click('text=Ja, verwijderen');
  await page.waitForSelector('[role=status] >> text=verwijderd');
  assert.equal(await items(page).count(), 0);
  assert.equal(await page.evaluate(() => JSON.stringify(sessionStorage).includes('geheim')), false);
  await page.click('text=Nieuw gesprek beginnen');
  await page.waitForSelector('[role=log] li');
  await page.fill('textarea', 'Iemand anders.');
  await page.click('.send');
  await page.waitForSelector('[role=log] >> text=Iemand anders.');
  assert.equal((await stored()).some((f) => Buffer.from(f.bytes, 'base64').toString() === 'van een ander'), false);
  faultless(page);
});

test('a file that was not sent is named on the next page', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await choose(page, text('vergeten.txt'));
  await page.waitForSelector('.files >> text=Gaat mee');
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await page.waitForSelector('[role=alert] >> text=Nog niet verstuurd: vergeten.txt');
});

test('where nothing may be attached there is no button', onlyFake, async () => {
  const page = await it.page();
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      const message = JSON.parse(frame);
      delete message.files;
      socket.send(JSON.stringify(message));
    });
  });
  await open(page);
  assert.equal(await page.isVisible('.tools button'), false);
});
