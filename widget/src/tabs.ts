// Tabs of the same site share one conversation: a tab that has none asks the others for theirs.
// Nothing is stored for it, so nothing outlives the last tab.

export interface Peers {
  token(): string | undefined;
  forget(): void;
}

type Note = { ask?: 1; token?: string; forget?: 1 };

export function createTabs(name: string, peers: Peers) {
  let answered: ((token: string) => void) | undefined;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Note>) => {
      const token = peers.token();
      if (data.ask && token) channel.postMessage({ token });
      else if (data.token) answered?.(data.token);
      else if (data.forget) peers.forget();
    };
  }
  return {
    /** The token of another tab, or nothing after a moment that nobody notices. */
    ask: () => new Promise<string | undefined>((resolve) => {
      if (!channel) return resolve(undefined);
      answered = resolve;
      channel.postMessage({ ask: 1 });
      setTimeout(resolve, 120);
    }),
    forget: () => channel?.postMessage({ forget: 1 }),
  };
}
