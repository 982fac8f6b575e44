// Fetches a module of ours once, and runs it only if it is the one that was built: the import
// happens after the preload has checked the hash, and nowhere else, because an unchecked import
// would undo the check. A failure is not remembered: the network may come back.

export type Fetch = typeof module;

export function module<T>(href: string, integrity: string): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => (loading ??= new Promise<T>((done, fail) => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'modulepreload', href, integrity, crossOrigin: '',
      onload: () => import(href).then(done, fail),
      onerror: fail,
    });
    document.head.append(link);
  }).catch((error) => {
    loading = undefined;
    // Firefox remembers an address that failed; a fragment makes another one of it, for the same bytes.
    href += '#';
    throw error;
  }));
}
