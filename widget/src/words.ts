// The widget's own words in the customer's language, and dates as that language writes them.

import { T, texts } from './texts.gen';

export { T };
export type Locale = keyof typeof texts;

/** The nearest language that there are texts for; Dutch if there is none. */
export const nearest = (tag?: string | null): Locale => (/^en\b/i.test(tag || '') ? 'en' : 'nl');

/** The other language, and what it calls itself. */
export const other: Record<Locale, [Locale, string]> = { nl: ['en', 'English'], en: ['nl', 'Nederlands'] };

let now: Locale = 'nl';
let bound: (() => void)[] = [];

export const locale = (): Locale => now;

/** The text under key, with value in its one open place. */
export const t = (key: T, value: string | number = ''): string => texts[now][key]!.replace('%', () => String(value));

/** Keeps a node's text, or one of its attributes, in the customer's language. */
export function bind<N extends Element>(node: N, key: T, attribute?: string): N {
  const put = () => (attribute ? node.setAttribute(attribute, t(key)) : (node.textContent = t(key)));
  bound.push(put);
  put();
  return node;
}

export function use(to: Locale): void {
  now = to;
  bound.forEach((put) => put());
}

const format = (options: Intl.DateTimeFormatOptions) => (at: string | Date) =>
  new Intl.DateTimeFormat(now === 'en' ? 'en-GB' : 'nl-NL', options).format(new Date(at));

const whole = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
/** A moment's day, in the reader's own time zone. */
export const day = format(whole);
/** A civil date such as 2026-04-14: the same day wherever it is read. */
export const date = format({ ...whole, timeZone: 'UTC' });
export const clock = format({ hour: '2-digit', minute: '2-digit' });
