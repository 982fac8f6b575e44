// <gehoor-chat>: the launcher's host and the panel. Floats over any page, or with the attribute
// "inline" fills its container and stands open from the start.

import { el } from './dom';
import type { Fetch } from './module';
import { createPanel } from './panel';
import type { Identity } from './session';
import css from './style.css';
import { createStorage, type Storage } from './storage';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export class GehoorChat extends HTMLElement {
  /**
   * The site's word for a signed-in customer: a short-lived JWT, or a function that fetches a fresh
   * one for each connection. Only declared: a field would wipe out what was set before the app came.
   */
  declare identity?: Identity;
  /** The loader's way to fetch a module of ours. */
  declare fetch: Fetch;
  /** What launcher and panel have in common: the loader's style sheet. */
  declare sheet: CSSStyleSheet;
  #chat!: ReturnType<typeof createPanel>;
  #storage!: Storage;
  /** Where the element is part of the page: one that nobody sees. */
  #launcher!: HTMLElement;

  /** Whether the element is part of the page instead of floating over it. */
  get inline() {
    return this.hasAttribute('inline');
  }

  /** Whether the panel stands open. */
  get open() {
    return this.hasAttribute('open');
  }

  connectedCallback() {
    if (this.#storage) {
      if (this.open) this.#chat.wake();
      return;
    }
    const { server } = this.dataset;
    // The loader has not been here yet; it calls again when it has.
    if (!server) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [this.sheet, sheet];
    this.#storage = createStorage('gehoor:' + server);
    this.#launcher = root.querySelector('button') ?? el('button');
    this.#chat = createPanel(this, server, this.#storage);
    // Only now: where the panel can't be made the click stays the loader's, which leads to /chat.
    this.#launcher.onclick = () => this.show();
    root.append(this.#chat.panel);
    for (const event of ['resize', 'scroll']) visualViewport!.addEventListener(event, this.#fit);
    if (this.inline) this.show(false);
  }

  /** A page that takes the element away takes its connection along; what was written stays. */
  disconnectedCallback() {
    this.#chat?.sleep();
  }

  /** Opens the chat, and moves the focus into it unless told not to. */
  show(focus = true) {
    this.#turn(true);
    this.#chat.wake();
    if (focus) this.#chat.focus();
  }

  /** Closes the chat and gives the focus back to the launcher; what was written stays. */
  hide() {
    if (this.inline) return;
    const focus = this.shadowRoot!.activeElement;
    this.#turn(false);
    if (focus) this.#launcher.focus();
  }

  /** Takes the conversation off this device, as a site does when its customer logs out. */
  forget() {
    this.#chat.forget();
  }

  /**
   * Tells the page what happened: open, close, registered with its number, or identity with the
   * code of what was wrong with it. Never what was said.
   */
  tell(type: string, more?: object) {
    this.dispatchEvent(new CustomEvent('gehoor', { detail: { type, ...more }, bubbles: true }));
  }

  #turn(open: boolean) {
    this.#chat.panel.hidden = !open;
    this.toggleAttribute('open', open);
    this.#launcher.ariaExpanded = open + '';
    if (!this.inline) this.#storage.keep({ open: open ? location.pathname : '' });
    this.#fit();
    this.tell(open ? 'open' : 'close');
  }

  /** Fits a full-screen panel into what the on-screen keyboard leaves, and closes off the page behind it. */
  #fit = () => {
    if (this.inline) return;
    const { height, offsetTop } = visualViewport!;
    this.style.setProperty('--h', height + 'px');
    this.style.setProperty('--y', offsetTop + 'px');
    if (!document.body.contains(this)) document.body.inert = this.open && (innerWidth <= 640 || innerHeight <= 480);
  };
}
