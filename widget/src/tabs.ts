// Tabs of the same site share one conversation: a tab that has none asks the others for theirs.
// Nothing is stored for it, so nothing outlives the last tab.

type Note = { ask?: 1; token?: string; forget?: 1 };

export function createTabs(name: string, token: () => string | undefined, forgotten: () => void) {
  let answered: (token?: string) => void = () => {};
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Note>) => {
    if (data.ask && token()) channel.postMessage({ token: token() });
    if (data.token) answered(data.token);
    if (data.forget) forgotten();
  };
  return {
    /** The token of another tab, or nothing after a moment that nobody notices. */
    ask: () => new Promise<string | undefined>((resolve) => {
      answered = resolve;
      channel.postMessage({ ask: 1 });
      setTimeout(resolve, 120);
    }),
    forget: () => channel.postMessage({ forget: 1 }),
  };
}
