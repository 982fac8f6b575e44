/** A short-lived JWT, or a function that fetches a fresh one for each connection. */
export type Identity = string | (() => string | undefined | Promise<string | undefined>);

export interface Settings {
  /** The server's address, as https://klacht.example.nl. */
  server: string;
  /** A place for the chat in the page; without it the chat floats over the page. */
  into?: Element;
  identity?: Identity;
  /** Exactly one version: what gehoor-widget/pinned gives. The server must be of that version. */
  pinned?: { loader: string; integrity: string };
  locale?: 'nl' | 'en';
  /** The words on the button, above the chat, on the button for a person, and above the input. */
  label?: string;
  title?: string;
  human?: string;
  input?: string;
  /** How Dutch texts address the customer. */
  form?: 'u' | 'je';
  position?: 'left' | 'right';
  /** Refused, with a warning on the console, where their contrast is below 4.5:1. */
  accent?: string;
  onAccent?: string;
  radius?: string;
  font?: string;
  z?: string;
}

export interface GehoorChat extends HTMLElement {
  identity?: Identity;
  /** Whether the panel stands open. */
  readonly open?: boolean;
  /** There once the chat was opened or came near to it. */
  show?(focus?: boolean): void;
  hide?(): void;
  forget?(): void;
}

/** What the element tells the page, as detail of its event "gehoor". Never what was said. */
export type GehoorDetail =
  | { type: 'open' | 'close' }
  | { type: 'registered'; reference: string }
  | { type: 'identity'; code: 'bad_identity' | 'no_identity' };

export function mount(settings: Settings): Promise<GehoorChat>;
export function forget(server: string): void;

declare global {
  interface HTMLElementTagNameMap {
    'gehoor-chat': GehoorChat;
  }
  interface HTMLElementEventMap {
    gehoor: CustomEvent<GehoorDetail>;
  }
}
