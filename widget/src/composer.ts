// Where the customer writes: a growing input that never loses a word.

import { el, icon } from './dom';
import { T, bind } from './words';

export interface Writing {
  draft: string;
  /** Sends it; false where it can't be sent and must stay. */
  say(text: string): boolean;
  /** The text changed. */
  wrote(text: string): void;
}

export function createComposer({ draft, say, wrote }: Writing) {
  const input = el('textarea', { id: 'input', rows: 1, value: draft, enterKeyHint: 'send', autocomplete: 'off', dir: 'auto' });
  const send = bind(el('button', { type: 'submit', className: 'send', part: 'send' }), T.send, 'aria-label');
  send.append(icon('M4 12h15M12 5l7 7-7 7'));

  const grow = () => {
    input.style.height = 'auto';
    input.style.height = input.scrollHeight + 2 + 'px';
  };
  const put = (text: string) => {
    input.value = text;
    wrote(text);
    grow();
  };
  const submit = () => {
    const text = input.value.trim();
    if (text && say(text)) put('');
  };

  input.oninput = () => {
    wrote(input.value);
    grow();
  };
  input.onkeydown = (e) => {
    // While an input method composes a word, Enter chooses a character (229 is Safari's way to say so).
    if (e.key !== 'Enter' || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    submit();
  };
  const form = el('form', { className: 'composer', noValidate: true,
    onsubmit: (e: Event) => {
      e.preventDefault();
      submit();
    },
  }, bind(el('label', { htmlFor: 'input' }), T.input), input, send);

  return {
    form,
    grow,
    focus: () => input.focus(),
    /** Puts words back that could not be sent, before what was written since. */
    giveback: (text: string) => put(text + (input.value && '\n\n' + input.value)),
    clear: () => put(''),
  };
}
