// The client's state machine: pure, so that a simulated network can try every schedule on it.
// It is told what happened and answers with the next state and what to do. It reads no clock,
// draws no random number and touches neither socket, storage nor page.

import type { Body, ClientFrame, ConversationEvent, ErrorFrame, FileLimits, Welcome } from './frames';

/** Something the customer said or chose that the server has not acknowledged yet. */
export interface Item {
  body: Body;
  /** What the customer sees of it; empty where there is nothing to see. */
  label: string;
  /** Set once the server has acknowledged it; it then waits only for its event. */
  seq?: number;
}

/** In order: up to stopped nothing is under way, from live on everything is well. */
export const enum Phase {
  /** Nobody has asked for a conversation. */
  asleep,
  /** The server sent us away; only the customer can go on. */
  stopped,
  /** Between two attempts. */
  waiting,
  dialling,
  /** Connected, and waiting for the welcome. */
  greeting,
  live,
}

export interface State {
  phase: Phase;
  /** Resumes the conversation. Token and outbox are what outlives the page: the shell stores them at every change. */
  token?: string;
  /** A token that the server refused; no other tab may hand it to us again. */
  refused?: string;
  /** The last event shown. Zero after a reload: the whole conversation is shown again. */
  cursor: number;
  /** Events up to here are history and are not announced to screen readers. */
  history: number;
  /** Not acknowledged, in the order in which the customer sent them. */
  outbox: Item[];
  /** Acknowledged, event not seen yet. */
  stored: Item[];
  /** The one message on the wire. Only one at a time: a second could overtake a first that failed. */
  sent?: string;
  /** The first message was refused for now; the timer frees it. */
  held?: boolean;
  /** Failures since the last success; the delays grow with it. */
  tries: number;
  /** The most characters in a message. */
  limit: number;
  /** What may be attached, once the server has said so. */
  files?: FileLimits;
}

/** What can happen. */
export interface Inputs {
  /** The customer opens the chat, or asks to go on. */
  wake(): void;
  /** The chat was taken off the page. */
  sleep(): void;
  /** The network is back, or another one. */
  online(): void;
  /** The page came into view. */
  visible(): void;
  /** Another tab has a conversation. */
  adopt(token: string): void;
  opened(): void;
  lost(code: number): void;
  /** The timer ran out. */
  tick(): void;
  put(item: Item): void;
  forget(): void;
  welcome(frame: Welcome): void;
  ack(frame: { id: string; seq: number }): void;
  event(frame: ConversationEvent): void;
  error(frame: ErrorFrame): void;
}

/** What there is to do about it. */
export interface Acts {
  /** Lets go of any socket and opens a new one. */
  dial(): void;
  hangup(): void;
  hello(): void;
  send(frame: ClientFrame): void;
  /** Sets the one timer, in milliseconds; zero stops it. With jitter, somewhere around them. */
  timer(ms: number, jitter?: boolean): void;
  /** The conversation will be shown anew. */
  clear(): void;
  show(event: ConversationEvent, silent: boolean): void;
  locale(locale: string): void;
  notice(code: string, text?: string): void;
  /** The customer's words could not be sent and are theirs again. */
  giveback(text: string): void;
  /** The site's word for who the customer is did not hold; the customer is a guest. */
  guest(code: string): void;
}

type Call<T extends Record<keyof T, (...args: never[]) => void>> = { [K in keyof T]: [K, ...Parameters<T[K]>] }[keyof T];
export type Input = Call<Inputs>;
export type Effect = Call<Acts>;

/** How long the server may stay silent when it owes us an answer, in milliseconds. */
const patience = 15_000;

export const fresh = (token?: string, outbox: Item[] = []): State => ({
  phase: Phase.asleep, token, cursor: 0, history: 0, outbox, stored: [], tries: 0, limit: 4000,
});

/** Says what follows from one input. Never changes old. */
export function step(old: State, ...[name, argument]: Input): [State, Effect[]] {
  const s = { ...old };
  const effects: Effect[] = [];

  const act = (...effect: Effect) => effects.push(effect);
  const backOff = () => act('timer', Math.min(30_000, 1000 * 2 ** s.tries++), true);
  const idle = (phase: Phase) => {
    s.phase = phase;
    s.sent = s.held = undefined;
  };
  const dial = () => {
    idle(Phase.dialling);
    act('dial');
    act('timer', patience);
  };
  const wait = () => {
    idle(Phase.waiting);
    act('hangup');
    backOff();
  };
  const restart = () => {
    s.cursor = s.history = 0;
    s.stored = [];
    act('clear');
  };
  const flush = () => {
    const next = s.outbox[0];
    if (s.phase !== Phase.live || s.sent || s.held) return;
    s.sent = next?.body.id;
    if (next) act('send', next.body);
    act('timer', next ? patience : 0);
  };
  /** Takes an item out of the outbox: it was stored, or it never will be. */
  const settle = (id?: string): Item | undefined => {
    const item = s.outbox.find((i) => i.body.id === id);
    if (item) s.outbox = s.outbox.filter((i) => i !== item);
    if (s.sent === id) s.sent = undefined;
    return item;
  };
  /** Gives up on an item, and gives the customer their words back. */
  const reject = (code: string, text?: string, id?: string) => {
    const item = settle(id);
    if (item?.body.text) act('giveback', item.body.text);
    act('notice', code, text);
    flush();
  };

  const on: Inputs = {
    wake() {
      if (s.phase <= Phase.stopped) dial();
    },
    sleep() {
      idle(Phase.asleep);
      act('hangup');
      act('timer', 0);
    },
    online() {
      // A changed network leaves dead sockets behind that look alive; a new one is cheap.
      if (s.phase > Phase.stopped) {
        s.tries = 0;
        dial();
      }
    },
    visible() {
      if (s.phase === Phase.waiting) dial();
    },
    adopt(token) {
      // Who has not opened the chat has nothing kept for them.
      if (s.phase && !s.token && token !== s.refused) s.token = token;
    },
    opened() {
      if (s.phase !== Phase.dialling) return;
      s.phase = Phase.greeting;
      act('hello');
    },
    lost(code) {
      if (!s.phase) return;
      // As Centrifuge has it: below 4100 come back, below 4200 begin anew, above that stay away.
      if (code >= 4200) {
        idle(Phase.stopped);
        act('timer', 0);
        return void act('notice', 'stopped');
      }
      if (code >= 4100) restart();
      // An oversized frame would be refused for ever, so it goes back to its writer.
      if (code === 1009 && s.sent) reject('too_big', '', s.sent);
      wait();
    },
    tick() {
      if (s.phase === Phase.waiting) dial();
      else if (s.held) {
        s.held = undefined;
        flush();
      } else if (s.phase > Phase.stopped && (s.phase < Phase.live || s.sent)) wait();
    },
    put(item) {
      s.outbox = [...s.outbox, item];
      flush();
    },
    forget() {
      on.sleep();
      act('clear');
      // Another tab may still hand out the token before it hears of this.
      Object.assign(s, { refused: s.token }, fresh());
    },
    welcome(f) {
      if (s.phase !== Phase.greeting) return;
      s.token = f.token || s.token;
      if (f.seq < s.cursor) {
        // The server was put back to an earlier state: show the conversation as it is there.
        restart();
        return dial();
      }
      if (old.token && !s.cursor) s.history = f.seq;
      s.phase = Phase.live;
      s.tries = 0;
      s.limit = f.limits?.text || s.limit;
      s.files = f.files;
      if (!s.outbox.some((i) => i.body.locale)) act('locale', f.locale);
      flush();
    },
    ack(f) {
      const item = settle(f.id);
      if (item) s.tries = 0;
      if (item?.label && f.seq > s.cursor) s.stored = [...s.stored, { ...item, seq: f.seq }];
      flush();
    },
    event(f) {
      if (f.seq <= s.cursor) return;
      s.cursor = f.seq;
      if (f.re) settle(f.re);
      s.stored = s.stored.filter((i) => i.body.id !== f.re && i.seq! > f.seq);
      act('show', f, f.seq <= s.history);
      flush();
    },
    error({ code, text, id }) {
      // What passes by itself alarms nobody; the status line tells it.
      const passing = /unavailable|too_fast/.test(code);
      if (code === 'bad_identity') act('guest', code);
      else if (code === 'bad_token' && s.token) {
        s.refused = s.token;
        s.token = undefined;
        // What was chosen answers a question of the old conversation; what was said is still true.
        s.outbox = s.outbox.filter((i) => i.body.text);
        restart();
        act('notice', code, text);
        dial();
      } else if (s.phase === Phase.greeting) {
        if (!passing) act('notice', code, text);
        wait();
      } else if (!passing) {
        reject(code, text, id);
      } else if (id && id === s.sent) {
        s.sent = undefined;
        s.held = true;
        backOff();
      }
    },
  };
  (on[name] as (argument?: unknown) => void)(argument);
  return [s, effects];
}
