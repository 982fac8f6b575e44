// One event of the conversation as a list item.

import { el } from './dom';
import type { Door } from './door';
import type { ConversationEvent, Speaker } from './frames';
import { linked } from './links';
import { T, button, clock, locale, t } from './words';

/** One who spoke, what they said, and a line below it. */
export function utterance(by: Speaker | undefined, text: string, lang: string, ...below: (Node | string)[]) {
  const role = by?.role || 'bot';
  return el(`li.${role}`, {},
    el('p.who', {}, t(role === 'customer' ? T.you : role === 'agent' ? T.agent : T.bot, by?.name)),
    el('div.words', { dir: 'auto', lang }, ...linked(text)),
    el('p.when', {}, ...below));
}

/**
 * Makes the event's item, or nothing where the customer has nothing to read. Number, date, answer
 * and farewell come as facts for programs and, beside them, as a message in whole sentences;
 * only the message is shown. That somebody joins, nobody says. reference is the complaint's
 * number, if there is one: where it is told, it can be copied.
 */
export function message(e: ConversationEvent, reference: string | undefined, door: Door): HTMLLIElement | undefined {
  if (e.kind === 'joined') return el('li.note', {}, t(T.joined, e.by?.name));
  const file = e.kind === 'file';
  const text = file ? e.name : e.text;
  if (!text) return;
  const own = e.by?.role === 'customer';
  const item = utterance(e.by, text, e.lang || (own ? '' : locale()),
    el('time', { dateTime: e.at }, clock(e.at)), own ? ' · ' + t(T.stored) : '');
  if (file) door.show(e, item);
  if (!own && reference && text.includes(reference)) item.append(button(T.copy_number, '', () => door.begin((x) => x.copy(reference))));
  return item;
}
