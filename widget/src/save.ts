import { el } from './dom';

/** Keeps a blob as a file on the customer's device. */
export function save(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
