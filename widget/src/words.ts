// The widget's own words in the customer's language, and dates as that language writes them.

import { el } from './dom';
import { T, texts } from './texts.gen';

export { T };
export type Locale = keyof typeof texts;

/** The nearest language that there are texts for; Dutch if there is none. */
export const nearest = (tag = ''): Locale => (/^en\b/i.test(tag) ? 'en' : 'nl');

/** The other language, and what it calls itself. */
export const other: Record<Locale, [Locale, string]> = { nl: ['en', 'English'], en: ['nl', 'Nederlands'] };

let now: Locale = 'nl';
const bound: (() => void)[] = [];

export const locale = (): Locale => now;

/** The text under key, with value in its one open place. */
export const t = (key: T, value: string | number = ''): string => texts[now][key]!.replace('%', () => value + '');

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

export function use(to: Locale): void {
  now = to;
  bound.forEach((put) => put());
}

const format = (options: Intl.DateTimeFormatOptions) => (at: string) =>
  new Intl.DateTimeFormat(now === 'en' ? 'en-GB' : now, options).format(new Date(at));

/** A moment's day and time, in the reader's own time zone. */
export const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
export const clock = format({ hour: '2-digit', minute: '2-digit' });
