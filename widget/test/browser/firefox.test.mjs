// The same in Firefox: loading with its hash, the conversation, the keyboard, a reload, an attachment,
// under the strict policy.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import puppeteer from 'puppeteer-core';

const firefox = process.env.FIREFOX;
const it = {};

// Without FIREFOX the file's tests are reported as skipped; .ci/run always sets it.
const options = firefox ? { timeout: 300_000 } : { skip: 'FIREFOX does not say where Firefox is' };

before(async () => {
  if (!firefox) return;
  it.folder = await mkdtemp(join(tmpdir(), 'firefox-'));
  it.server = spawn(process.env.GEHOOR_FAKE, { stdio: ['ignore', 'pipe', 'inherit'] });
  it.url = String((await once(it.server.stdout, 'data'))[0]).trim();
  it.browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefox, headless: true, userDataDir: it.folder, timeout: 120_000, protocolTimeout: 240_000,
    extraPrefsFirefox: { 'intl.accept_languages': 'nl', 'dom.security.trusted_types.enabled': true },
  });
});
after(async () => {
  await it.browser?.close();
  it.server?.kill();
  if (it.folder) await rm(it.folder, { recursive: true, force: true });
});

const inside = (page, selector) => page.waitForSelector(`gehoor-chat >>> ${selector}`, { timeout: 60_000 });
const texts = (page) => page.evaluate(() => [...document.querySelector('gehoor-chat').shadowRoot.querySelectorAll('[role=log] .customer .words')].map((e) => e.textContent));
const until = (page, what, ...args) => page.waitForFunction(what, { timeout: 60_000 }, ...args);

test('Firefox: by keyboard, under the strict policy, over a reload, with an attachment', options, async () => {
  const page = await it.browser.newPage();
  const faults = [];
  // Firefox reports violations as errors. It looks for the site's icon by itself, which the page's policy forbids.
  const fault = (text) => /favicon/.test(text) || faults.push(text);
  page.on('pageerror', (error) => fault(error.message));
  page.on('console', (message) => message.type() === 'error' && fault(message.text()));
  await page.goto(`${it.url}?csp&locale=nl`);
  await inside(page, '.launcher');
  await page.evaluate(() => document.querySelector('a').focus());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await inside(page, '[role=log] li');
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), 'input');
  await page.keyboard.type('Uit Firefox.');
  await page.keyboard.press('Enter');
  await inside(page, '[role=log] .customer');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), 'launcher');
  await page.keyboard.press('Enter');
  await page.keyboard.type('half af');
  await page.reload();
  await inside(page, '[role=log] .customer');
  assert.deepEqual(await texts(page), ['Uit Firefox.']);
  assert.equal(await page.evaluate(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('textarea').value), 'half af');

  const input = await inside(page, '.tools input[type=file]').catch(() => page.evaluateHandle(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('input[type=file]')));
  const file = join(it.folder, 'kleur.png');
  await writeFile(file, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
  await input.uploadFile(file);
  await inside(page, '.files canvas');
  await (await inside(page, '.send')).click();
  await until(page, () => document.querySelector('gehoor-chat').shadowRoot.querySelector('[role=log] canvas'));
  assert.deepEqual(faults, []);
  await page.close();
});

test('Firefox: an app that is not the one that was built does not run', options, async () => {
  const page = await it.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => (/\/w\/app\./.test(request.url())
    ? request.respond({ contentType: 'text/javascript', headers: { 'Access-Control-Allow-Origin': '*' }, body: 'sessionStorage.evil = 1;' })
    : request.continue()));
  await page.goto(`${it.url}?locale=nl`);
  await (await inside(page, '.launcher')).click();
  await until(page, () => location.pathname === '/chat');
  assert.equal(await page.evaluate(() => sessionStorage.evil), undefined);
  await page.close();
});

// It refuses storage, locks and the channel between tabs; the button did nothing at all.
test("Firefox: where its settings forbid a site to keep anything it works for as long as the page stays", options, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox', executablePath: firefox, headless: true, userDataDir: folder, timeout: 120_000, protocolTimeout: 240_000,
    extraPrefsFirefox: { 'network.cookie.cookieBehavior': 2 },
  });
  const page = await browser.newPage();
  await page.goto(`${it.url}?csp&locale=nl`);
  assert.equal(await page.evaluate(() => { try { return new BroadcastChannel('x').name; } catch (error) { return error.name; } }), 'SecurityError');
  await (await inside(page, '.launcher')).click();
  await inside(page, '[role=log] li');
  await page.keyboard.type('Niets bewaard.');
  await page.keyboard.press('Enter');
  await inside(page, '[role=log] .customer');
  assert.deepEqual(await texts(page), ['Niets bewaard.']);
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

// A browser may remember that a module could not be fetched; then trying again would try nothing.
test('Firefox: a chat that stood open opens again, though its script fails at first', options, async () => {
  const page = await it.browser.newPage();
  await page.goto(`${it.url}?locale=nl`);
  await (await inside(page, '.launcher')).click();
  await inside(page, '[role=log] li');
  await page.setRequestInterception(true);
  await page.setCacheEnabled(false);
  let failed = 0;
  page.on('request', (request) => (/\/w\/app\./.test(request.url()) && failed++ < 2 ? request.abort() : request.continue()));
  await page.reload();
  await inside(page, '[role=log] li');
  assert(failed > 2, `${failed} times`);
  await page.close();
});
