// The conversation on the screen: the log that screen readers follow, and below it, outside the
// log, what is still on its way. A message enters the log once, when it is stored, and is then
// announced once, whole; history is not announced at all.

import { el } from './dom';
import type { ConversationEvent } from './frames';
import type { State } from './machine';
import { message, utterance } from './message';
import { T, bind, day, t } from './words';

export function createLog(copy: (text: string) => void) {
  let events: ConversationEvent[] = [];
  let last = '';
  let shown = '';
  let settle = 0;

  const list = el('ol');
  const region = bind(el('div', { role: 'log' }, list), T.log, 'ariaLabel');
  const outbox = bind(el('ol'), T.waiting, 'ariaLabel');
  const view = bind(el('div.view', { tabIndex: 0, role: 'region' }, region, outbox), T.log, 'ariaLabel');

  const latest = () => {
    view.scrollTop = view.scrollHeight;
  };
  /** Silence lasts until the browser has taken the history in; a live message ends it at once. */
  const silence = (on?: boolean) => {
    clearTimeout(settle);
    region.ariaLive = on ? 'off' : 'polite';
    if (on) settle = setTimeout(silence, 500);
  };
  const draw = (e: ConversationEvent) => {
    const item = message(e, copy);
    if (!item) return;
    const today = day(e.at);
    if (today !== last) item.prepend(el('p.day', {}, (last = today)));
    list.append(item);
    return item;
  };
  const wipe = () => {
    silence(true);
    last = shown = '';
    list.replaceChildren();
  };

  return {
    view,
    latest,
    events: () => events,
    add(e: ConversationEvent, silent: boolean) {
      const follow = e.by?.role === 'customer' || view.scrollHeight - view.scrollTop - view.clientHeight < 80;
      silence(silent);
      events.push(e);
      const item = draw(e);
      if (!follow || !item) return;
      latest();
      // A message taller than the view is shown from its beginning.
      if (!silent && item.offsetTop < view.scrollTop) view.scrollTop = item.offsetTop - 12;
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
      const more = items.length > outbox.children.length;
      shown = key;
      outbox.hidden = !items.length;
      outbox.replaceChildren(...items.map((i) =>
        utterance({ role: 'customer' }, i.label, '', t(i.seq ? T.stored : T.waiting))));
      if (more) latest();
    },
  };
}
