// The shell around the state machine: gives it time, randomness, socket and storage, and carries
// out what it decides. Knows nothing of the page's elements.

import type { Body, Speaker } from './frames';
import { Phase, fresh, step, type Acts, type Input, type State } from './machine';
import { createSocket } from './socket';
import type { Storage } from './storage';
import { createTabs } from './tabs';
import { uuid } from './uuid';
import { locale } from './words';

/** What the customer gets to see of it. */
export interface Screen extends Pick<Acts, 'clear' | 'show' | 'notice' | 'giveback' | 'locale' | 'guest'> {
  changed(state: State): void;
  typing(by: Speaker | undefined, on: boolean): void;
  /** Another tab deleted the conversation. */
  forgotten(): void;
}

/** The site's word for who the customer is: a JWT, or what makes a fresh one for each connection. */
export type Identity = string | (() => string | undefined | Promise<string | undefined>);

/** server is its address with a slash at the end. */
export function createSession(server: string, storage: Storage, screen: Screen, identity: () => Identity | undefined) {
  const { token, outbox } = storage.memory();
  let state = fresh(token, outbox);
  let timer = 0;
  let typed = 0;
  let idle = 0;
  let seen = 0;
  let greeted = 0;
  let begun = () => {};

  function tell(...input: Input) {
    const [next, effects] = step(state, ...input);
    // First kept, then sent: a message that was on the wire is in the outbox after any crash.
    const found = next.token !== state.token;
    if (found || next.outbox !== state.outbox) storage.keep({ token: next.token, outbox: next.outbox });
    state = next;
    if (found) tabs.share();
    if (state.token || state.phase < Phase.dialling) begun();
    for (const [name, ...args] of effects) (acts[name] as (...args: unknown[]) => void)(...args);
    screen.changed(state);
  }

  const socket = createSocket(server.replace(/^http/, 'ws') + 'ws', {
    opened: () => tell('opened'),
    lost: (code) => tell('lost', code),
    frame(frame) {
      if (frame.type === 'typing') screen.typing(frame.by, frame.on);
      // Nothing but these: a server of a later version may send what this one doesn't know.
      else if (/^(welcome|ack|event|error)$/.test(frame.type)) tell(...([frame.type, frame] as unknown as Input));
    },
  });
  const tabs = createTabs('gehoor:' + server, {
    token: () => state.token,
    adopt: (found) => tell('adopt', found),
    forgotten() {
      forget();
      screen.forgotten();
    },
  });

  const acts: Acts = {
    ...screen,
    dial() {
      begun();
      socket.drop();
      if (state.token) return socket.dial();
      tabs.alone(async () => {
        if (!state.token) await tabs.ask();
        if (state.phase !== Phase.dialling) return;
        socket.dial();
        // The others wait until there is a conversation to share, or this attempt has failed.
        if (!state.token) await new Promise<void>((resolve) => (begun = resolve));
      });
    },
    hangup: socket.drop,
    async hello() {
      const mine = ++greeted;
      seen = 0;
      let word: string | undefined;
      try {
        const known = identity();
        // Awaited only where it must be: a hello that waits for nothing goes out in this moment.
        word = typeof known === 'function' ? await known() : known;
      } catch {
        screen.guest('no_identity');
      }
      // While the site made up its mind, the connection may have become another one.
      if (mine === greeted && state.phase === Phase.greeting) socket.send({
        type: 'hello', token: state.token, after: state.cursor || undefined, locale: locale(),
        // Without query and fragment: those may hold what is nobody's business.
        page: location.origin + location.pathname, identity: word,
      });
    },
    send: socket.send,
    timer(ms, jitter) {
      clearTimeout(timer);
      if (ms) timer = setTimeout(tell, jitter ? ms * (0.5 + Math.random()) : ms, 'tick');
    },
  };

  const quiet = () => {
    clearTimeout(idle);
    if (typed) socket.send({ type: 'typing', on: false });
    typed = 0;
  };
  const forget = () => {
    tell('forget');
    storage.forget();
  };

  addEventListener('online', () => tell('online'));
  document.addEventListener('visibilitychange', () => document.hidden || tell('visible'));

  return {
    state: () => state,
    wake: () => tell('wake'),
    sleep: () => tell('sleep'),
    /** Sends something; label is what the customer sees of it. */
    put(body: Omit<Body, 'id'>, label = '') {
      quiet();
      // Written together with the outbox: no reload falls between the two.
      if (body.text) storage.memory().draft = '';
      tell('put', { label, body: { ...body, id: uuid() } });
      tell('wake');
    },
    /** A key was pressed. The server hears of it at most every three seconds, and of silence after five. */
    typing(any: boolean) {
      if (!any) return quiet();
      clearTimeout(idle);
      idle = setTimeout(quiet, 5000);
      if (state.phase === Phase.live && Date.now() - typed > 3000) {
        typed = Date.now();
        socket.send({ type: 'typing', on: true });
      }
    },
    /** The last event is before the customer's eyes. */
    seen() {
      if (state.phase !== Phase.live || seen >= state.cursor) return;
      seen = state.cursor;
      socket.send({ type: 'seen', seq: seen });
    },
    forget() {
      forget();
      tabs.forget();
    },
  };
}

export type Session = ReturnType<typeof createSession>;
