// The panel: head, log, choices, status, errors, composer; and what the session shows on it.

import { createComposer } from './composer';
import { el, icon } from './dom';
import type { Speaker } from './frames';
import { createLog } from './log';
import type { State } from './machine';
import { createMenu } from './menu';
import { createSession, type Screen } from './session';
import { createStorage } from './storage';
import { fold, offered, quiet, type Thread } from './thread';
import { transcript } from './transcript';
import { T, bind, locale, nearest, other, t, use, type Locale } from './words';

export interface Frame {
  server: string;
  storage: ReturnType<typeof createStorage>;
  identity(): string | undefined;
  /** The customer closes the panel. */
  close(): void;
  /** The complaint stands in the register. */
  registered(reference: string): void;
  /** An event was put on the screen. */
  shown(): void;
}

export function createPanel({ server, storage, identity, close, registered, shown }: Frame) {
  let thread: Thread = quiet;
  let typist = 0;
  let late = 0;
  let offline = false;
  let drawn = '';

  const status = el('p', { role: 'status', className: 'status' });
  const alarm = el('p', { role: 'alert', className: 'alarm' });
  const again = bind(el('button', { type: 'button', className: 'plain again', hidden: true, onclick: () => resume() }), T.restart);
  const choices = bind(el('div', { role: 'group', className: 'choices' }), T.choices, 'aria-label');
  const company = el('p', { className: 'company' });
  const human = bind(el('button', { type: 'button', className: 'human', part: 'human', onclick: () => choose('human', t(T.human)) }), T.human);
  const tongue = el('button', { type: 'button', className: 'tongue', onclick: () => speak(other[locale()][0]) });
  const leave = bind(el('button', { type: 'button', className: 'icon leave', onclick: close }), T.close, 'aria-label');
  leave.append(icon('M6 6l12 12M18 6L6 18'));

  const tell = (text: string) => {
    if (status.textContent !== text) status.textContent = text;
  };
  const warn = (text: string) => {
    alarm.textContent = text;
  };
  const copy = (text: string) => {
    void navigator.clipboard?.writeText(text).then(() => tell(t(T.copied)));
  };

  const log = createLog(copy);
  log.view.append(choices);
  const menu = createMenu({
    copy: () => copy(transcript(log.events())),
    text: () => transcript(log.events()),
    forget: () => {
      session.forget();
      screen.forgotten();
    },
  });
  const composer = createComposer({
    draft: storage.memory().draft || '',
    say(text) {
      const over = [...text].length - session.state().limit;
      warn(over > 0 ? t(T.error_too_long, over) : '');
      if (over > 0) return false;
      // In one go with the outbox, so that no reload falls between the two.
      storage.keep({ draft: '' });
      session.say(text);
      return true;
    },
    wrote(draft) {
      storage.keep({ draft });
      session.typing(!!draft.trim());
    },
  });

  const panel = el('section', { className: 'panel', part: 'panel', role: 'dialog', 'aria-labelledby': 'title' },
    el('div', { className: 'head' }, bind(el('h2', { id: 'title' }), T.title), company),
    el('div', { className: 'bar' }, human, tongue),
    el('div', { className: 'tools' }, menu.button, leave),
    menu.list, log.view,
    el('div', { className: 'state' }, status, alarm, again),
    composer.form);

  const choose = (id: string, label: string) => {
    warn('');
    session.choose(id, label);
    composer.focus();
  };
  const resume = () => {
    warn('');
    session.wake();
    composer.focus();
  };
  const settle = (to: Locale) => {
    use(to);
    panel.lang = to;
    storage.keep({ locale: to });
    const [code, name] = other[to];
    tongue.lang = code;
    tongue.textContent = name;
    warn('');
    log.redraw();
    drawn = '';
    refresh(session.state());
  };
  const speak = (to: Locale) => {
    settle(to);
    session.speak(to);
  };

  const refresh = (state: State) => {
    const pending = state.outbox.filter((i) => i.body.type !== 'locale');
    log.pending(state);

    const open = offered(thread, pending.length + state.stored.length > 0);
    const chosen = pending.some((i) => i.body.type === 'choose');
    const key = chosen ? '' : open.map((c) => c.id + c.label).join();
    if (key !== drawn) {
      const held = choices.contains(choices.getRootNode() instanceof ShadowRoot ? (choices.getRootNode() as ShadowRoot).activeElement : null);
      drawn = key;
      choices.replaceChildren(...(key ? open : []).map((c) =>
        el('button', { type: 'button', lang: locale(), onclick: () => choose(c.id, c.label) }, c.label)));
      if (held) composer.focus();
    }

    company.textContent = thread.agent !== undefined ? t(T.with_agent, thread.agent) : t(thread.called ? T.with_called : T.with_bot);
    human.hidden = thread.agent !== undefined;
    human.disabled = pending.some((i) => i.body.type === 'choose' && i.body.choice === 'human');

    again.hidden = state.phase !== 'stopped' && state.phase !== 'asleep';
    again.textContent = t(state.phase === 'stopped' ? T.error_reconnect : T.restart);
    connection(state);
  };

  /** Says how the connection is, but not every blink of it. */
  const connection = ({ phase, tries, outbox }: State) => {
    clearTimeout(late);
    if (phase === 'live') {
      if (offline) tell(t(T.online));
      else if (status.textContent === t(T.connecting)) tell('');
      offline = false;
    } else if (phase !== 'asleep' && phase !== 'stopped') {
      const text = tries || phase === 'waiting' || offline ? t(outbox.length ? T.offline_safe : T.offline) : t(T.connecting);
      late = setTimeout(() => {
        offline = text !== t(T.connecting);
        panel.classList.toggle('offline', offline);
        tell(text);
      }, offline ? 0 : 800);
    }
    panel.classList.toggle('offline', offline);
  };

  const failures: Record<string, T> = {
    too_big: T.error_too_big, too_long: T.error_too_big, unknown_choice: T.error_unknown_choice, closed: T.error_closed,
    bad_token: T.error_bad_token, unavailable: T.error_unavailable, too_fast: T.error_unavailable, stopped: T.error_stopped,
  };
  const screen: Screen = {
    show(e, silent) {
      thread = fold(thread, e);
      log.add(e, silent);
      if (e.by?.role !== 'customer') screen.typing(e.by, false);
      if (e.kind === 'registered' && e.reference && !silent) registered(e.reference);
      // What was refused for a while has arrived; the warning has had its day.
      if (e.re) warn('');
      shown();
    },
    clear() {
      thread = quiet;
      log.clear();
    },
    changed: refresh,
    notice: (code, text) => warn(text || t(failures[code] ?? T.error_bad_frame)),
    giveback: composer.giveback,
    locale: (to) => nearest(to) !== locale() && settle(nearest(to)),
    typing(by: Speaker | undefined, on: boolean) {
      clearTimeout(typist);
      tell(on ? t(T.typing, by?.role === 'agent' ? by.name : t(T.with_bot)) : '');
      // A typist whose connection breaks would type for ever.
      if (on) typist = setTimeout(tell, 10_000, '');
    },
    forgotten() {
      composer.clear();
      tell('');
      warn(t(T.deleted));
      refresh(session.state());
      again.focus();
    },
  };

  const session = createSession({ server, storage, screen, locale, identity });
  settle(locale());

  return {
    panel,
    /** Begins or goes on. */
    wake() {
      session.wake();
      composer.grow();
      log.latest();
    },
    focus: composer.focus,
    seen: session.seen,
    /** Closes what Escape closes first; false when there is nothing of the kind. */
    escape: () => menu.open() && (menu.toggle(false), true),
  };
}
