// The panel: head, log, choices, status, errors, composer; and what the session shows on it.

import { createComposer } from './composer';
import { el } from './dom';
import { createLog } from './log';
import { Phase, type State } from './machine';
import { createMenu } from './menu';
import { speaker } from './message';
import { createSession, type Screen } from './session';
import { createStatus } from './status';
import type { Storage } from './storage';
import { fold, offered, quiet, type Thread } from './thread';
import { transcript } from './transcript';
import { T, bind, button, locale, nearest, other, t, use, type Locale } from './words';

/** The element around the panel. */
export interface Host {
  readonly open: boolean;
  readonly inline: boolean;
  identity?: string;
  hide(): void;
  tell(type: string, reference?: string): void;
}

export function createPanel(host: Host, server: string, storage: Storage) {
  let thread: Thread = quiet;
  let drawn = '';

  const alarm = el('p.alarm', { role: 'alert' });
  const warn = (text = '') => {
    alarm.textContent = text;
  };
  const copy = (text: string) => void navigator.clipboard?.writeText(text).then(() => status.tell(t(T.copied)));
  const choose = (choice: string, label: string) => {
    warn();
    session.put({ type: 'choose', choice }, label);
    composer.focus();
  };

  const status = createStatus();
  const log = createLog(copy);
  const choices = bind(el('div.choices', { role: 'group' }), T.choices, 'ariaLabel');
  log.view.append(choices);
  const company = el('p.soft');
  const human = button(T.human, 'human', () => choose('human', t(T.human)));
  const tongue = el('button.plain', { onclick: () => {
    settle(other[locale()][0]);
    storage.keep({ locale: locale() });
    session.put({ type: 'locale', locale: locale() });
  } });
  const again = el('button', { onclick() {
    warn();
    session.wake();
    composer.focus();
  } });
  const leave = bind(el('button.close', { onclick: () => host.hide(), hidden: host.inline }, '×'), T.close, 'ariaLabel');
  const menu = createMenu({
    copy,
    text: () => transcript(log.events()),
    forget() {
      session.forget();
      screen.forgotten();
    },
  });
  const composer = createComposer({
    draft: storage.memory().draft,
    say(text) {
      const over = [...text].length - session.state().limit;
      warn(over > 0 ? t(T.error_too_long, over) : '');
      if (over <= 0) session.put({ type: 'say', text }, text);
      return over <= 0;
    },
    wrote(draft) {
      storage.keep({ draft });
      session.typing(!!draft.trim());
    },
  });

  const panel = bind(el('section.panel', { part: 'panel', role: host.inline ? 'region' : 'dialog', hidden: true },
    el('div.top', {},
      el('div.head', {}, bind(el('h2'), T.title), company),
      menu.opener, leave,
      el('div.bar', {}, human, tongue)),
    menu.list, log.view,
    el('div.state', {}, log.more, status.line, alarm, again),
    composer.form), T.title, 'ariaLabel');

  /** Puts every word into another language. */
  const settle = (to: Locale) => {
    use(to);
    panel.lang = to;
    [tongue.lang, tongue.textContent] = other[to];
    log.redraw();
    refresh(session.state());
  };

  const refresh = (state: State) => {
    const { agent, called } = thread;
    const pending = [...state.stored, ...state.outbox].filter((i) => i.label);
    const open = pending.some((i) => i.body.choice) ? [] : offered(thread, !!pending.length);
    const key = JSON.stringify(open);
    if (key !== drawn) {
      drawn = key;
      // Who has just pressed one of them goes on writing.
      if (choices.matches(':focus-within')) composer.focus();
      choices.replaceChildren(...open.map(({ id, label }) =>
        el('button', { onclick: () => choose(id, label) }, label)));
    }
    company.textContent = agent ? speaker({ role: 'agent', name: agent }) : t(called ? T.escalated : T.bot);
    human.hidden = !!agent;
    human.disabled = !!called || pending.some((i) => i.body.choice === 'human');
    again.hidden = state.phase > Phase.stopped;
    again.textContent = t(state.phase ? T.reconnect : T.restart);
    status.connection(state);
    log.pending(state);
    log.settle();
    if (host.open && !document.hidden) session.seen();
  };

  const failures: Record<string, T> = { bad_token: T.error_bad_token, stopped: T.error_stopped, unavailable: T.safe, too_fast: T.safe };
  const screen: Screen = {
    show(e, silent) {
      thread = fold(thread, e);
      log.add(e, silent);
      if (e.by?.role !== 'customer') status.typing(e.by, false);
      if (e.reference && !silent) host.tell(e.kind, e.reference);
      // What was refused for a while has arrived; the warning has had its day.
      if (e.re) warn();
    },
    clear() {
      thread = quiet;
      log.clear();
    },
    changed: refresh,
    notice: (code, text) => warn(text || t(failures[code] ?? T.error)),
    giveback: composer.giveback,
    locale: (to) => nearest(to) !== locale() && settle(nearest(to)),
    typing: status.typing,
    forgotten() {
      composer.clear();
      warn(t(T.deleted));
      refresh(session.state());
      again.focus();
    },
  };

  const session = createSession(server, storage, screen, () => host.identity);
  settle(locale());
  panel.onkeydown = (e) => {
    // While a word is composed, Escape belongs to the input method.
    if (e.key !== 'Escape' || e.isComposing) return;
    e.stopPropagation();
    if (!menu.close()) host.hide();
  };

  return {
    panel,
    /** Begins or goes on. */
    wake() {
      session.wake();
      composer.grow();
    },
    sleep: session.sleep,
    focus: composer.focus,
  };
}
