// The conversation as plain text, to copy or to keep as a file.

import type { App } from './extras';
import * as words from './texts.gen';

export function transcript({ events, fill, locale }: App): string {
  const t = (key: words.T, value?: string) => fill(words[locale()][key]!, value);
  const when = new Intl.DateTimeFormat(locale() === 'en' ? 'en-GB' : 'nl', { dateStyle: 'full', timeStyle: 'short' });
  return events().map(({ at, by, kind, name, text }) => {
    const said = kind === 'joined' ? t(words.T.joined, by?.name) : kind === 'file' ? name : text;
    const speaker = by?.role === 'customer' ? t(words.T.you) : by?.role === 'agent' ? t(words.T.agent, by.name) : t(words.T.bot);
    return said && `${when.format(new Date(at))}, ${speaker}:\n${said}\n`;
  }).filter(Boolean).join('\n');
}
