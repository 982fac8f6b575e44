// Exactly once: whatever the network, the server and the customer do, every message is stored
// once and in order, is shown once, and none is lost. Thousands of random schedules try it; the
// seed of one that fails is in its message.

import assert from 'node:assert/strict';
import test from 'node:test';
import { seeded, Server, type Random } from './server';
import { Tab, type World } from './tab';

const schedules = 10_000;
const steps = 120;

test(`exactly once through ${schedules} random schedules`, () => {
  const seen = { reloads: 0, crashes: 0, kills: 0, deaf: 0, copies: 0, refusals: 0, messages: 0 };
  for (let seed = 1; seed <= schedules; seed++) {
    try {
      play(seed, seen);
    } catch (error) {
      throw new Error(`seed ${seed}: ${(error as Error).stack}`);
    }
  }
  // A schedule without trouble proves nothing: each kind of it has to have come.
  for (const [kind, count] of Object.entries(seen)) assert(count > schedules / 10, `only ${count} ${kind}`);
});

function play(seed: number, seen: Record<string, number>): void {
  const random = seeded(seed);
  const server = new Server(random, { refuse: random() < 0.5 ? 0.2 : 0 });
  const world: World = { server, queue: new Set(), up: true, tabs: [] };
  const said: string[][] = [[], []];
  world.tabs.push(new Tab(world));
  world.tabs[0]!.tell('wake');

  let id = 0;
  const say = (n: number, crash: boolean) => {
    const text = `m${seed}-${++id}`;
    said[n]!.push(text);
    const put = ['put', { label: text, body: { type: 'say', id: text, text } }] as const;
    if (crash) {
      world.tabs[n] = world.tabs[n]!.reload([...put]);
      world.tabs[n]!.tell('wake');
    } else world.tabs[n]!.tell(...put);
    seen.messages!++;
  };

  for (let i = 0; i < steps; i++) {
    const n = Math.floor(random() * world.tabs.length);
    const tab = world.tabs[n]!;
    const dice = random();
    if (dice < 0.55) tab.advance(random() < 0.5 ? 'server' : 'client');
    else if (dice < 0.67) say(n, false);
    else if (dice < 0.69) count(seen, 'crashes', () => say(n, true));
    // A timer may fire as early or as late as a jumping clock makes it.
    else if (dice < 0.77) tab.timer && fire(tab);
    else if (dice < 0.82) tab.line && tab.opened && count(seen, 'kills', () => tab.lose(pick(random, [1006, 1012, 4000, 4001, 4100, 1011])));
    else if (dice < 0.85) tab.line && count(seen, 'deaf', () => (tab.deaf = true));
    else if (dice < 0.88) count(seen, 'reloads', () => {
      world.tabs[n] = tab.reload();
      world.tabs[n]!.tell('wake');
    });
    else if (dice < 0.91) world.up = !world.up;
    else if (dice < 0.93) tab.tell('online');
    else if (dice < 0.95) tab.tell('visible');
    else if (dice < 0.96) tab.tell('put', { label: '', body: { type: 'locale', id: `l${seed}-${++id}`, locale: 'en' } });
    else if (dice < 0.97 && world.tabs.length < 2) {
      // Copying a tab copies its storage, the outbox with it; opening one copies nothing.
      count(seen, 'copies', () => world.tabs.push(new Tab(world, random() < 0.7 ? { ...tab.kept } : {})));
      // What the copy has in its outbox is the first tab's, under the same ids.
      world.tabs[1]!.tell('wake');
    }
    if (tab.state.held) seen.refusals!++;
    nothingLost(world, said);
  }

  heal(world);
  finished(world, said);
}

function nothingLost(world: World, said: string[][]): void {
  for (const text of said.flat()) {
    const stored = world.server.talks.filter((t) => t.ids.has(text)).length;
    const kept = world.tabs.some((t) => t.kept.outbox?.some((i) => i.body.id === text));
    assert(stored <= 1, `${text} stored in ${stored} conversations`);
    assert(stored || kept, `${text} is lost`);
  }
}

/** The network is well from here on, and time goes by. */
function heal(world: World): void {
  world.up = true;
  for (const tab of world.tabs) if (tab.deaf) tab.lose(1006);
  for (let round = 0; round < 2000; round++) {
    let busy = false;
    for (const tab of world.tabs) {
      for (const towards of ['server', 'client'] as const) busy = tab.advance(towards) || busy;
    }
    if (!busy) {
      const waiting = world.tabs.filter((t) => t.timer);
      if (!waiting.length) return;
      waiting.forEach(fire);
    }
  }
  throw new Error('never comes to rest');
}

function fire(tab: Tab): void {
  tab.timer = false;
  tab.tell('tick');
}

function finished(world: World, said: string[][]): void {
  const talks = world.server.talks.filter((t) => t.events.some((e) => e.re));
  const events = talks.flatMap((t) => t.events);
  for (const [n, texts] of said.entries()) {
    const stored = events.filter((e) => e.text && texts.includes(e.text)).map((e) => e.text);
    assert.deepEqual(stored, texts, `tab ${n}: stored once and in order`);
  }
  for (const tab of world.tabs) {
    assert.equal(tab.state.outbox.length, 0, 'nothing is left to send');
    assert.equal(tab.state.stored.length, 0, 'nothing waits for its event');
    const talk = world.server.talks.find((t) => t.token === tab.state.token)!;
    assert.deepEqual(tab.shown.map((e) => e.seq), talk.events.map((e) => e.seq), 'everything shown once');
    assert.deepEqual(tab.givenBack, []);
  }
}

const pick = <T>(random: Random, from: T[]): T => from[Math.floor(random() * from.length)]!;

function count(seen: Record<string, number>, kind: string, act: () => unknown): void {
  seen[kind]!++;
  act();
}
