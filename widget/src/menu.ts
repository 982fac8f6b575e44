// What is seldom needed: copy, keep, delete. A plain disclosure; deleting asks once more.

import { el } from './dom';
import { X } from './extras.gen';
import type { App, Say } from './extras';
import { save } from './save';
import { transcript } from './transcript';

export function createMenu(app: App, say: Say, copy: (text: string) => void) {
  const { opener, top, forget } = app;
  const names: (() => void)[] = [];
  const button = (key: X, onclick: () => void) => {
    const node = el('button', { onclick });
    names.push(() => (node.textContent = say(key)));
    return node;
  };
  const ask = (open: boolean) => {
    sure.hidden = !open;
    remove.ariaExpanded = open + '';
  };
  const show = (open: boolean) => {
    names.forEach((name) => name());
    if (!open) opener().focus();
    list.hidden = !open;
    opener().ariaExpanded = open + '';
    ask(false);
  };
  const deed = (key: X, act: () => void) => button(key, () => {
    show(false);
    act();
  });
  const what = el('p');
  names.push(() => (what.textContent = say(X.menu_delete_what)));
  const sure = el('div', {}, what, deed(X.menu_delete_sure, forget));
  const remove = button(X.menu_delete, () => ask(!!sure.hidden));
  const list = el('div.menu', { hidden: true },
    deed(X.menu_copy, () => copy(transcript(app))),
    deed(X.menu_save, () => save(new Blob([transcript(app)], { type: 'text/plain;charset=utf-8' }), say(X.menu_file) + '.txt')),
    remove, sure);
  top.after(list);
  return {
    toggle: () => show(!!list.hidden),
    close: () => !list.hidden && (show(false), true),
    refresh: () => names.forEach((name) => name()),
  };
}
