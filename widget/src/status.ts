// The line that says how the connection is, who is typing, and what was done: the one status
// region. Not every blink of the network is worth a word.

import { el } from './dom';
import type { Speaker } from './frames';
import { Phase, type State } from './machine';
import { T, t } from './words';

export function createStatus() {
  let late = 0;
  let typist = 0;
  let spoke = false;
  let saying: string | undefined;

  const line = el('p.status', { role: 'status' });
  const tell = (text = '') => {
    if (line.textContent !== text) line.textContent = text;
  };
  return {
    line,
    tell,
    typing(by: Speaker | undefined, on: boolean) {
      clearTimeout(typist);
      if (spoke) return;
      tell(on ? t(T.typing, by?.role === 'agent' ? by.name : t(T.bot)) : '');
      // A typist whose connection breaks would type for ever.
      if (on) typist = setTimeout(tell, 10_000);
    },
    connection({ phase, tries, outbox, held }: State) {
      const well = !held && (phase <= Phase.stopped || phase === Phase.live);
      const text = well ? '' : tries || spoke
        ? (held ? '' : t(T.offline)) + (outbox.length ? ' ' + t(T.safe) : '') : t(T.connecting);
      if (text === saying) return;
      saying = text;
      clearTimeout(late);
      if (well) {
        if (spoke) tell();
        spoke = false;
      } else {
        late = setTimeout(() => {
          spoke = true;
          // The silence of a typist would take this away.
          clearTimeout(typist);
          tell(text);
        }, spoke ? 0 : 800);
      }
    },
  };
}
