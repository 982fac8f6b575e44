// The client's state machine: pure, so that a simulated network can try every schedule on it.
// It is told what happened and answers with the next state and what to do. It reads no clock,
// draws no random number and touches neither socket, storage nor page.

import type { Body, ClientFrame, ConversationEvent, ErrorFrame, ServerFrame, Welcome } from './frames';

/** Something the customer said or chose that the server has not acknowledged yet. */
export interface Item {
  body: Body;
  /** What the customer sees of it; empty where there is nothing to see. */
  label: string;
  /** Set once the server has acknowledged it; it then waits only for its event. */
  seq?: number;
}

export type Phase = 'asleep' | 'dialling' | 'greeting' | 'live' | 'waiting' | 'stopped';

export interface State {
  phase: Phase;
  token?: string;
  conversation?: string;
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
  /** Failures since the last success; the shell makes a jittered delay of it. */
  tries: number;
  /** The most characters in a message. */
  limit: number;
}

export type Input =
  | { on: 'wake' }
  | { on: 'online' }
  | { on: 'visible' }
  | { on: 'adopt'; token: string }
  | { on: 'opened' }
  | { on: 'frame'; frame: ServerFrame }
  | { on: 'lost'; code: number }
  | { on: 'tick' }
  | { on: 'put'; body: Body; label: string }
  | { on: 'forget' };

export type Effect =
  | { do: 'dial' }
  | { do: 'hangup' }
  | { do: 'hello' }
  | { do: 'send'; frame: ClientFrame }
  | { do: 'save' }
  | { do: 'timer'; ms: number; jitter?: boolean }
  | { do: 'clear' }
  | { do: 'show'; event: ConversationEvent; silent: boolean }
  | { do: 'locale'; locale: string }
  | { do: 'notice'; code: string; text?: string }
  | { do: 'giveback'; text: string };

/** How long the server may stay silent when it owes us an answer, in milliseconds. */
const patience = 15_000;

export const fresh = (token?: string, outbox: Item[] = []): State => ({
  phase: 'asleep', token, cursor: 0, history: 0, outbox, stored: [], tries: 0, limit: 4000,
});

/** Says what follows from one input. Never changes old. */
export function step(old: State, input: Input): [State, Effect[]] {
  const s: State = { ...old };
  const out: Effect[] = [];

  const timer = (ms: number, jitter?: boolean) => out.push({ do: 'timer', ms, jitter });
  const backOff = () => timer(Math.min(30_000, 1000 * 2 ** s.tries++), true);
  const dial = () => {
    s.phase = 'dialling';
    out.push({ do: 'dial' });
    timer(patience);
  };
  const drop = () => {
    s.sent = s.held = undefined;
    out.push({ do: 'hangup' });
  };
  const wait = () => {
    drop();
    s.phase = 'waiting';
    backOff();
  };
  const restart = () => {
    s.cursor = s.history = 0;
    s.stored = [];
    out.push({ do: 'clear' });
  };
  const flush = () => {
    const next = s.outbox[0];
    if (s.phase !== 'live' || s.sent || s.held) return;
    if (!next) return void timer(0);
    s.sent = next.body.id;
    out.push({ do: 'send', frame: next.body });
    timer(patience);
  };
  /** Takes an item out of the outbox: it was stored, or it never will be. */
  const settle = (id?: string): Item | undefined => {
    const item = s.outbox.find((i) => i.body.id === id);
    if (item) {
      s.outbox = s.outbox.filter((i) => i !== item);
      out.push({ do: 'save' });
    }
    if (id && s.sent === id) s.sent = undefined;
    return item;
  };
  /** Gives up on an item, and gives the customer their words back. */
  const reject = (id: string | undefined, code: string, text?: string) => {
    const item = settle(id);
    if (item?.body.type === 'say') out.push({ do: 'giveback', text: item.body.text });
    out.push({ do: 'notice', code, text });
    flush();
  };

  const welcome = (f: Welcome) => {
    if (s.phase !== 'greeting') return;
    const other = s.conversation && s.conversation !== f.conversation;
    if (other || f.seq < s.cursor) {
      // Another conversation, or a server that was put back to an earlier state: show it anew.
      restart();
      s.token = f.token;
      s.conversation = f.conversation;
      drop();
      dial();
      out.push({ do: 'save' });
      return;
    }
    if (s.token && !s.cursor) s.history = f.seq;
    s.phase = 'live';
    s.tries = 0;
    s.token = f.token || s.token;
    s.conversation = f.conversation;
    s.limit = f.limits?.text || s.limit;
    if (f.locale && !s.outbox.some((i) => i.body.type === 'locale')) out.push({ do: 'locale', locale: f.locale });
    out.push({ do: 'save' });
    flush();
  };

  const event = (f: ConversationEvent) => {
    if (f.seq <= s.cursor) return;
    s.cursor = f.seq;
    if (f.re) settle(f.re);
    s.stored = s.stored.filter((i) => i.body.id !== f.re && i.seq! > f.seq);
    out.push({ do: 'show', event: f, silent: f.seq <= s.history });
    flush();
  };

  const error = ({ code, text, id }: ErrorFrame) => {
    if (code === 'bad_token' && s.token) {
      s.refused = s.token;
      s.token = s.conversation = undefined;
      s.outbox = s.outbox.filter((i) => i.body.type === 'say');
      restart();
      out.push({ do: 'notice', code, text }, { do: 'save' });
      drop();
      dial();
    } else if (s.phase === 'greeting') {
      out.push({ do: 'notice', code, text });
      wait();
    } else if (code === 'unavailable' || code === 'too_fast') {
      if (!id || id !== s.sent) return;
      s.sent = undefined;
      s.held = true;
      out.push({ do: 'notice', code, text });
      backOff();
    } else {
      reject(id, code, text);
    }
  };

  const lost = (code: number) => {
    if (s.phase === 'asleep') return;
    if (code >= 4200 && code < 4300) {
      drop();
      s.phase = 'stopped';
      timer(0);
      out.push({ do: 'notice', code: 'stopped' });
      return;
    }
    if (code >= 4100 && code < 4200) restart();
    // An oversized frame would be refused for ever, so it goes back to its writer.
    if (code === 1009 && s.sent) reject(s.sent, 'too_big');
    wait();
  };

  switch (input.on) {
    case 'wake':
      if (s.phase === 'asleep' || s.phase === 'stopped') dial();
      break;
    case 'online':
      // A changed network leaves dead sockets behind that look alive; a new one is cheap.
      if (s.phase !== 'asleep' && s.phase !== 'stopped') {
        drop();
        dial();
      }
      break;
    case 'visible':
      if (s.phase === 'waiting') dial();
      break;
    case 'adopt':
      if (!s.token && input.token !== s.refused) {
        s.token = input.token;
        out.push({ do: 'save' });
      }
      break;
    case 'opened':
      if (s.phase === 'dialling') {
        s.phase = 'greeting';
        out.push({ do: 'hello' });
      }
      break;
    case 'frame': {
      const f = input.frame;
      if (f.type === 'welcome') welcome(f);
      else if (f.type === 'event') event(f);
      else if (f.type === 'error') error(f);
      else if (f.type === 'ack') {
        const item = settle(f.id);
        if (item) s.tries = 0;
        if (item?.label && f.seq > s.cursor) s.stored = [...s.stored, { ...item, seq: f.seq }];
        flush();
      }
      break;
    }
    case 'lost':
      lost(input.code);
      break;
    case 'tick':
      if (s.phase === 'waiting') dial();
      else if (s.phase === 'live' && s.held) {
        s.held = undefined;
        flush();
      } else if (s.phase === 'dialling' || s.phase === 'greeting' || s.sent) wait();
      break;
    case 'put':
      s.outbox = [...s.outbox, { body: input.body, label: input.label }];
      out.push({ do: 'save' });
      flush();
      break;
    case 'forget':
      drop();
      timer(0);
      Object.assign(s, fresh(), { conversation: undefined, refused: undefined });
      out.push({ do: 'clear' }, { do: 'save' });
  }
  return [s, out];
}
