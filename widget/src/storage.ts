// What this tab remembers, in one entry so that a write is all or nothing: a message leaves the
// draft and enters the outbox in the same moment. Session storage, because complaints are
// sensitive and computers are shared. Where the browser forbids it, memory does for this page.

import type { Item } from './machine';

export interface Memory {
  token?: string;
  outbox?: Item[];
  draft?: string;
  locale?: string;
  /** The path of the page on which the chat stood open. */
  open?: string;
}

export function createStorage(key: string) {
  let memory: Memory = {};
  try {
    memory = JSON.parse(sessionStorage.getItem(key) || '{}');
  } catch {
    // Forbidden or damaged: begin empty.
  }
  return {
    memory: () => memory,
    keep(change: Memory) {
      memory = { ...memory, ...change };
      try {
        sessionStorage.setItem(key, JSON.stringify(memory));
      } catch {
        // Forbidden or full: memory holds it.
      }
    },
    forget() {
      memory = {};
      try {
        sessionStorage.removeItem(key);
      } catch {
        // It was never kept.
      }
    },
  };
}
