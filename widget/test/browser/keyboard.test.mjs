// Everything by keyboard, and the focus where the customer expects it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { drawn, faultless, hold, log, onlyFake, open, own, sent, stage } from './stage.mjs';

const it = stage();
const focused = (page) => page.evaluate(() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.className || at.id || at.tagName;
});

test('tab, enter, type, send, escape, and back where one was', async () => {
  const page = await it.page();
  await page.focus('#before');
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), 'launcher');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=log] li');
  assert.equal(await focused(page), 'input');
  await page.keyboard.type('Ik wacht al drie weken.');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=log] .customer');
  assert.deepEqual(await own(page), ['Ik wacht al drie weken.']);
  assert.equal(await focused(page), 'input');
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), 'launcher');
  assert.equal(await page.isVisible('.panel'), false);
  assert.equal(await page.getAttribute('.launcher', 'aria-expanded'), 'false');
  faultless(page);
});

test('escape closes the menu first, and keeps the draft', async () => {
  const page = await it.page();
  await open(page);
  await page.fill('textarea', 'half een zin');
  await page.click('text=Meer');
  await page.waitForSelector('button:has-text("Meer")[aria-expanded=true]'); // the menu is fetched first
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('.menu'), false);
  assert.equal(await page.isVisible('.panel'), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('.panel'), false);
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('textarea'), 'half een zin');
  faultless(page);
});

// The menu came late, and each press had turned it over once.
test('who presses twice because the menu does not come yet has it open', async () => {
  const page = await it.page();
  await open(page);
  const go = await hold(page, '**/w/extras.*');
  for (let presses = 0; presses < 2; presses++) await page.click('text=Meer');
  go();
  await page.waitForFunction(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('.menu'));
  assert.equal(await page.isVisible('.menu'), true);
  await page.click('text=Meer');
  assert.equal(await page.isVisible('.menu'), false);
  faultless(page);
});

test('shift and enter begins a line, and the input grows with it', async () => {
  const page = await it.page();
  await open(page);
  const height = () => page.$eval('textarea', (e) => e.offsetHeight);
  const before = await height();
  await page.keyboard.type('een');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('twee');
  assert.equal(await page.inputValue('textarea'), 'een\ntwee');
  assert(await height() > before);
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=log] .customer');
  assert.deepEqual(await own(page), ['een\ntwee']);
  assert.equal(await height(), before);
});

test('enter and escape belong to the input method while it composes', async () => {
  const page = await it.page();
  await open(page);
  await page.fill('textarea', 'にほ');
  for (const key of ['Enter', 'Escape']) {
    await page.$eval('textarea', (e, key) => e.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, composed: true })), key);
  }
  assert.equal(await page.inputValue('textarea'), 'にほ');
  assert.equal(await page.isVisible('.panel'), true);
  assert.deepEqual(await own(page), []);
});

test('a choice is made by keyboard, and the focus goes on to the input', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'Mijn verhaal.');
  await page.focus('.choices button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[role=log] .customer >> nth=1');
  assert.equal(await focused(page), 'input');
});

test('an empty message is not sent', async () => {
  const page = await it.page();
  await open(page);
  await page.keyboard.type('  ');
  await page.keyboard.press('Enter');
  await page.click('.send');
  // What follows it would stand behind it.
  await sent(page, 'iets');
  assert.deepEqual(await own(page), ['iets']);
});

test('a message out of sight moves nothing, and one press leads to it', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  for (let i = 0; i < 9; i++) await sent(page, `Regel ${i} van een lang verhaal.`);
  await page.focus('.view');
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('.view').scrollTop === 0);
  await drawn(page);
  await it.control('say', { text: 'Iets nieuws' });
  await page.click('text=Lees verder');
  assert.equal(await page.isVisible('text=Lees verder'), false);
  const below = await page.$eval('.view', (e) => e.scrollHeight - e.scrollTop - e.clientHeight);
  assert(below < 2, `${below} pixels below`);
});

// Nothing told that an agent had said more than there was room for.
test('what is longer than the view says so, and is read a view at a time', onlyFake, async () => {
  const page = await it.page({ viewport: { width: 360, height: 640 } });
  await open(page);
  await sent(page, 'Mijn verhaal.');
  assert.equal(await page.isVisible('text=Lees verder'), false);
  await it.control('say', { text: Array.from({ length: 45 }, (_, n) => `Regel ${n}.`).join('\n') });
  await it.control('say', { text: 'En dit is het laatste.' });
  await page.waitForSelector('[role=log] >> text=En dit is het laatste.');
  const place = () => page.$eval('.view', (e) => ({ top: e.scrollTop, height: e.clientHeight, below: e.scrollHeight - e.scrollTop - e.clientHeight }));
  const where = () => page.$eval('[role=log] .agent', (e) => e.offsetTop - e.closest('.view').scrollTop);
  const first = await where();
  assert(first >= 0 && first < 40, `it begins at ${first}`);
  // The second press led to the end, past all that had not been read, unless it came in the frame of the first.
  let presses = 0;
  for (; await page.isVisible('text=Lees verder'); presses++) {
    const before = await place();
    await page.focus('text=Lees verder');
    await page.keyboard.press('Enter');
    await drawn(page);
    const after = await place();
    assert(after.top > before.top && after.top - before.top < before.height, `${after.top - before.top} pixels of ${before.height}`);
  }
  assert(presses > 2, `${presses} presses`);
  assert((await place()).below < 80);
  assert.equal(await page.locator('[role=log] >> text=En dit is het laatste.').isVisible(), true);
});

test('a message from the other side takes the focus from nobody', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await page.focus('#before');
  await it.control('say', { text: 'Goedemiddag' });
  await page.waitForSelector('[role=log] >> text=Goedemiddag');
  assert.equal(await focused(page), 'before');
  assert((await log(page)).length > 1);
});

// A handler that gave back what it was told by another cancelled every paste.
test('words are pasted as words', async () => {
  const page = await it.page();
  await open(page);
  const cancelled = await page.$eval('textarea', (input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'geplakt');
    return !input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
  });
  assert.equal(cancelled, false);
});
