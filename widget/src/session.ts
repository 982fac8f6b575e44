// The shell around the state machine: gives it time, randomness, socket and storage, and carries
// out what it decides. Knows nothing of the page's elements.

import type { Body, ConversationEvent, Speaker } from './frames';
import { fresh, step, type Effect, type Input, type State } from './machine';
import { createSocket } from './socket';
import type { createStorage } from './storage';
import { createTabs } from './tabs';

/** What the customer gets to see of it. */
export interface Screen {
  clear(): void;
  show(event: ConversationEvent, silent: boolean): void;
  changed(state: State): void;
  notice(code: string, text?: string): void;
  giveback(text: string): void;
  locale(locale: string): void;
  typing(by: Speaker | undefined, on: boolean): void;
  /** Another tab deleted the conversation. */
  forgotten(): void;
}

export interface Options {
  /** The server's address, with a slash at the end. */
  server: string;
  storage: ReturnType<typeof createStorage>;
  screen: Screen;
  locale(): string;
  identity(): string | undefined;
}

const uuid = (): string => {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Pages without https have no randomUUID; the same 122 random bits by hand.
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 15) | 64;
  b[8] = (b[8]! & 63) | 128;
  return [...b].map((n) => n.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

export function createSession({ server, storage, screen, locale, identity }: Options) {
  const { token, outbox } = storage.memory();
  let state = fresh(token, outbox);
  let timer = 0;
  let typed = 0;
  let idle = 0;
  let seen = 0;

  const socket = createSocket(server.replace(/^http/, 'ws') + 'ws', {
    opened: () => tell({ on: 'opened' }),
    lost: (code) => tell({ on: 'lost', code }),
    frame: (frame) => {
      if (frame.type === 'typing') screen.typing(frame.by, frame.on);
      else tell({ on: 'frame', frame });
    },
  });
  const tabs = createTabs('gehoor:' + server, {
    token: () => state.token,
    forget: () => {
      forget();
      screen.forgotten();
    },
  });

  const carryOut = (e: Effect) => {
    switch (e.do) {
      case 'dial':
        if (state.token) return socket.dial();
        void tabs.ask().then((found) => {
          if (found) tell({ on: 'adopt', token: found });
          if (state.phase === 'dialling') socket.dial();
        });
        break;
      case 'hangup':
        socket.drop();
        break;
      case 'hello':
        seen = 0;
        socket.send({
          type: 'hello', token: state.token, after: state.cursor || undefined, locale: locale(),
          // Without query and fragment: those may hold what is nobody's business.
          page: location.origin + location.pathname, identity: identity(),
        });
        break;
      case 'send':
        socket.send(e.frame);
        break;
      case 'save':
        storage.keep({ token: state.token, outbox: state.outbox });
        break;
      case 'timer':
        clearTimeout(timer);
        if (e.ms) timer = setTimeout(tell, e.jitter ? e.ms * (0.5 + Math.random()) : e.ms, { on: 'tick' });
        break;
      case 'clear':
        screen.clear();
        break;
      case 'show':
        screen.show(e.event, e.silent);
        break;
      case 'locale':
        screen.locale(e.locale);
        break;
      case 'notice':
        screen.notice(e.code, e.text);
        break;
      case 'giveback':
        screen.giveback(e.text);
    }
  };

  function tell(input: Input) {
    const [next, effects] = step(state, input);
    state = next;
    effects.forEach(carryOut);
    screen.changed(state);
  }

  const quiet = () => {
    clearTimeout(idle);
    if (typed) socket.send({ type: 'typing', on: false });
    typed = 0;
  };
  const put = (label: string, body: (id: string) => Body) => {
    quiet();
    tell({ on: 'put', label, body: body(uuid()) });
    tell({ on: 'wake' });
  };
  function forget() {
    tell({ on: 'forget' });
    storage.forget();
  }

  const online = () => tell({ on: 'online' });
  const visible = () => document.hidden || tell({ on: 'visible' });
  addEventListener('online', online);
  document.addEventListener('visibilitychange', visible);

  return {
    state: () => state,
    wake: () => tell({ on: 'wake' }),
    say: (text: string) => put(text, (id) => ({ type: 'say', id, text })),
    choose: (choice: string, label: string) => put(label, (id) => ({ type: 'choose', id, choice })),
    speak: (to: string) => put('', (id) => ({ type: 'locale', id, locale: to })),
    /** A key was pressed. The server hears of it at most every three seconds, and of silence after five. */
    typing(any: boolean) {
      if (!any) return quiet();
      clearTimeout(idle);
      idle = setTimeout(quiet, 5000);
      if (state.phase === 'live' && Date.now() - typed > 3000) {
        typed = Date.now();
        socket.send({ type: 'typing', on: true });
      }
    },
    /** The last event is before the customer's eyes. */
    seen() {
      if (state.phase !== 'live' || seen >= state.cursor) return;
      seen = state.cursor;
      socket.send({ type: 'seen', seq: seen });
    },
    forget() {
      forget();
      tabs.forget();
    },
  };
}
