// Figures, for the table in docs/embed.md: how long a customer waits on a slow line and a slow device.
// node test/browser/slow.mjs. Not a test: a test that asserts a time fails on a busy machine.

import test from 'node:test';
import { sent, stage } from './stage.mjs';

const it = stage();
const lines = {
  'as it is': null,
  '3G (1.6 Mbit/s, 150 ms), processor six times slower': { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 },
  'slow 3G (400 kbit/s, 400 ms), processor six times slower': { latency: 400, downloadThroughput: 4e5 / 8, uploadThroughput: 4e5 / 8 },
};
const median = (list) => Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]);

for (const [name, line] of Object.entries(lines)) {
  test(name, async () => {
    const times = { button: [], open: [], greeting: [], resume: [], 'long tasks before the click': [] };
    for (let i = 0; i < 5; i++) {
      const context = await it.browser.newContext({ viewport: { width: 360, height: 740 } });
      await context.addInitScript(() => {
        globalThis.long = 0;
        new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) globalThis.long += duration - 50; }).observe({ type: 'longtask', buffered: true });
      });
      const page = await context.newPage();
      if (line) {
        const client = await context.newCDPSession(page);
        await client.send('Network.enable');
        await client.send('Network.emulateNetworkConditions', { offline: false, ...line });
        await client.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      }
      const began = performance.now();
      await page.goto(`${it.url}?csp`);
      await page.waitForSelector('.launcher');
      times.button.push(performance.now() - began);
      times['long tasks before the click'].push(await page.evaluate(() => globalThis.long));
      const clicked = performance.now();
      await page.click('.launcher');
      await page.waitForSelector('textarea');
      times.open.push(performance.now() - clicked);
      await page.waitForSelector('[role=log] li');
      times.greeting.push(performance.now() - clicked);
      await sent(page, 'Mijn verhaal.');
      await page.reload({ waitUntil: 'commit' });
      const loaded = performance.now();
      await page.waitForSelector('textarea');
      times.resume.push(performance.now() - loaded);
      await context.close();
    }
    console.log(name, Object.fromEntries(Object.entries(times).map(([what, list]) => [what, median(list)])));
  });
}
