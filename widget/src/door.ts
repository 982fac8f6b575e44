// The door to what not everybody needs: the menu, and attachments by button, paste and drop. They
// come as one module of their own when somebody asks for them; nobody else pays for it.

import { el } from './dom';
import type { ConversationEvent } from './frames';
import type { App, Extras } from './extras';
import type { Fetch } from './module';
import { T, button, t } from './words';

declare const EXTRAS: string;
declare const EXTRAS_INTEGRITY: string;

/** fetch is the loader's; failed says that the module could not be fetched. */
export function createDoor(app: App, fetch: Fetch, failed: () => void) {
  const fetched = fetch<{ extras(app: App): Extras }>(app.server + EXTRAS, EXTRAS_INTEGRITY);
  let extras: Extras | undefined;
  const begin = async (act: (extras: Extras) => void, instead = () => {}) => {
    try {
      extras ??= (await fetched()).extras(app);
      act(extras);
    } catch {
      failed();
      instead();
    }
  };
  let adding: Promise<void> | undefined;
  const add = (files: FileList) => {
    // A list of chosen files is emptied with its input.
    const chosen = [...files];
    return (adding = begin((x) => x.add(chosen)));
  };
  const limits = () => app.session().state().files;
  const input = el('input', { type: 'file', multiple: true, hidden: true, onchange() {
    add(input.files!);
    // The same file can be chosen again.
    input.value = '';
  } });
  const attach = button(T.attach, '', () => {
    input.accept = limits()!.media.join();
    input.click();
  });
  const menu = button(T.more, 'plain', () => begin((x) => x.toggle(), () => app.shelf.append(app.erase)));
  menu.ariaExpanded = 'false';
  // What was chosen on the page before this one is gone; the module says so.
  if (app.storage.memory().files) begin(() => {});
  return {
    begin,
    menu,
    attach: el('span', {}, attach, input),
    /** Shows whether anything may be attached, and goes on with what waits. */
    refresh() {
      attach.hidden = !limits();
      extras?.refresh();
    },
    /**
     * The customer pastes or drops something; true where it is files. Words copied from a document come
     * with a picture of themselves: the words are meant.
     */
    take: ({ files, types }: DataTransfer) => files[0] && limits() && !types.includes('text/plain') && add(files),
    /** Sends what was chosen, also where the module that takes it has not come yet. */
    send: () => adding?.then(() => extras?.send()),
    /** Closes what stands open, true where something did; all: takes the files away as well. */
    close: (all?: boolean) => extras?.close(all),
    /** Puts into its item of the log what belongs to a file. */
    show(e: ConversationEvent, item: HTMLElement) {
      const see = el('button', { onclick: () => begin((x) => x.view(e, item, see)) }, t(T.view, e.name));
      item.append(see);
      extras?.arrived(e, item);
    },
  };
}

export type Door = ReturnType<typeof createDoor>;
