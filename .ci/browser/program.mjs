// The built program as a process, a browser, and pages that watch themselves.

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import assert from 'node:assert/strict';

const modules = createRequire(new URL('../../widget/test/package.json', import.meta.url));
const { chromium } = modules('playwright-core');
const axe = modules('axe-core');

/** Starts the program with these arguments on a free port and an empty store; ends it after the tests. */
export function program(...args) {
  const it = { printed: '', log: '' };
  let child, data;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'gehoor-'));
    child = spawn(process.env.GEHOOR, ['serve', '--addr', '127.0.0.1:0', '--data', data, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr.on('data', (text) => { it.log += text; });
    await new Promise((resolve, reject) => {
      child.on('exit', () => reject(new Error(`the program did not start:\n${it.log}`)));
      child.stdout.on('data', (text) => {
        it.printed += text;
        if (it.printed.includes('Stop with')) resolve();
      });
    });
    it.url = it.printed.match(/http:\/\/[^\s/]+/)[0];
    it.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
  });
  after(async () => {
    await it.browser?.close();
    const ended = child && child.exitCode === null ? new Promise((resolve) => { child.on('exit', resolve); }) : child?.exitCode;
    child?.kill('SIGTERM');
    assert.equal(await ended, 0, `the program did not stop in order:\n${it.log}`);
    if (data) await rm(data, { recursive: true, force: true });
  });

  /** A page in a browser of its own, which notes every fault and every request to anybody else. */
  it.page = async (options = {}) => {
    const context = await it.browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Pacific/Chatham', ...options });
    const page = await context.newPage();
    // Long enough for a machine that does much else; only a failure waits for it.
    page.setDefaultTimeout(120_000);
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(`error: ${error.stack}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (401|404|409|415|422)/.test(message.text())) page.faults.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== it.url) page.faults.push(`foreign request: ${request.url()}`);
    });
    page.open = async (path) => (await page.goto(it.url + path)).status();
    return page;
  };
  it.login = async (page, email, locale) => {
    await page.open(`/desk/login?lang=${locale}`);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', it.printed.match(/password "([^"]+)"/)[1]);
    await Promise.all([page.waitForNavigation(), page.click('main button')]);
    assert.ok(!page.url().includes('/login'), `${email} is logged in`);
  };
  /** Opens the conversation in the desk's queue in which the text was said; answers with its path. */
  it.find = async (desk, text) => {
    // The queue shows it once it is stored.
    for (const until = Date.now() + 120_000; Date.now() < until;) {
      await desk.open('/desk');
      const waiting = await desk.$$eval('main a[href^="/desk/c/"]', (links) => [...new Set(links.map((a) => a.getAttribute('href').split('#')[0]))]);
      for (const path of waiting) {
        await desk.open(path);
        if ((await desk.textContent('main')).includes(text)) return path;
      }
    }
    return assert.fail(`nothing in the queue says: ${text}`);
  };
  return it;
}

/** A photo as a phone makes it: large, and with the place where it was taken. */
export const photo = (page) => page.evaluate(async () => {
  const canvas = new OffscreenCanvas(2400, 1200);
  const context = canvas.getContext('2d');
  context.fillStyle = '#a50';
  context.fillRect(300, 200, 900, 700);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer());
  const exif = new TextEncoder().encode('Exif\0\0MM\0*GPSLatitude 52.3702');
  return [...bytes.slice(0, 2), 0xff, 0xe1, 0, exif.length + 2, ...exif, ...bytes.slice(2)];
});

/** axe finds nothing on the whole page, of any impact, and the page has had no faults. */
export async function good(page, what) {
  // Not addScriptTag: the page's policy rightly refuses it.
  await page.evaluate(axe.source);
  // A page of the desk renews itself as it opens: what axe found among elements that are gone does not count.
  const { violations } = await page.evaluate(async () => {
    for (let tries = 1; ; tries++) {
      let renewed = false;
      const watch = new MutationObserver(() => { renewed = true; });
      watch.observe(document.body, { childList: true, subtree: true });
      const [found] = await Promise.allSettled([globalThis.axe.run(document, { resultTypes: ['violations'] })]);
      if (watch.takeRecords().length) renewed = true;
      watch.disconnect();
      if (renewed && tries < 20) continue;
      if (found.reason) throw found.reason;
      return found.value;
    }
  });
  assert.deepEqual(violations.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 200)).join(' | ')}`), []);
  assert.deepEqual(page.faults, [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${what}: scrolls sideways by ${wide} px`);
}

/** How a page may be looked at. */
export const looks = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'small', options: { viewport: { width: 320, height: 640 } } },
];
