// The panel: head, log, choices, status, errors, composer; and what the session shows on it.

import { createComposer } from './composer';
import { createDoor, type Door } from './door';
import { el } from './dom';
import { createLog } from './log';
import { Phase, type State } from './machine';
import type { Fetch } from './module';
import { createSession, type Identity, type Screen } from './session';
import { createStatus } from './status';
import type { Storage } from './storage';
import { fold, offered, quiet, type Thread } from './thread';
import { T, bind, button, fill, learn, locale, nearest, other, suit, t, use, type Locale } from './words';

/** The element around the panel. */
export interface Host {
  readonly open: boolean;
  readonly inline: boolean;
  identity?: Identity;
  fetch: Fetch;
  readonly dataset: DOMStringMap;
  hide(): void;
  tell(type: string, more?: object): void;
}

export function createPanel(host: Host, server: string, storage: Storage) {
  let thread: Thread = quiet;
  let drawn = '';
  suit(host.dataset);

  const alarm = el('p.alarm', { role: 'alert' });
  const warn = (text = '') => {
    alarm.textContent = text;
  };
  const choose = (choice: string, label: string) => {
    warn();
    session.put({ type: 'choose', choice }, label);
    // Who taps instead of typing has sent too: what they chose goes along.
    door.send();
    composer.focus();
  };

  const status = createStatus();
  const log = createLog(() => door);
  const choices = bind(el('div.choices', { role: 'group' }), T.choices, 'ariaLabel');
  log.view.append(choices);
  const company = el('p.soft');
  const human = button(T.human, 'human', () => choose('human', t(T.human)));
  const tongue = el('button.plain', { onclick: () => settle(other[locale()][0], () => {
    storage.keep({ locale: locale() });
    session.put({ type: 'locale', locale: locale() });
  }) });
  const again = el('button', { onclick() {
    warn();
    session.wake();
    composer.focus();
  } });
  const leave = bind(el('button.close', { onclick: () => host.hide(), hidden: host.inline }, '×'), T.close, 'ariaLabel');
  const forget = () => {
    session.forget();
    screen.forgotten();
  };
  // Taking the conversation away must work where nothing can be fetched, so it is no part of the menu's
  // module, only shown in the menu. It asks once more.
  const erase = el('details', {}, bind(el('summary'), T.delete), bind(el('p'), T.delete_what), button(T.delete_sure, '', forget));
  const top = el('div.top');
  const shelf = el('div');
  const door: Door = createDoor({
    server, storage, locale, fill, warn, top, shelf,
    session: () => session,
    events: log.events,
    status: status.tell,
    focus: () => composer.focus(),
    opener: () => door.menu,
    erase,
  }, host.fetch, () => warn(t(T.offline)));
  const composer = createComposer({
    door,
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
      // Nothing is too long any more.
      if (!draft) warn();
    },
  });

  top.append(el('div.head', {}, bind(el('h2'), T.title), company), door.menu, leave, el('div.bar', {}, human, tongue));
  const panel = bind(el('section.panel', { part: 'panel', role: host.inline ? 'region' : 'dialog', hidden: true },
    top, log.view,
    el('div.state', {}, log.more, status.line, alarm, again, shelf),
    composer.form), T.title, 'ariaLabel');

  /** Puts every word into another language, once its words have come. */
  const settle = (to: Locale, then = () => {}): unknown => {
    if (!use(to)) return door.begin((x) => {
      learn(x.texts);
      settle(to, then);
    });
    panel.lang = to;
    [tongue.lang, tongue.textContent] = other[to];
    log.redraw();
    refresh(session.state());
    then();
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
    company.textContent = t(agent ? T.agent : called ? T.escalated : T.bot, agent);
    human.hidden = !!agent;
    human.disabled = !!called || pending.some((i) => i.body.choice === 'human');
    again.hidden = state.phase > Phase.stopped;
    again.textContent = t(state.phase ? T.reconnect : T.restart);
    status.connection(state);
    log.pending(state);
    log.settle();
    if (host.open && !document.hidden) session.seen();
    door.refresh();
  };

  const screen: Screen = {
    show(e, silent) {
      thread = fold(thread, e);
      log.add(e, silent);
      if (e.by?.role !== 'customer') status.typing(e.by, false);
      if (e.reference && !silent) host.tell(e.kind, { reference: e.reference });
      // What was refused for a while has arrived; the warning has had its day.
      if (e.re) warn();
    },
    clear() {
      thread = quiet;
      log.clear();
    },
    changed: refresh,
    notice: (code, text) => warn(text || t(code === 'stopped' ? T.error_stopped : T.error)),
    giveback: composer.giveback,
    guest: (code) => host.tell('identity', { code }),
    locale: (to) => nearest(to) !== locale() && settle(nearest(to)),
    typing: status.typing,
    forgotten() {
      door.close(true);
      erase.open = false;
      composer.clear();
      warn();
      refresh(session.state());
      status.tell(t(T.deleted));
      again.focus();
    },
  };

  const session = createSession(server, storage, screen, () => host.identity);
  settle(locale());
  settle(nearest(storage.memory().locale || host.dataset.locale));
  panel.onkeydown = (e) => {
    // While a word is composed, Escape belongs to the input method.
    if (e.key !== 'Escape' || e.isComposing) return;
    e.stopPropagation();
    if (!door.close()) host.hide();
  };

  // A file that is dropped where nothing takes it would replace the page.
  panel.ondragover = panel.ondrop = panel.onpaste = (e: { dataTransfer?: DataTransfer | null; clipboardData?: DataTransfer | null } & Event) => {
    const dropped = e.dataTransfer;
    if (door.take(dropped || e.clipboardData!) || dropped?.types.includes('Files')) e.preventDefault();
  };

  return {
    panel,
    /** Begins or goes on. */
    wake() {
      session.wake();
      composer.grow();
    },
    sleep: session.sleep,
    forget,
    focus: composer.focus,
  };
}
