// The conversation on the screen: the log that screen readers follow, and below it, outside the
// log, what is still on its way. A message enters the log once, when it is stored, and is then
// announced once, whole; history is not announced at all.

import { el } from './dom';
import type { Door } from './door';
import type { ConversationEvent } from './frames';
import type { State } from './machine';
import { message, utterance } from './message';
import { T, bind, button, day, t } from './words';

export function createLog(door: () => Door) {
  let events: ConversationEvent[] = [];
  let reference: string | undefined;
  let last = '';
  let shown = '';
  let timer = 0;
  /** The view goes along with the conversation, until the customer scrolls away from its end. */
  let follow = true;
  /** Where the view was put; any other place is the customer's own. */
  let put = 0;
  /** The first message of the latest turn: it may not leave the view before it was read. */
  let turn: HTMLElement | undefined;
  let turned = 0;

  const list = el('ol');
  const region = bind(el('div', { role: 'log' }, list), T.log, 'ariaLabel');
  const outbox = bind(el('ol'), T.waiting, 'ariaLabel');
  const view = bind(el('div.view', {
    tabIndex: 0,
    role: 'region',
    onscroll: () => moved(),
  }, region, outbox), T.log, 'ariaLabel');

  /** Where reading goes on: at the turn's beginning, or at the end. */
  const start = () => (turn ? turn.offsetTop - 12 : view.scrollHeight);
  const below = () => view.scrollHeight - view.scrollTop - view.clientHeight;

  const moved = () => {
    if (view.scrollTop === put) return;
    put = view.scrollTop;
    follow = below() < 80;
    if (follow) {
      turn = undefined;
      more.hidden = true;
    }
  };

  /** Says that there is something out of sight, and goes there; through a long turn by a view at a time. */
  const more = button(T.more_below, 'more', () => {
    const ahead = start() - view.scrollTop;
    view.scrollTop += ahead > 9 ? ahead : view.clientHeight - 40;
    moved();
    view.focus();
  });
  more.hidden = true;

  /** resized: the view became smaller or larger, which is no news. */
  const settle = (resized?: unknown) => {
    if (follow) {
      view.scrollTop = start();
      const seen = below() < 40;
      if (seen || !resized) more.hidden = seen;
    }
    put = view.scrollTop;
  };
  new ResizeObserver(settle).observe(view);

  /** Silence lasts until the browser has taken the history in; a live message ends it at once. */
  const silence = (on?: boolean) => {
    clearTimeout(timer);
    region.ariaLive = on ? 'off' : 'polite';
    if (on) timer = setTimeout(silence, 500);
  };
  const draw = (e: ConversationEvent) => {
    const item = message(e, (reference = e.reference || reference), door());
    if (!item) return;
    const today = day(e.at);
    if (today !== last) item.prepend(el('p.day', {}, (last = today)));
    list.append(item);
    return item;
  };
  const wipe = () => {
    silence(true);
    last = '';
    // No key of pending messages, so that they too are drawn again.
    shown = '-';
    turn = reference = undefined;
    list.replaceChildren();
  };

  return {
    view,
    more,
    settle,
    events: () => events,
    add(e: ConversationEvent, silent: boolean) {
      silence(silent);
      events.push(e);
      const item = draw(e);
      if (silent) return;
      const own = e.by?.role === 'customer';
      if (!own && !follow) more.hidden = false;
      // What comes together, or before all of it was seen, is one turn and is read from its beginning.
      if (own || (more.hidden && Date.now() - turned > 3000)) turn = undefined;
      if (!own) turn ??= item;
      turned = own ? 0 : Date.now();
    },
    clear() {
      events = [];
      wipe();
    },
    /** Draws everything again, for another language. */
    redraw() {
      wipe();
      events.forEach(draw);
    },
    /** Shows what is on its way, and how far each of it got. */
    pending({ stored, outbox: waiting }: State) {
      const items = [...stored, ...waiting].filter((i) => i.label);
      const key = items.map((i) => i.body.id + i.seq).join();
      if (key === shown) return;
      if (items.length > outbox.children.length) {
        follow = true;
        turn = undefined;
      }
      shown = key;
      outbox.hidden = !items.length;
      outbox.replaceChildren(...items.map((i) =>
        utterance({ role: 'customer' }, i.label, '', t(i.seq ? T.stored : T.waiting))));
    },
  };
}
