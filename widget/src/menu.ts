// What is seldom needed: copy, keep, delete. A plain disclosure.

import { el } from './dom';
import { X } from './extras.gen';
import type { App, Say } from './extras';
import { save } from './save';
import { transcript } from './transcript';

export function createMenu(app: App, say: Say, copy: (text: string) => void) {
  const { opener, top, erase } = app;
  const names: (() => void)[] = [];
  // Who pressed again because nothing had come yet wants it open all the same.
  let early = true;
  setTimeout(() => (early = false));
  const show = (open: boolean) => {
    if (!open) opener().focus();
    list.hidden = !open;
    erase.open = false;
    opener().ariaExpanded = open + '';
  };
  const deed = (key: X, act: () => void) => {
    const node = el('button', { onclick() {
      show(false);
      act();
    } });
    names.push(() => (node.textContent = say(key)));
    return node;
  };
  const list = el('div.menu', { hidden: true },
    deed(X.menu_copy, () => copy(transcript(app))),
    deed(X.menu_save, () => save(new Blob([transcript(app)], { type: 'text/plain;charset=utf-8' }), say(X.menu_file) + '.txt')));
  top.after(list);
  // On a low screen the question would open out of sight.
  erase.ontoggle = () => erase.scrollIntoView({ block: 'nearest' });
  const refresh = () => names.forEach((name) => name());
  return {
    refresh,
    toggle() {
      if (early && !list.hidden) return;
      refresh();
      // Where this module could not be fetched at first, it stood below the conversation.
      list.append(erase);
      show(!!list.hidden);
    },
    close: () => !list.hidden && (show(false), true),
  };
}
