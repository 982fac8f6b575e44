// Where the customer writes: a growing input that never loses a word.

import { el } from './dom';
import type { Door } from './door';
import { T, bind, button } from './words';

export interface Writing {
  draft?: string;
  /** Sends it; false where it can't be sent and must stay. */
  say(text: string): boolean;
  /** The text changed. */
  wrote(text: string): void;
  /** Adds files to what is sent. */
  door: Door;
}

export function createComposer({ draft = '', say, wrote, door }: Writing) {
  const input = el('textarea', { id: 'input', rows: 1, value: draft, enterKeyHint: 'send', dir: 'auto' });
  const grow = () => {
    input.style.height = 'auto';
    input.style.height = input.scrollHeight + 4 + 'px';
  };
  const put = (text: string) => {
    input.value = text;
    wrote(text);
    grow();
  };
  const submit = (e: Event) => {
    e.preventDefault();
    const text = input.value.trim();
    if (text && !say(text)) return;
    if (text) put('');
    door.send();
  };
  input.oninput = () => put(input.value);
  input.onkeydown = (e) => {
    // While an input method composes a word, Enter chooses a character (229 is Safari's way to say so).
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing && e.keyCode !== 229) submit(e);
  };
  return {
    form: el('form.composer', { onsubmit: submit },
      el('div.tools', {}, bind(el('label', { htmlFor: 'input' }), T.input), door.attach), input, button(T.send, 'send')),
    grow,
    focus: () => input.focus(),
    /** Puts words back that could not be sent, before what was written since. */
    giveback: (text: string) => put(text + (input.value && '\n\n' + input.value)),
    clear: () => put(''),
  };
}
