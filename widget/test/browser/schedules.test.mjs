// Exactly once, once more: random schedules in a real browser, with a bad network between it and
// the server. The state machine has ten thousand of them behind it; these try everything around
// it as well: sockets, storage, tabs, locks and the screen. GEHOOR_SCHEDULES says how many, GEHOOR_SEED which one to
// play again and again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { faultless, open, own, say, stage } from './stage.mjs';

const it = stage();
const schedules = Number(process.env.GEHOOR_SCHEDULES ?? 20);
const again = process.env.GEHOOR_SEED;
const lanes = 4;

function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A network that loses connections with all that is on them, and now and then is not there. */
async function badNetwork(context, random) {
  const net = { well: true, up: true, lost: 0, tokens: new Set() };
  await context.routeWebSocket(/\/ws$/, (page) => {
    const end = () => page.close({ code: [1012, 4000, 4001, 4100][Math.floor(random() * 4)] });
    if (!net.up) return end();
    const server = page.connectToServer();
    const carry = (to) => (frame) => {
      if (!net.up || (!net.well && random() < 0.12)) {
        net.lost++;
        server.close();
        return end();
      }
      const { type, token } = JSON.parse(frame);
      if (type === 'welcome') net.tokens.add(token);
      to.send(frame);
    };
    page.onMessage(carry(server));
    server.onMessage(carry(page));
  });
  return net;
}

/**
 * What the server has stored of the customer, asked by a client that has only the token. A message
 * of its own marks the end: what comes before it is everything.
 */
const stored = (page, token) => page.evaluate((token) => new Promise((resolve, reject) => {
  const socket = new WebSocket(`ws://${location.host}/ws`, 'gehoor.v1');
  const end = { type: 'say', id: crypto.randomUUID(), text: 'einde' };
  const texts = [];
  socket.onopen = () => {
    socket.send(JSON.stringify({ type: 'hello', token, locale: 'nl' }));
    socket.send(JSON.stringify(end));
  };
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.type === 'error') reject(new Error(data));
    if (frame.re === end.id) {
      socket.close();
      resolve(texts);
    } else if (frame.by?.role === 'customer') texts.push(frame.text);
  };
  socket.onerror = () => reject(new Error('no connection'));
}), token);

async function play(seed) {
  const random = seeded(seed);
  const context = await it.browser.newContext({ locale: 'nl' });
  const net = await badNetwork(context, random);
  const tabs = [await it.tab(context, '', { csp: '' })];
  await open(tabs[0]);
  const said = [[], []];
  net.well = false;

  for (let i = 0; i < 12; i++) {
    const n = Math.floor(random() * tabs.length);
    const dice = random();
    if (dice < 0.5) {
      said[n].push(`bericht ${seed}.${i}`);
      await say(tabs[n], said[n].at(-1));
    } else if (dice < 0.65) {
      await tabs[n].reload();
      await tabs[n].waitForSelector('textarea');
    } else if (dice < 0.75) net.up = !net.up;
    else if (dice < 0.85) await tabs[n].evaluate(() => dispatchEvent(new Event('online')));
    else if (dice < 0.93 && tabs.length < 2) {
      const kept = await tabs[0].evaluate(() => Object.entries(sessionStorage));
      const twin = await context.newPage();
      twin.faults = tabs[0].faults;
      await twin.addInitScript((entries) => {
        if (!sessionStorage.length) for (const [key, value] of entries) sessionStorage.setItem(key, value);
      }, random() < 0.7 ? kept : []);
      await twin.goto(tabs[0].url());
      if (!await twin.isVisible('.panel')) await twin.click('.launcher', { timeout: 2000 }).catch(() => {});
      await twin.waitForSelector('textarea');
      tabs.push(twin);
    } else await tabs[n].waitForTimeout(random() * 300);
  }

  net.well = net.up = true;
  const all = said.flat();
  for (const tab of tabs) {
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await tab.waitForFunction((count) => {
      const root = document.querySelector('gehoor-chat').shadowRoot;
      return root.querySelectorAll('[role=log] .customer').length >= count && !root.querySelector('.view > ol li');
    }, all.length).catch(async (error) => {
      throw new Error(`${error.message}\nof ${all.length} messages this is shown:\n${await tab.locator('.panel').innerText()}`);
    });
    const shown = await own(tab);
    for (const texts of said) assert.deepEqual(shown.filter((text) => texts.includes(text)), texts, 'shown once and in order');
    assert.equal(shown.length, all.length);
    faultless(tab);
  }
  const kept = [];
  for (const token of net.tokens) kept.push(...await stored(tabs[0], token));
  for (const texts of said) assert.deepEqual(kept.filter((text) => texts.includes(text)), texts, 'stored once and in order');
  await context.close();
  return { lost: net.lost, messages: all.length };
}

test(`exactly once through ${schedules} random schedules in a browser`, { timeout: 1_200_000 }, async () => {
  let next = 1;
  let lost = 0;
  let messages = 0;
  const lane = async () => {
    while (next <= schedules) {
      const seed = Number(again ?? next);
      next++;
      try {
        const done = await play(seed);
        lost += done.lost;
        messages += done.messages;
      } catch (error) {
        throw new Error(`seed ${seed}: ${error.stack}`);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  assert(lost > schedules / 2, `only ${lost} connections were lost`);
  console.log(`${messages} messages, ${lost} connections lost`);
});
