// The conversation as plain text, to copy or to keep as a file.

import type { ConversationEvent } from './frames';
import { speaker, words } from './message';
import { clock, day } from './words';

export const transcript = (events: ConversationEvent[]): string =>
  events.filter(words).map((e) => `${day(e.at)} ${clock(e.at)}, ${speaker(e.by)}:\n${words(e)}\n`).join('\n');
