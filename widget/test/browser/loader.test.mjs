// Before the click: one small request, one button, and a way on when the app can't come.

import assert from 'node:assert/strict';
import test from 'node:test';
import { faultless, onlyFake, open, sent, stage, timers } from './stage.mjs';

const it = stage();
const scripts = (page) => page.requests.filter((url) => /\.js/.test(url)).map((url) => new URL(url).pathname);

test('one request before anybody is interested, and one more when somebody is', async () => {
  const page = await it.page();
  assert.deepEqual(scripts(page), ['/widget.js']);
  await page.hover('.launcher');
  await page.waitForFunction(() => customElements.get('gehoor-chat'));
  assert.equal(new Set(scripts(page)).size, 2);
  assert.equal(page.requests.filter((url) => /\/ws/.test(url)).length, 0);
  faultless(page);
});

test('a strict policy with Trusted Types has nothing to object to', async () => {
  const page = await it.page({ query: { csp: '' } });
  await page.evaluate(() => {
    globalThis.violations = [];
    document.addEventListener('securitypolicyviolation', (e) => globalThis.violations.push(`${e.violatedDirective} ${e.blockedURI}`));
  });
  await open(page);
  await sent(page, '<img src=x onerror=alert(1)> https://example.nl klacht@example.nl');
  await page.click('text=Dat was mijn hele verhaal');
  await page.waitForSelector('[role=log] .customer >> nth=1');
  await page.click('text=Meer');
  await Promise.all([page.waitForEvent('download'), page.click('text=Gesprek bewaren')]);
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.equal(await page.locator('.customer img').count(), 0);
  assert.deepEqual(await page.$$eval('.customer a', (links) => links.map((a) => [a.href, a.rel])), [['https://example.nl/', 'noreferrer'], ['mailto:klacht@example.nl', '']]);
  faultless(page);
});

test('where the app does not come, the click leads to the page /chat', async () => {
  const page = await it.page({ query: {} });
  await page.route('**/w/app.*', (route) => route.abort());
  await page.click('.launcher');
  await page.waitForURL('**/chat?locale=nl');
});

test('where the app comes and cannot begin, the click leads there too', async () => {
  const page = await it.page({ query: {} });
  await page.evaluate(() => { globalThis.ResizeObserver = undefined; });
  await page.click('.launcher');
  await page.waitForURL('**/chat?locale=nl');
});

// Who stays on the button for a moment has the app before the click: it took the click, and did nothing.
test('where the app came before the click and cannot begin, the click leads there as well', async () => {
  const page = await it.page({ query: {} });
  await page.evaluate(() => { globalThis.ResizeObserver = undefined; });
  await page.hover('.launcher');
  await page.waitForFunction(() => customElements.get('gehoor-chat'));
  await page.click('.launcher');
  await page.waitForURL('**/chat?locale=nl');
});

// Each click that had found no connection went on trying, though another one had long opened the chat.
test('a chat that was closed stays closed, however often it had been asked for before it came', async () => {
  const page = await it.page({ query: {} });
  await page.route('**/w/app.*', (route) => route.abort());
  const due = await timers(page);
  const online = (value) => page.evaluate((value) => Object.defineProperty(navigator, 'onLine', { configurable: true, value }), value);
  await online(false);
  await page.click('.launcher');
  await page.waitForFunction(() => globalThis.held.size > 0);
  await page.click('.launcher');
  await page.unroute('**/w/app.*');
  await page.click('.launcher');
  await page.waitForSelector('[role=log] li');
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('.panel'), false);
  await due();
  assert.equal(await page.isVisible('.panel'), false);
});

test('an app that is not the one that was built does not run', async () => {
  const page = await it.page({ query: {} });
  await page.route('**/w/app.*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `sessionStorage.evil = 1;${await response.text()}` });
  });
  await page.hover('.launcher');
  await page.click('.launcher');
  await page.waitForURL('**/chat?locale=nl');
  assert.equal(await page.evaluate(() => sessionStorage.evil), undefined);
});

test('an old browser gets a plain link', async () => {
  const context = await it.browser.newContext();
  await context.addInitScript(() => {
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...args) => args[0] !== 'color' && supports(...args);
  });
  const page = await it.tab(context, '', {});
  assert.equal(await page.getAttribute('a.launcher', 'href'), `${it.url}chat?locale=nl`);
});

test('the tag twice makes one widget', onlyFake, async () => {
  const page = await it.page({ query: {} });
  await page.addScriptTag({ url: `${it.url}widget.js` });
  assert.equal(await page.locator('gehoor-chat').count(), 1);
  await open(page);
});

test('a page whose body is replaced keeps the chat', async () => {
  const page = await it.page({ query: {} });
  await open(page);
  await sent(page, 'blijft staan');
  await page.evaluate(() => document.documentElement.replaceChild(document.createElement('body'), document.body));
  assert.equal(await page.isVisible('[role=log] >> text=blijft staan'), true);
  await sent(page, 'en gaat door');
});

test('settings of the script tag reach the widget', onlyFake, async () => {
  const page = await it.page({ query: { accent: 'rgb(10, 90, 20)', z: '42', position: 'left', label: 'Meld het ons', radius: '0' } });
  const style = (selector, name) => page.$eval(selector, (e, name) => getComputedStyle(e)[name], name);
  assert.equal(await page.textContent('.launcher'), 'Meld het ons');
  assert.equal(await style('.launcher', 'backgroundColor'), 'rgb(10, 90, 20)');
  assert.equal(await style('.launcher', 'left'), '16px');
  await open(page);
  assert.deepEqual([await style('.panel', 'left'), await style('.panel', 'zIndex'), await style('.send', 'backgroundColor'), await style('.panel', 'borderRadius')],
    ['16px', '42', 'rgb(10, 90, 20)', '0px']);
});

test('the element tells the page what happened, and never what was said', async () => {
  const page = await it.page();
  await page.evaluate(() => {
    globalThis.told = [];
    document.addEventListener('gehoor', (e) => globalThis.told.push(JSON.stringify(e.detail)));
    document.documentElement.addEventListener('gehoor', () => {});
  });
  await open(page);
  await sent(page, 'geheim');
  await page.keyboard.press('Escape');
  assert.deepEqual(await page.evaluate(() => globalThis.told), ['{"type":"open"}', '{"type":"close"}']);
});

test('what the site says before the app has come is not lost', async () => {
  const page = await it.page();
  const hello = new Promise((resolve) => { page.on('websocket', (socket) => socket.on('framesent', resolve)); });
  await page.$eval('gehoor-chat', (e) => { e.identity = 'a.b.c'; });
  await page.click('.launcher');
  assert.equal(JSON.parse((await hello).payload).identity, 'a.b.c');
});

test('an element that a page takes away and puts back goes on', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'voor het weggaan');
  await page.evaluate(() => {
    globalThis.chat = document.querySelector('gehoor-chat');
    globalThis.chat.remove();
  });
  await page.evaluate(() => document.documentElement.append(globalThis.chat));
  await sent(page, 'na het terugkomen');
});

test('inline it fills its place, stands open, and has nothing to close', onlyFake, async () => {
  const page = await it.page({ query: { csp: '', inline: '' } });
  await page.waitForSelector('[role=log] li');
  await sent(page, 'op de pagina zelf');
  assert.equal(await page.locator('.launcher').count(), 0);
  assert.equal(await page.isVisible('[aria-label=Sluiten]'), false);
  assert.equal(await page.getAttribute('.panel', 'role'), 'region');
  await page.keyboard.press('Escape');
  assert.equal(await page.isVisible('.panel'), true);
  assert.equal(await page.evaluate(() => document.body.inert), false);
  faultless(page);
});
