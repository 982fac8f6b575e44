// One event of the conversation as a list item.

import { el } from './dom';
import type { ConversationEvent, Speaker } from './frames';
import { linked } from './links';
import { T, button, clock, date, locale, t } from './words';

/** Who is talking, in words. */
export const speaker = (by?: Speaker): string =>
  by?.role === 'customer' ? t(T.you) : by?.role === 'agent' ? t(T.agent, by.name) : t(T.bot);

/** What the event says, or nothing where the customer has nothing to see. */
export function words({ kind, text = '', by, outcome, reference, extended, due, position }: ConversationEvent): string {
  switch (kind) {
    case 'said':
      return text;
    case 'proposed':
      return t(T.proposed) + '\n' + text;
    case 'resolved':
      return t(T.resolved) + '\n' + outcome;
    case 'registered':
      return t(T.registered, reference);
    case 'deadline':
      return t(extended ? T.deadline_changed : T.deadline, date(due!));
    case 'escalated':
      return t(T.escalated) + (position ? ' ' + t(T.position, position) : '');
    case 'joined':
      return t(T.joined, by!.name);
    case 'left':
      return t(T.left, by!.name);
    case 'closed':
      return t(T.closed);
  }
  return '';
}

/** One who spoke, what they said, and a line below it. */
export const utterance = (by: Speaker | undefined, text: string, lang: string, ...below: (Node | string)[]) =>
  el(`li.${by?.role || 'bot'}`, {},
    el('p.who', {}, speaker(by)),
    el('div.words', { dir: 'auto', lang }, ...linked(text)),
    el('p.when', {}, ...below));

/** Makes the event's item, or nothing where there is nothing to see. copy puts text on the clipboard. */
export function message(e: ConversationEvent, copy: (text: string) => void): HTMLLIElement | undefined {
  const text = words(e);
  if (!text) return;
  if (/^(?:said|proposed|resolved)$/.test(e.kind)) {
    const own = e.by?.role === 'customer';
    return utterance(e.by, text, e.lang || (own ? '' : locale()),
      el('time', { dateTime: e.at }, clock(e.at)), own ? ' · ' + t(T.stored) : '');
  }
  const item = el('li.note', {}, el('p', {}, text));
  if (e.kind === 'registered') item.append(button(T.registered_copy, 'plain', () => copy(e.reference!)));
  return item;
}
