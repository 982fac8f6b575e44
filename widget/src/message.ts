// One event of the conversation as a list item.

import { el } from './dom';
import type { ConversationEvent } from './frames';
import { linked } from './links';
import { T, clock, date, locale, t } from './words';

/** Who is talking, in words. */
export const speaker = (e: ConversationEvent): string =>
  e.by?.role === 'customer' ? t(T.you) : e.by?.role === 'agent' ? t(T.with_agent, e.by.name) : t(T.bot);

/** What the event says, or nothing where the customer has nothing to see. */
export function words(e: ConversationEvent): string {
  const name = e.by?.name || '';
  switch (e.kind) {
    case 'said':
      return e.text || '';
    case 'proposed':
      return t(T.proposed) + '\n' + (e.text || '');
    case 'resolved':
      return t(T.resolved) + '\n' + (e.outcome || '');
    case 'registered':
      return t(T.registered) + ' ' + e.reference;
    case 'deadline':
      return t(e.extended ? T.deadline_changed : T.deadline, e.due && date(e.due));
    case 'escalated':
      return t(T.escalated) + (e.position ? ' ' + t(T.position, e.position) : '');
    case 'joined':
      return t(T.joined, name);
    case 'left':
      return t(T.left, name);
    case 'closed':
      return t(T.closed);
  }
  return '';
}

/** Makes the event's item, or nothing where there is nothing to see. copy puts text on the clipboard. */
export function message(e: ConversationEvent, copy: (text: string) => void): HTMLLIElement | undefined {
  const text = words(e);
  if (!text) return;
  const own = e.by?.role === 'customer';
  const spoken = /^(?:said|proposed|resolved)$/.test(e.kind);
  if (!spoken) {
    const item = el('li', { className: 'note ' + e.kind }, el('p', {}, text));
    if (e.kind === 'registered') {
      item.firstChild!.replaceWith(
        el('p', {}, t(T.registered)), el('p', { className: 'number' }, e.reference!),
        el('button', { type: 'button', className: 'plain', onclick: () => copy(e.reference!) }, t(T.registered_copy)),
      );
    }
    return item;
  }
  const [head, body] = e.kind === 'said' ? [, text] : text.split(/\n(.*)/s);
  return el('li', { className: own ? 'own' : e.by?.role || 'bot' },
    el('p', { className: 'who' }, speaker(e)),
    el('div', { className: 'words', dir: 'auto', lang: e.lang || (own ? '' : locale()) },
      ...(head ? [el('strong', {}, head), '\n'] : []), ...linked(body || '')),
    el('p', { className: 'when' }, el('time', { dateTime: e.at }, clock(e.at)), own ? ' · ' + t(T.stored) : ''),
  );
}
