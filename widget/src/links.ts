// Web addresses, mail addresses and phone numbers in plain text become links. Only the schemes
// https, http, mailto and tel can come out of it, whatever goes in.

import { el } from './dom';

// A phone number starts with + or 0 and has nine digits or more, so that dates and file numbers
// stay text. After "bel" or "call" a short number counts too: 112 must be one tap away. Nothing in
// it looks at a letter more than a fixed number of times, however long the text.
const pattern =
  /\b(?:https?:\/\/|www\.)[^\s<>"]+[^\s<>".,:;!?')\]]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|(?<![\w.\/-])(?!\d\d?[-.\/ ]\d\d?[-.\/ ]\d{4})(?:\+|0)\d(?:[ ()-]{0,2}\d){7,13}(?![\w-])|(?<=\b(?:bel|call)(?: \p{L}+)? )\d{3}(?: \d{3})?\b/giu;

/** The text as nodes, with what can be followed as links. */
export function linked(text: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match[0];
    const web = /^(?:http|www)/i.test(found);
    const href = web
      ? found.replace(/^w/i, 'https://$&')
      : found.includes('@') ? 'mailto:' + found : 'tel:' + found.replace(/\(0\)|[^\d+]/g, '');
    nodes.push(text.slice(end, match.index), el('a', web ? { href, target: '_blank', rel: 'noreferrer' } : { href }, found));
    end = match.index + found.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}
