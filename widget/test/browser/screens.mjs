// Pictures of every state, for eyes: node test/browser/screens.mjs <folder>. Not a test.

import { mkdir } from 'node:fs/promises';
import test from 'node:test';
import { open, say, sent, stage } from './stage.mjs';

const it = stage();
const folder = process.env.GEHOOR_SCREENS || 'screens';
const sizes = { phone: [360, 740], desktop: [1280, 800], tiny: [320, 256] };
const words = {
  nl: { story: 'Ik had een bank besteld. Hij zou op 3 maart komen, maar er kwam niemand.', more: 'Ik had er een dag vrij voor genomen.', done: 'Dat was mijn hele verhaal', skip: 'Sla over', sales: 'Een verkoper', yes: 'Ja, dat klopt', expected: 'Dat u op tijd zou komen, of zou bellen.', later: 'Dit schrijf ik zonder verbinding.', human: 'Medewerker spreken', agent: 'Goedemiddag, u spreekt met Anna. Ik kijk met u mee.' },
  en: { story: 'I ordered a sofa. It was due on 3 March, but nobody came.', more: 'I had taken a day off for it.', done: 'That is my whole story', skip: 'Skip', sales: 'A salesperson', yes: 'Yes, that is right', expected: 'That you would come on time, or call.', later: 'I am writing this without a connection.', human: 'Talk to a person', agent: 'Good afternoon, this is Anna. I am looking into it with you.' },
};

for (const [size, [width, height]] of Object.entries(sizes)) {
  for (const [locale, colorScheme] of [['nl', 'light'], ['en', 'dark'], ['en', 'light'], ['nl', 'dark']]) {
    test(`${size} ${locale} ${colorScheme}`, async () => {
      await mkdir(folder, { recursive: true });
      const t = words[locale];
      const page = await it.page({ query: { csp: '', locale }, viewport: { width, height }, colorScheme });
      const shot = async (name) => {
        await page.waitForTimeout(150);
        await page.screenshot({ path: `${folder}/${size}-${locale}-${colorScheme}-${name}.png` });
      };
      await shot('0-closed');
      await open(page);
      await shot('1-empty');
      await sent(page, t.story);
      await sent(page, t.more);
      await shot('2-story');
      await page.click(`text=${t.done}`);
      await page.waitForSelector('.choices button:nth-child(2)');
      await sent(page, t.expected);
      await page.waitForSelector('.choices button:nth-child(5)');
      await shot('3-choices');
      await page.click(`text=${t.sales}`);
      await page.waitForSelector(`text=${t.yes}`);
      await it.control('unavailable', { n: 3 });
      await page.click(`text=${t.yes}`);
      await page.waitForSelector('[role=status]:not(:empty)');
      await shot('4-error');
      await page.waitForSelector('[role=log] li button');
      await shot('5-registered');
      await it.control('down');
      await say(page, t.later);
      await page.waitForSelector('[role=status]:not(:empty)');
      await shot('6-offline');
      await it.control('up');
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.waitForSelector(`[role=log] >> text=${t.later}`);
      await page.click(`text=${t.human}`);
      await page.waitForSelector('.human:disabled');
      await shot('7-called');
      await it.control('agent');
      await it.control('say', { text: t.agent });
      await it.control('typing', { n: 1 });
      await page.waitForSelector('[role=log] .agent');
      await shot('8-human');
      await page.click('.top > .plain');
      await page.click('.menu summary');
      await shot('9-menu');
      await page.keyboard.press('Escape');
      await it.control('resolve', { text: locale === 'nl' ? 'De bank komt op dinsdag 10 maart. U krijgt € 50 terug.' : 'The sofa comes on Tuesday 10 March. You get £50 back.' });
      await page.waitForSelector('[role=log] .agent >> nth=1');
      await shot('10-finished');
      await page.context().close();
    });
  }
}
