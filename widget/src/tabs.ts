// Tabs of the same site share one conversation: a tab that has none asks the others for theirs,
// and only one at a time may begin a new one. A copied tab has a copy of the outbox, so two that
// began apart would store its messages twice. Nothing is stored for it; nothing outlives the last tab.
//
// Two locks tell what no clock can. Who begins holds the first alone. Who has a conversation holds
// the second, with others: where it is free there is nobody to wait for, and where it is not, the
// answer comes, however slow the device. Pages without https have no locks, and a browser that keeps
// nothing for a site refuses them; there a moment that nobody notices has to do.

import { attempt } from './storage';

type Note = { ask?: 1; token?: string; forget?: 1 };

export interface Peers {
  token(): string | undefined;
  /** Another tab has this conversation. */
  adopt(token: string): void;
  /** Another tab deleted the conversation. */
  forgotten(): void;
}

/** How long a tab that has the conversation may stay silent, in milliseconds: it may have been put to sleep. */
const patience = 10_000;

export function createTabs(name: string, { token, adopt, forgotten }: Peers) {
  let answered = () => {};
  let free = () => {};
  // Where a site may keep nothing, Firefox forbids this as well: a port that leads nowhere does instead.
  const channel = attempt(() => new BroadcastChannel(name)) ?? new MessageChannel().port1;
  // Rejects where there are no locks as well as where they are refused.
  const lock = async (which: string, options: LockOptions, work: () => unknown) => navigator.locks.request(which, options, work);
  const hand = () => token() && channel.postMessage({ token: token() });
  const share = () => {
    free();
    hand();
    // Asked for in this moment, so that it stands in the queue before whoever wants to begin next.
    lock(name + 2, { mode: 'shared' }, () => token() && new Promise<void>((done) => (free = done))).catch(() => {});
  };
  channel.onmessage = ({ data }: MessageEvent<Note>) => {
    if (data.ask) hand();
    if (data.token) adopt(data.token);
    if (data.forget) forgotten();
    if (token()) answered();
  };
  share();
  return {
    share,
    /** Waits until this tab has another's conversation, or nobody has one. */
    ask: () => new Promise<void>((resolve) => {
      answered = resolve;
      channel.postMessage({ ask: 1 });
      lock(name + 2, { signal: AbortSignal.timeout(patience) }, resolve).catch(() => setTimeout(resolve, 120));
    }),
    /** Does the work while no other tab does. */
    alone: (work: () => Promise<void>) => void lock(name, {}, work).catch(work),
    forget: () => channel.postMessage({ forget: 1 }),
  };
}
