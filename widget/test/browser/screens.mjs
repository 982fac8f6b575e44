// Pictures of every state, for eyes: GEHOOR_SCREENS=<folder> node test/browser/screens.mjs. Not a test.
// ONLY=phone-nl makes those alone whose name begins so.

import { mkdir } from 'node:fs/promises';
import test from 'node:test';
import { hold, open, say, sent, stage } from './stage.mjs';

const it = stage();
const folder = process.env.GEHOOR_SCREENS || 'screens';
const sizes = { phone: [360, 640], desktop: [1280, 800], tiny: [320, 256], half: [640, 512] };
const looks = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, forced: { forcedColors: 'active' } };
const words = {
  nl: { story: 'Ik had een bank besteld. Hij zou op 3 maart komen, maar er kwam niemand.', more: 'Ik had er een dag vrij voor genomen.', done: 'Dat was mijn hele verhaal', sales: 'Een verkoper', yes: 'Ja, dat klopt', expected: 'Dat u op tijd zou komen, of zou bellen.', later: 'Dit schrijf ik zonder verbinding.', human: 'Medewerker spreken', agent: 'Goedemiddag, u spreekt met Anna. Ik kijk met u mee.', answer: 'De bank komt op dinsdag 10 maart. U krijgt € 50 terug.', again: 'Nieuw gesprek beginnen', sure: 'Ja, verwijderen' },
  en: { story: 'I ordered a sofa. It was due on 3 March, but nobody came.', more: 'I had taken a day off for it.', done: 'That is my whole story', sales: 'A salesperson', yes: 'Yes, that is right', expected: 'That you would come on time, or call.', later: 'I am writing this without a connection.', human: 'Talk to a person', agent: 'Good afternoon, this is Anna. I am looking into it with you.', answer: 'The sofa comes on Tuesday 10 March. You get £50 back.', again: 'Start a new conversation', sure: 'Yes, delete' },
};

/** A photo of nothing in particular. */
const photo = (page) => page.evaluate(async () => {
  const canvas = new OffscreenCanvas(600, 400);
  const context = canvas.getContext('2d');
  for (const [colour, ...box] of [['#9ab', 0, 0, 600, 400], ['#654', 120, 180, 360, 120], ['#765', 120, 120, 360, 70]]) {
    context.fillStyle = colour;
    context.fillRect(...box);
  }
  return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())];
});

const filed = (page, text) => page.waitForFunction((text) => document.querySelector('gehoor-chat').shadowRoot.querySelector('.files')?.textContent.includes(text), text);

for (const [size, [width, height]] of Object.entries(sizes)) for (const [look, options] of Object.entries(looks)) for (const locale of ['nl', 'en']) {
  const name = `${size}-${locale}-${look}`;
  if (!name.startsWith(process.env.ONLY ?? '')) continue;
  test(name, async () => {
    await mkdir(folder, { recursive: true });
    const t = words[locale];
    const page = await it.page({ query: { csp: '', locale }, viewport: { width, height }, ...options });
    let n = 0;
    const shot = async (what) => {
      await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
      await page.screenshot({ path: `${folder}/${name}-${String(n++).padStart(2, '0')}-${what}.png` });
    };
    await shot('closed');
    await open(page);
    await shot('empty');
    await page.fill('textarea', `${t.story} ${t.more} `.repeat(4));
    await shot('long-story');
    await sent(page, t.story);
    await sent(page, t.more);
    await shot('story');
    await page.click(`text=${t.done}`);
    await page.waitForSelector('.choices button:nth-child(2)');
    await sent(page, t.expected);
    await page.waitForSelector('.choices button:nth-child(5)');
    await shot('choices');
    await page.click(`text=${t.sales}`);
    await page.waitForSelector(`text=${t.yes}`);
    await it.control('unavailable', { n: 3 });
    await page.click(`text=${t.yes}`);
    await page.waitForSelector('[role=status]:not(:empty)');
    await shot('refused-for-now');
    await page.waitForSelector('[role=log] li button');
    await shot('registered');
    await say(page, 'te lang '.repeat(600));
    await page.waitForSelector('[role=alert]:not(:empty)');
    await shot('error');
    await page.fill('textarea', '');
    await page.setInputFiles('.tools input', [
      { name: 'bank.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo(page)) },
      { name: 'een brief met een heel lange naam die nergens past.txt', mimeType: 'text/plain', buffer: Buffer.from('Beste mensen') },
      { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('x') },
    ]);
    await page.waitForSelector('.files canvas');
    await shot('files-chosen');
    const go = await hold(page, '**/files/*');
    await page.click('.send');
    await filed(page, '0 p');
    await shot('files-sending');
    await it.control('busy-file', { n: 1 });
    go();
    await page.waitForSelector('.files button:nth-of-type(2):not([hidden])');
    await page.waitForFunction(() => [...document.querySelector('gehoor-chat').shadowRoot.querySelectorAll('.files button:first-of-type')].some((b) => !b.hidden));
    await shot('files-failed');
    await page.locator('.files button:first-of-type').and(page.locator(':visible')).first().click();
    await page.waitForSelector('[role=log] canvas');
    for (let left; (left = await page.locator('.files li').count());) {
      await page.locator('.files button').last().click();
      await page.waitForFunction((left) => document.querySelector('gehoor-chat').shadowRoot.querySelectorAll('.files li').length < left, left);
    }
    await shot('files-arrived');
    await it.control('down');
    await say(page, t.later);
    await page.waitForSelector('[role=status]:not(:empty)');
    await shot('offline');
    await it.control('up');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForSelector(`[role=log] >> text=${t.later}`);
    await page.click(`text=${t.human}`);
    await page.waitForSelector('.human:disabled');
    await page.waitForSelector('.view > ol[hidden]', { state: 'attached' });
    await shot('queue');
    await it.control('agent');
    await it.control('say', { text: t.agent });
    await it.control('typing', { n: 1 });
    await page.waitForSelector('[role=log] .agent');
    await shot('human');
    await page.click('.top > .plain');
    await page.waitForSelector('.menu');
    await shot('menu');
    await page.click('.menu summary');
    await shot('delete-confirm');
    await page.keyboard.press('Escape');
    await it.control('resolve', { text: t.answer });
    await page.waitForSelector(`[role=log] >> text=${t.answer}`);
    await shot('finished');
    await it.control('close', { n: 4200 });
    await page.waitForSelector('[role=alert]:not(:empty)');
    await shot('stopped');
    await page.click('.top > .plain');
    await page.click('.menu summary');
    await page.click(`text=${t.sure}`);
    await page.waitForSelector(`text=${t.again}`);
    await shot('deleted');
    await page.context().close();
  });
}
