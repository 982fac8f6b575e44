// Web addresses, mail addresses and phone numbers in plain text become links. Only the schemes
// https, http, mailto and tel can come out of it, whatever goes in. A complaint's number stands out and,
// as a phone number does, stays together.

import { el } from './dom';

// A phone number starts with + or 0 and has nine digits or more, so that dates and file numbers
// stay text. After "bel" or "call" a short number counts too: 112 must be one tap away. Nothing in
// it looks at a letter more than a fixed number of times, however long the text.
const pattern =
  /(\b(?:https?:\/\/|www\.)[^\s<>"]+[^\s<>".,:;!?')\]])|((?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)|(\bk\d\d-\w+-\w+)|(?<![\w./-])(?!\d\d?[-./ ]\d\d?[-./ ]\d{4})(?:\+|0)\d(?:[ ()-]{0,2}\d){7,13}(?![\w-])|(?<=\b(?:bel|call)(?: \p{L}+)? )\d{3}(?: \d{3})?\b/giu;

/** The text as nodes, with what can be followed as links. */
export function linked(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [found, web, mail, number] = match;
    nodes.push(text.slice(end, match.index), number ? el('b', {}, found) : el('a', web
      ? { href: web.replace(/^w/i, 'https://$&'), target: '_blank', rel: 'noreferrer' }
      : { href: mail ? 'mailto:' + mail : 'tel:' + found.replace(/\(0\)|[^\d+]/g, '') }, found));
    end = match.index + found.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}
