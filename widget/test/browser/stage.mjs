// What every browser test stands on: Chromium, a server, and pages that watch themselves. The
// server is the fake, started here, or the one that GEHOOR_URL points to.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const axe = createRequire(import.meta.url)('axe-core');

/** The address of a real server, if the tests are to run against one. */
export const real = process.env.GEHOOR_URL;

/** For tests that order the fake to fail: reported as skipped against a real server. */
export const onlyFake = real ? { skip: 'needs the fake server' } : {};

/** Starts browser and server before the file's tests and ends them afterwards. */
export function stage() {
  const it = { url: real };
  let server;

  before(async () => {
    if (!real) {
      const [command, ...args] = process.env.GEHOOR_FAKE ? [process.env.GEHOOR_FAKE] : ['go', 'run', './widget/internal/fake'];
      // Of its own process group, so that ending it ends what "go run" started.
      server = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
      const [line] = await once(server.stdout, 'data');
      it.url = String(line).trim();
    }
    it.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
    });
  });
  // What is over takes no more of the machine, and hears no more of what is ordered from the fake.
  afterEach(() => Promise.all(it.browser?.contexts().map((context) => context.close()) ?? []));
  after(async () => {
    await it.browser?.close();
    if (server) process.kill(-server.pid);
  });

  /** Orders a fault or an event of the fake. */
  it.control = (what, more = {}) => fetch(`${it.url}control?${new URLSearchParams({ do: what, ...more })}`);
  /** The customers' messages that the fake holds, by conversation. */
  it.stored = async () => (await fetch(`${it.url}stored`)).json();

  /** Opens a page in a browser of its own. query: that of the host page; the rest: options of the context. */
  it.page = async ({ path = '', query = { csp: '' }, ...options } = {}) => {
    const context = await it.browser.newContext({
      viewport: { width: 1280, height: 800 }, timezoneId: 'Europe/Amsterdam', locale: query.locale ?? 'nl', ...options,
    });
    return it.tab(context, path, query);
  };
  /** The address of a page with the widget on it; the real server has but one, and calls the language lang. */
  it.address = (path, query) => `${it.url}${real ? '' : path}?${new URLSearchParams({ lang: query.locale ?? 'nl', ...query })}`;
  it.tab = async (context, path, query) => {
    // Long enough for a machine that does much else; only a failure waits for it.
    context.setDefaultTimeout(120_000);
    const page = await context.newPage();
    watch(page, it.url);
    await page.goto(it.address(path, query));
    // Something to stand on before the launcher.
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('button'), { id: 'before', textContent: 'before' })));
    return page;
  };
  return it;
}

/** Notes whatever a good widget never causes: errors, policy violations, requests to anybody else. */
function watch(page, url) {
  page.faults = [];
  page.requests = [];
  page.on('pageerror', (error) => page.faults.push(`error: ${error.stack}`));
  page.on('console', (message) => {
    // A refused connection is the browser's to report; the tests that break the network expect it.
    if (message.type() === 'error' && !/WebSocket|ERR_|503/.test(message.text())) page.faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    page.requests.push(request.url());
    if (!/^(?:blob|data):/.test(request.url()) && new URL(request.url()).host !== new URL(url).host) page.faults.push(`foreign request: ${request.url()}`);
  });
}

export const faultless = (page) => assert.deepEqual(page.faults, []);

/** Opens the chat as a customer does, and waits for the first message. */
export async function open(page) {
  await page.click('.launcher');
  await page.waitForSelector('[role=log] li');
}

export async function say(page, text) {
  await page.fill('textarea', text);
  await page.press('textarea', 'Enter');
}

/** Holds back requests to this address, until the function that it answers with is called. */
export async function hold(page, url) {
  let go;
  const going = new Promise((resolve) => (go = resolve));
  await page.route(url, async (route) => {
    await going;
    // Who cancels it is not there any more.
    await route.continue().catch(() => {});
  });
  return go;
}

/** From now on the page's timers of so many milliseconds, or all until the app is there, wait for what this answers with. */
export async function timers(page, only) {
  await page.evaluate((only) => {
    const held = globalThis.held = new Map();
    const { setTimeout: set, clearTimeout: clear } = globalThis;
    let n = 0;
    globalThis.setTimeout = (act, ms, ...more) => {
      if (only ? ms !== only : customElements.get('gehoor-chat')) return set(act, ms, ...more);
      held.set(--n, () => act(...more));
      return n;
    };
    globalThis.clearTimeout = (id) => held.delete(id) || clear(id);
  }, only);
  return async () => {
    await page.evaluate(() => globalThis.held.forEach((act) => act()));
    await drawn(page);
  };
}

/** Waits until the browser has drawn, and so has told of what was scrolled. */
export const drawn = (page) => page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

/** Sends a message and waits until it stands in the log. */
export async function sent(page, text) {
  await say(page, text);
  await page.waitForSelector(`[role=log] .customer >> text=${text}`);
}

/** What stands in the log, as [who, text]. */
export const log = (page) => page.$$eval('[role=log] li', (items) => items.map((li) =>
  [li.className, (li.querySelector('.words') ?? li).textContent]));

/** The customer's own messages in the log. */
export const own = async (page) => (await log(page)).filter(([who]) => who === 'customer').map(([, text]) => text);

/** axe finds nothing, of any impact. */
export async function accessible(page, what) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => globalThis.axe.run({ include: ['gehoor-chat'] }, { resultTypes: ['violations'] }));
  assert.deepEqual(violations.map((v) => `${what}: ${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`), []);
}

/** Gives the page a style sheet of its own, as a site has one, whatever its policy. */
export const dress = (page, css) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}, css);
