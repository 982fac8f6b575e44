// What the events so far mean for the controls: which choices stand, who listens, who talks.
// A pure fold, like the server's.

import type { Choice, ConversationEvent } from './frames';

export interface Thread {
  /** The agent who has joined, if any. */
  agent?: string;
  /** A human was called in and has not joined yet. */
  called?: boolean;
  choices: Choice[];
  /** The bot listens to the story: it offered "done" and has asked nothing else since. */
  listening?: boolean;
  /** The customer has said something since the choices were offered or the bot began to listen. */
  spoken?: boolean;
}

export const quiet: Thread = { choices: [] };

export function fold(t: Thread, e: ConversationEvent): Thread {
  switch (e.kind) {
    case 'joined':
      return { ...t, agent: e.by?.name || '', called: false };
    case 'left':
      return { ...t, agent: undefined, called: false };
    case 'escalated':
      return { ...t, called: true };
    case 'closed':
      return { ...t, choices: [], listening: false, called: false };
    case 'said':
    case 'proposed':
      break;
    default:
      return t;
  }
  if (e.by?.role === 'customer') return { ...t, spoken: true };
  const choices = e.choices ?? [];
  // A remark that asks nothing ("go on") leaves the question before it standing.
  if (!choices.length && !e.asks) return t;
  const listening = choices.some((c) => c.id === 'done');
  return { ...t, choices, listening, spoken: listening && t.listening && t.spoken };
}

/**
 * The choices to show. "Done" appears only when there is a story to be done with; an answered
 * question offers nothing more, whether or not the answer has arrived. While the bot listens
 * nothing else is offered: whoever wants a person has the panel's own button for it.
 */
export function offered(t: Thread, pending: boolean): Choice[] {
  const spoken = t.spoken || pending;
  if (t.listening) return t.choices.filter((c) => c.id === 'done' && spoken);
  return spoken ? [] : t.choices;
}
