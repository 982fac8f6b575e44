// Exactly once, with everything real: random schedules in a browser against the built program, over
// a network that loses connections, answers and itself, while the program is killed and started
// again. The state machine has ten thousand schedules behind it (widget/test/network.test.ts);
// these try all that stands around it, down to the disk. SCHEDULES says how many,
// SEED which one to play again.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { cutter, seeded } from './cutter.mjs';

const { chromium } = createRequire(new URL('../../widget/test/package.json', import.meta.url))('playwright-core');
const schedules = Number(process.env.SCHEDULES ?? 100);
const again = process.env.SEED;
const lanes = 4;
const world = { kills: 0, nets: [] };

/** Starts the program on the port that it had; resolves when it answers. */
function start() {
  world.child = spawn(process.env.GEHOOR, ['serve', '--addr', `127.0.0.1:${world.port}`, '--data', world.data, '--story-pause', '1s',
    '--allowed-origins', world.nets.map((net) => `http://127.0.0.1:${net.port}`).join()], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  return new Promise((resolve, reject) => {
    world.child.on('exit', (code, signal) => signal !== 'SIGKILL' && reject(new Error(`the program ended by itself (${code}):\n${printed}`)));
    for (const stream of [world.child.stdout, world.child.stderr]) stream.on('data', (text) => {
      printed += text;
      if (printed.includes('Stop with')) resolve();
    });
  });
}

async function kill() {
  world.kills++;
  const gone = new Promise((resolve) => { world.child.on('exit', resolve); });
  world.child.kill('SIGKILL');
  await gone;
  await start();
}

before(async () => {
  world.data = await mkdtemp(join(tmpdir(), 'gehoor-'));
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => { free.on('listening', resolve); });
  world.port = free.address().port;
  await new Promise((resolve) => { free.close(resolve); });
  for (let i = 0; i < lanes; i++) world.nets.push(await cutter(() => world.port));
  await start();
  world.browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
});

after(async () => {
  await world.browser?.close();
  world.nets.forEach((net) => net.close());
  world.child?.kill('SIGKILL');
  if (world.data) await rm(world.data, { recursive: true, force: true });
});

/**
 * What the server has stored of the customer, asked by a client that has only the token. The welcome's seq
 * may be of an event that customers don't see and that never comes: what follows the hello is nonsense, and
 * the answer to it tells that everything before has come.
 */
const stored = (page, token) => page.evaluate((token) => new Promise((resolve, reject) => {
  const socket = new WebSocket(`ws://${location.host}/ws`, 'gehoor.v1');
  const texts = [];
  socket.onopen = () => ['hello', 'that is all'].forEach((type) => socket.send(JSON.stringify({ type, token, locale: 'nl' })));
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.code === 'bad_frame') resolve(texts);
    else if (frame.type === 'error') reject(new Error(data));
    if (frame.by?.role === 'customer' && frame.text) texts.push(frame.text);
  };
  socket.onclose = ({ code }) => reject(new Error(`no connection: ${code}`));
}), token);

/** What a tab shows of the customer, and whether all that waits can be seen as waiting. */
const look = (tab) => tab.evaluate(() => {
  const root = document.querySelector('gehoor-chat').shadowRoot;
  const texts = (list) => [...root.querySelectorAll(`${list} > .customer`)].map((li) => li.querySelector('.words').textContent);
  const memory = JSON.parse(Object.values(sessionStorage)[0] ?? '{}');
  return {
    log: texts('[role=log] ol'), way: texts('.view > ol'), token: memory.token,
    outbox: (memory.outbox ?? []).filter((item) => item.label).map((item) => item.label),
    states: [...root.querySelectorAll('.view > ol .when')].map((p) => p.textContent),
  };
});

async function sees(tab) {
  const { log, way, outbox, states } = await look(tab);
  const all = [...log, ...way];
  assert.equal(new Set(all).size, all.length, `something is shown twice: ${all}`);
  for (const text of outbox) assert(way.includes(text), `${text} waits unseen`);
  for (const state of states) assert.match(state, /aangekomen/i);
}

/** Opens the chat, or waits for it to open by itself. A program killed while it serves a script ends in
 * a page that has no chat, or in /chat; a customer tries again, and so does this. */
async function opened(tab, url) {
  for (const until = Date.now() + 180_000; Date.now() < until;) {
    try {
      if (tab.url().includes('/chat')) await tab.goto(url);
      if (!await tab.isVisible('.panel')) await tab.click('.launcher', { timeout: 10_000 });
      await tab.waitForSelector('textarea', { timeout: 10_000 });
      if (!tab.url().includes('/chat')) return;
    } catch {
      await tab.goto(url).catch(() => {});
    }
  }
  throw new Error('the chat does not open');
}

async function play(seed, net) {
  const random = net.random = seeded(seed);
  const context = await world.browser.newContext({ locale: 'nl', viewport: { width: 1000, height: 700 } });
  const faults = [];
  const url = `http://127.0.0.1:${net.port}/?lang=nl`;
  const begin = async (entries = []) => {
    const tab = await context.newPage();
    tab.setDefaultTimeout(60_000);
    tab.on('pageerror', (error) => faults.push(error.stack));
    await tab.addInitScript((kept) => {
      // The browser's own page for a failed load has no storage.
      if (location.protocol === 'http:' && !sessionStorage.length) for (const [key, value] of kept) sessionStorage.setItem(key, value);
    }, entries);
    await tab.goto(url).catch(() => {});
    await opened(tab, url);
    return tab;
  };
  const tabs = [await begin()];
  await tabs[0].waitForSelector('[role=log] li');
  const said = [[], []];
  net.break();

  for (let i = 0; i < 12; i++) {
    const n = Math.floor(random() * tabs.length);
    const dice = random();
    if (dice < 0.55) {
      said[n].push(`bericht ${seed}.${i}`);
      await tabs[n].fill('textarea', said[n].at(-1));
      await tabs[n].press('textarea', 'Enter');
    } else if (dice < 0.65) {
      await tabs[n].fill('textarea', `half ${i}`);
      await tabs[n].reload().catch(() => {});
      await opened(tabs[n], url);
      assert.equal(await tabs[n].inputValue('textarea'), `half ${i}`, 'unsent text survives');
      await tabs[n].fill('textarea', '');
    } else if (dice < 0.73) net.break(!net.up);
    else if (dice < 0.82) await tabs[n].evaluate(() => dispatchEvent(new Event('online')));
    else if (dice < 0.88 && tabs.length < 2) {
      const kept = await tabs[0].evaluate(() => Object.entries(sessionStorage));
      tabs.push(await begin(random() < 0.7 ? kept : []));
    } else await tabs[n].waitForTimeout(random() * 300);
    await sees(tabs[n]);
  }

  net.heal();
  const all = said.flat();
  const tokens = new Set();
  for (const tab of tabs) {
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await tab.waitForFunction((count) => {
      const root = document.querySelector('gehoor-chat').shadowRoot;
      return root.querySelectorAll('[role=log] .customer').length >= count && !root.querySelector('.view > ol li');
    }, all.length).catch(async (error) => {
      throw new Error(`${error.message}\nof ${all.length} messages this is shown:\n${await tab.locator('.panel').innerText()}`);
    });
    const { log, token } = await look(tab);
    tokens.add(token);
    for (const texts of said) assert.deepEqual(log.filter((text) => texts.includes(text)), texts, 'shown once and in order');
    assert.equal(log.length, all.length);
  }
  const kept = [];
  for (const token of tokens) {
    // The program may be killed just now; then once more.
    for (let tries = 1; ; tries++) {
      try {
        kept.push(...await stored(tabs[0], token));
        break;
      } catch (error) {
        if (tries === 60) throw error;
        await tabs[0].waitForTimeout(1000);
      }
    }
  }
  for (const texts of said) assert.deepEqual(kept.filter((text) => texts.includes(text)), texts, 'stored once and in order');
  assert.deepEqual(faults, []);
  await context.close();
  return all.length;
}

test(`exactly once through ${schedules} random schedules: browser, network and program`, { timeout: 1_200_000 }, async () => {
  let next = 1;
  let messages = 0;
  let over = false;
  const lane = async (_, n) => {
    while (next <= schedules) {
      const seed = Number(again ?? next);
      next++;
      try {
        messages += await play(seed, world.nets[n]);
        if (seed % 10 === 0) console.log(`schedule ${seed} done, ${world.kills} kills`);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error.stack}`);
      }
    }
  };
  const killer = (async () => {
    while (!over) {
      await new Promise((resolve) => { setTimeout(resolve, 20_000); });
      if (!over) await kill();
    }
  })();
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    over = true;
  }
  await killer;
  const lost = { kills: world.kills };
  for (const net of world.nets) for (const [fate, count] of Object.entries(net.lost)) lost[fate] = (lost[fate] ?? 0) + count;
  console.log(`${messages} messages; ${JSON.stringify(lost)}`);
  // A network that did nothing would prove nothing.
  for (const fate of ['cut', 'mute', 'deaf', 'refused']) assert(lost[fate] >= schedules / 10, `only ${lost[fate]} ${fate}`);

  const gone = new Promise((resolve) => { world.child.on('exit', resolve); });
  world.child.kill('SIGTERM');
  assert.equal(await gone, 0, 'the program stops in order');
  const { status, stdout, stderr } = spawnSync(process.env.GEHOOR, ['verify', '--data', world.data], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});
