// The widget's own words in the customer's language, and dates as that language writes them.

import { el } from './dom';
import { T, en, nl } from './texts.gen';

export { T };
export type Locale = 'nl' | 'en';

/** The language of this build; another one's words come when they are needed. */
declare const LANG: Locale;

const texts: Partial<Record<Locale, string[]>> = LANG === 'nl' ? { nl } : { en };

/** The nearest language that there are texts for; Dutch if there is none. */
export const nearest = (tag = ''): Locale => (/^en/i.test(tag) ? 'en' : 'nl');

/** The other language, and what it calls itself. */
export const other: Record<Locale, [Locale, string]> = { nl: ['en', 'English'], en: ['nl', 'Nederlands'] };

let now = LANG;
const bound: (() => void)[] = [];

export const locale = (): Locale => now;

/** The site speaks to its customers with je. */
let je: boolean;

/** What the site sets: its form of address, and words of its own in its own language. */
export function suit({ form, title, human, input }: DOMStringMap): void {
  je = form === 'je';
  const own = texts[LANG]!;
  own[T.title] = title || own[T.title]!;
  own[T.human] = human || own[T.human]!;
  own[T.input] = input || own[T.input]!;
}

/** The text with value in its one open place. */
export const fill = (text: string, value: string | number = ''): string =>
  (je && now === 'nl' ? text.replace(/\bu(w?)\b/gi, (u, w) => (u < 'a' ? w ? 'Je' : 'Jij' : 'je')) : text).replace('%', () => value + '');

/** The text under key, with value in its one open place. */
export const t = (key: T, value?: string | number): string => fill(texts[now]![key]!, value);

/** Keeps a node's text in the customer's language, or its name for those who don't see it. */
export function bind<N extends Element>(node: N, key: T, as: 'textContent' | 'ariaLabel' = 'textContent'): N {
  const put = () => (node[as] = t(key));
  bound.push(put);
  put();
  return node;
}

/** Makes a button that says what it does. */
export const button = (key: T, className: string, onclick?: () => void): HTMLButtonElement =>
  bind(el(`button.${className}`, { onclick }), key);

/** Changes the language; false where its words have not come yet. */
export function use(to: Locale): boolean {
  if (!texts[to]) return false;
  now = to;
  bound.forEach((put) => put());
  return true;
}

/** Takes in the words of other languages. */
export const learn = (more: typeof texts): void => void Object.assign(texts, more);

const format = (options: Intl.DateTimeFormatOptions) => (at: string) =>
  new Date(at).toLocaleString(now === 'en' ? 'en-GB' : now, options);

/** A moment's day and time, in the reader's own time zone. */
export const day = format({ dateStyle: 'full' });
export const clock = format({ timeStyle: 'short' });
