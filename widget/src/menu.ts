// What is seldom needed: copy, keep, delete. A plain disclosure; deleting asks once more.

import { el, icon } from './dom';
import { T, bind, t } from './words';

export interface Deeds {
  copy(): void;
  /** The conversation as text. */
  text(): string;
  forget(): void;
}

export function createMenu({ copy, text, forget }: Deeds) {
  const deed = (key: T, onclick: () => void) => bind(el('button', { type: 'button', onclick }), key);
  const button = bind(el('button', { type: 'button', className: 'icon', 'aria-expanded': 'false', 'aria-controls': 'menu', onclick: () => toggle() }), T.more, 'aria-label');
  button.append(icon('M5 12h.01M12 12h.01M19 12h.01'));

  const sure = el('div', { hidden: true },
    bind(el('p'), T.delete_what),
    deed(T.delete_sure, () => {
      toggle(false);
      forget();
    }));
  const remove = deed(T.delete, () => {
    sure.hidden = !sure.hidden;
    remove.setAttribute('aria-expanded', String(!sure.hidden));
  });
  remove.setAttribute('aria-expanded', 'false');
  const list = el('div', { id: 'menu', className: 'menu', hidden: true },
    deed(T.copy, () => {
      toggle(false);
      copy();
    }),
    deed(T.download, () => {
      toggle(false);
      const href = URL.createObjectURL(new Blob([text()], { type: 'text/plain' }));
      el('a', { href, download: t(T.log) + '.txt' }).click();
      setTimeout(() => URL.revokeObjectURL(href), 10_000);
    }),
    remove, sure);

  /** Opens or closes it; closing gives the focus back to its button. */
  function toggle(open = list.hidden) {
    if (!open && !list.hidden) button.focus();
    list.hidden = !open;
    sure.hidden = true;
    button.setAttribute('aria-expanded', String(open));
    remove.setAttribute('aria-expanded', 'false');
  }
  return { button, list, toggle, open: () => !list.hidden };
}
