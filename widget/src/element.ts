// <gehoor-chat>: the launcher's host and the panel. Floats over any page, or with the attribute
// "inline" fills its container and stands open from the start.

import { createPanel } from './panel';
import css from './style.css';
import { createStorage } from './storage';
import { nearest, use } from './words';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export class GehoorChat extends HTMLElement {
  /** A short-lived JWT by which the site vouches for a signed-in customer. */
  identity?: string;
  #panel?: ReturnType<typeof createPanel>;
  #storage!: ReturnType<typeof createStorage>;
  #root!: ShadowRoot;

  get #inline() {
    return this.hasAttribute('inline');
  }

  /** Whether the panel stands open. */
  get open() {
    return !this.#panel?.panel.hidden && !!this.#panel;
  }

  connectedCallback() {
    if (this.#root) return;
    const { server = new URL('..', import.meta.url).href, locale } = this.dataset;
    this.dataset.server = server;
    this.#root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, sheet];
    this.#storage = createStorage('gehoor:' + server);
    use(nearest(this.#storage.memory().locale || locale || document.documentElement.lang));
    const launcher = this.#launcher;
    if (launcher) launcher.onclick = () => this.show();
    addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
    document.addEventListener('visibilitychange', this.#look);
    if (this.#inline) this.show(false);
  }

  /** Opens the chat, and moves the focus into it unless told not to. */
  show(focus = true) {
    const panel = (this.#panel ??= this.#build());
    panel.panel.hidden = false;
    this.#launcher?.setAttribute('aria-expanded', 'true');
    this.toggleAttribute('open', true);
    if (!this.#inline) this.#storage.keep({ open: location.pathname });
    this.#fit();
    panel.wake();
    if (focus) panel.focus();
    this.#look();
    this.#tell('open');
  }

  /** Closes the chat and gives the focus back to the launcher; what was written stays. */
  hide() {
    if (this.#inline || !this.open) return;
    const had = this.#root.activeElement;
    this.#panel!.panel.hidden = true;
    this.#launcher?.setAttribute('aria-expanded', 'false');
    this.toggleAttribute('open', false);
    this.#storage.keep({ open: '' });
    this.#fit();
    if (had) this.#launcher?.focus();
    this.#tell('close');
  }

  get #launcher() {
    return this.#root.querySelector<HTMLButtonElement>('.launcher');
  }

  #build() {
    const panel = createPanel({
      server: this.dataset.server!,
      storage: this.#storage,
      identity: () => this.identity,
      close: () => this.hide(),
      registered: (reference) => this.#tell('registered', reference),
      shown: () => this.#look(),
    });
    panel.panel.onkeydown = (e) => {
      if (e.key !== 'Escape' || e.isComposing) return;
      e.stopPropagation();
      if (!panel.escape()) this.hide();
    };
    if (this.#inline) {
      panel.panel.setAttribute('role', 'region');
      panel.panel.querySelector('.leave')?.remove();
    }
    this.#root.append(panel.panel);
    return panel;
  }

  /** Tells the server how far the customer can have read. */
  #look = () => {
    if (this.open && !document.hidden) this.#panel!.seen();
  };

  /** Fits a full-screen panel into what the on-screen keyboard leaves, and closes off the page behind it. */
  #fit = () => {
    const full = this.open && !this.#inline && matchMedia('(max-width:40em),(max-height:30em)').matches;
    const view = visualViewport;
    this.style.setProperty('--h', full && view ? view.height + 'px' : '');
    this.style.setProperty('--y', full && view ? view.offsetTop + 'px' : '');
    if (!this.#inline && !document.body.contains(this)) document.body.inert = full;
  };

  #tell(type: string, reference?: string) {
    this.dispatchEvent(new CustomEvent('gehoor', { detail: { type, reference }, bubbles: true, composed: true }));
  }
}
