// The conversation on the screen: the log that screen readers follow, and below it, outside the
// log, what is still on its way. A message enters the log once, when it is stored, and is then
// announced once, whole; history is not announced at all.

import { el } from './dom';
import type { ConversationEvent } from './frames';
import type { State } from './machine';
import { message } from './message';
import { T, bind, day, t } from './words';

export function createLog(copy: (text: string) => void) {
  let events: ConversationEvent[] = [];
  let last = '';
  let shown = '';
  let settle = 0;

  const list = el('ol');
  const region = bind(el('div', { role: 'log', className: 'log' }, list), T.log, 'aria-label');
  const outbox = bind(el('ol', { className: 'outbox', hidden: true }), T.pending, 'aria-label');
  const view = bind(el('div', { className: 'view', part: 'log', tabIndex: 0, role: 'region' }, region, outbox), T.log, 'aria-label');

  const bottom = () => view.scrollHeight - view.scrollTop - view.clientHeight < 80;
  const latest = () => (view.scrollTop = view.scrollHeight);

  /** Silence lasts until the browser has taken the history in; a live message ends it at once. */
  const silence = (on: boolean) => {
    clearTimeout(settle);
    region.setAttribute('aria-live', on ? 'off' : 'polite');
    if (on) settle = setTimeout(silence, 500, false);
  };
  const draw = (e: ConversationEvent) => {
    const item = message(e, copy);
    if (!item) return;
    const today = day(e.at);
    if (today !== last) item.prepend(el('p', { className: 'day' }, today));
    last = today;
    list.append(item);
    return item;
  };

  return {
    view,
    events: () => events,
    latest,
    add(e: ConversationEvent, silent: boolean) {
      const stick = bottom() || e.by?.role === 'customer';
      silence(silent);
      events.push(e);
      const item = draw(e);
      // A message taller than the view is shown from its beginning.
      if (item && stick) view.scrollTop = silent ? view.scrollHeight : Math.min(view.scrollHeight, item.offsetTop - 12);
    },
    clear() {
      silence(true);
      events = [];
      last = '';
      list.replaceChildren();
    },
    /** Draws everything again, for another language. */
    redraw() {
      silence(true);
      last = shown = '';
      list.replaceChildren();
      events.forEach(draw);
    },
    /** Shows what is on its way, and how far each of it got. */
    pending({ stored, outbox: waiting, phase }: State) {
      const items = [...stored, ...waiting].filter((i) => i.label);
      const key = items.map((i) => i.body.id + i.seq).join() + phase;
      if (key === shown) return;
      const more = items.length > outbox.children.length;
      shown = key;
      outbox.hidden = !items.length;
      outbox.replaceChildren(...items.map((i) => el('li', { className: 'own' },
        el('p', { className: 'who' }, t(T.you)),
        el('div', { className: 'words', dir: 'auto', lang: '' }, i.label),
        el('p', { className: 'when' }, t(i.seq ? T.stored : phase === 'live' ? T.pending : T.waiting)),
      )));
      if (more) latest();
    },
  };
}
