// What this tab remembers, in one entry so that a write is all or nothing: a message leaves the
// draft and enters the outbox in the same moment. Session storage, because complaints are
// sensitive and computers are shared. Where the browser forbids it, memory does for this page.

import type { Item } from './machine';

export interface Memory {
  token?: string;
  outbox?: Item[];
  draft?: string;
  locale?: string;
  /** The names of files that have not arrived; the files themselves are not kept. */
  files?: string[];
  /** The path of the page on which the chat stood open. */
  open?: string;
}

/** What comes of it, or nothing where the browser does not let it. */
export const attempt = <T>(what: () => T): T | undefined => {
  try {
    return what();
  } catch {
    // Forbidden, full or damaged: what there is in this page has to do.
  }
};

export function createStorage(key: string) {
  let memory: Memory = attempt(() => JSON.parse(sessionStorage.getItem(key)!)) || {};
  return {
    memory: () => memory,
    keep(change: Memory) {
      memory = { ...memory, ...change };
      attempt(() => sessionStorage.setItem(key, JSON.stringify(memory)));
    },
    forget() {
      memory = {};
      attempt(() => sessionStorage.removeItem(key));
    },
  };
}

export type Storage = ReturnType<typeof createStorage>;
