// What is seldom needed: copy, keep, delete. A plain disclosure; deleting asks once more.

import { el } from './dom';
import { T, bind, button, t } from './words';

export interface Deeds {
  copy(text: string): void;
  /** The conversation as text. */
  text(): string;
  forget(): void;
}

export function createMenu({ copy, text, forget }: Deeds) {
  /** Opens or closes the menu; closing gives the focus back to its button. */
  const toggle = (open: boolean) => {
    if (!open) opener.focus();
    list.hidden = !open;
    opener.ariaExpanded = open + '';
    ask(false);
  };
  const ask = (open: boolean) => {
    sure.hidden = !open;
    remove.ariaExpanded = open + '';
  };
  const deed = (key: T, act: () => void) => button(key, '', () => {
    toggle(false);
    act();
  });
  const save = () => {
    const href = URL.createObjectURL(new Blob([text()], { type: 'text/plain;charset=utf-8' }));
    el('a', { href, download: t(T.log) + '.txt' }).click();
  };

  const opener = button(T.more, 'plain', () => toggle(!!list.hidden));
  opener.ariaExpanded = 'false';
  const sure = el('div', {}, bind(el('p'), T.delete_what), deed(T.delete_sure, forget));
  const remove = button(T.delete, '', () => ask(!!sure.hidden));
  const list = el('div.menu', { hidden: true }, deed(T.copy, () => copy(text())), deed(T.download, save), remove, sure);
  ask(false);
  return { opener, list, close: () => !list.hidden && (toggle(false), true) };
}
