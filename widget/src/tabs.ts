// Tabs of the same site share one conversation: a tab that has none asks the others for theirs,
// and only one at a time may begin a new one. A copied tab has a copy of the outbox, so two that
// began apart would store its messages twice. Nothing is stored for it; nothing outlives the last tab.

type Note = { ask?: 1; token?: string; forget?: 1 };

export interface Peers {
  token(): string | undefined;
  /** Another tab has this conversation. */
  adopt(token: string): void;
  /** Another tab deleted the conversation. */
  forgotten(): void;
}

export function createTabs(name: string, { token, adopt, forgotten }: Peers) {
  let answered = () => {};
  const channel = new BroadcastChannel(name);
  const share = () => token() && channel.postMessage({ token: token() });
  channel.onmessage = ({ data }: MessageEvent<Note>) => {
    if (data.ask) share();
    if (data.token) adopt(data.token);
    if (data.forget) forgotten();
    answered();
  };
  return {
    share,
    /** Waits for another tab's answer, or a moment that nobody notices. */
    ask: () => new Promise<void>((resolve) => {
      answered = resolve;
      channel.postMessage({ ask: 1 });
      setTimeout(resolve, 120);
    }),
    /** Does the work while no other tab does. Pages without https have no locks. */
    alone: (work: () => Promise<void>) => void (navigator.locks ? navigator.locks.request(name, work) : work()),
    forget: () => channel.postMessage({ forget: 1 }),
  };
}
