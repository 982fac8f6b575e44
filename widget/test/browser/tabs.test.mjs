// Two tabs, one conversation.

import assert from 'node:assert/strict';
import test from 'node:test';
import { onlyFake, open, own, say, sent, stage } from './stage.mjs';

const it = stage();

/** A copy of the tab: the same session storage, as browsers copy it. */
async function copy(page) {
  const kept = await page.evaluate(() => Object.entries(sessionStorage));
  const twin = await page.context().newPage();
  await twin.addInitScript((entries) => {
    if (!sessionStorage.length) for (const [key, value] of entries) sessionStorage.setItem(key, value);
  }, kept);
  await twin.goto(page.url());
  await twin.waitForSelector('.panel');
  return twin;
}

test('a second tab joins the conversation, and both show everything once', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'van de eerste');
  const second = await it.tab(page.context(), 'other', { csp: '' });
  await open(second);
  await second.waitForSelector('[role=log] >> text=van de eerste');
  await sent(second, 'van de tweede');
  await page.waitForSelector('[role=log] >> text=van de tweede');
  for (const tab of [page, second]) assert.deepEqual(await own(tab), ['van de eerste', 'van de tweede']);
});

/** In this tab no time ever passes for a lock or an answer. */
const timeless = (page) => page.addInitScript(() => {
  AbortSignal.timeout = () => new AbortController().signal;
  const real = setTimeout;
  globalThis.setTimeout = (act, ms, ...more) => (ms === 120 ? 0 : real(act, ms, ...more));
});

async function fresh(context) {
  const page = await context.newPage();
  await timeless(page);
  await page.goto(it.address('other', { csp: '' }));
  return page;
}

// It waited an eighth of a second for the first one's word, which is short on an old phone.
test('a second tab joins the conversation however late the first one answers', async () => {
  const page = await it.page();
  await page.evaluate(() => {
    const post = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (...args) { setTimeout(() => post.apply(this, args), 2000); };
  });
  await open(page);
  await sent(page, 'van de trage');
  const second = await fresh(page.context());
  await open(second);
  await second.waitForSelector('[role=log] >> text=van de trage');
});

test('where no tab has a conversation nobody is waited for: at first, after deleting, after the last is closed', async () => {
  const page = await it.page();
  const first = await fresh(page.context());
  await open(first);
  await sent(first, 'van de eerste');
  await first.click('text=Meer');
  await first.click('text=Van dit apparaat verwijderen');
  await first.click('text=Ja, verwijderen');
  await first.click('text=Nieuw gesprek beginnen');
  await first.waitForSelector('[role=log] li');
  assert.deepEqual(await own(first), []);
  await sent(first, 'weer van de eerste');
  // It has the conversation, and says so to nobody.
  await first.evaluate(() => { BroadcastChannel.prototype.postMessage = () => { globalThis.asked = true; }; });
  const second = await fresh(page.context());
  await second.click('.launcher');
  await first.waitForFunction(() => globalThis.asked);
  assert.deepEqual(await own(second), []);
  await first.close();
  await second.waitForSelector('[role=log] li');
  assert.deepEqual(await own(second), []);
});

// Found by the schedules: both began a conversation of their own with the same outbox.
test('a tab that is copied before it ever connected doubles nothing', onlyFake, async () => {
  const page = await it.page();
  await it.control('down');
  await page.click('.launcher');
  await say(page, 'nog nooit verbonden');
  const twin = await copy(page);
  await twin.waitForSelector('text=nog nooit verbonden');
  await it.control('up');
  await Promise.all([page, twin].map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));
  for (const tab of [page, twin]) {
    await tab.waitForSelector('[role=log] >> text=nog nooit verbonden');
    assert.deepEqual(await own(tab), ['nog nooit verbonden']);
  }
  const { conversations } = await it.stored();
  assert.deepEqual(conversations.flat().filter((text) => text === 'nog nooit verbonden'), ['nog nooit verbonden']);
});

test('a tab that is copied with a full outbox doubles nothing', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await it.control('down');
  for (const text of ['een', 'twee', 'drie']) await say(page, `${text} van drie`);
  const twin = await copy(page);
  await it.control('up');
  await Promise.all([page, twin].map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))));
  for (const tab of [page, twin]) {
    await tab.waitForSelector('[role=log] >> text=drie van drie');
    assert.deepEqual(await own(tab), ['een van drie', 'twee van drie', 'drie van drie']);
  }
});
