// What not everybody needs, as a module of its own: the menu and attachments. What the app has is
// lent to it; two copies of the app's state would be two truths.

import css from './extras.css';
import { X, en, nl } from './extras.gen';
import { createFiles } from './files';
import type { ConversationEvent } from './frames';
import { createMenu } from './menu';
import type { Session } from './session';
import type { Storage } from './storage';
import * as texts from './texts.gen';

/** What the app lends. */
export interface App {
  server: string;
  storage: Storage;
  session(): Session;
  events(): ConversationEvent[];
  locale(): 'nl' | 'en';
  /** Fills in a text's one open place, in the form of address that the site chose. */
  fill(text: string, value?: string | number): string;
  /** Takes the conversation off the device; stands in the menu. */
  erase: HTMLDetailsElement;
  /** Says it in the status line, or as a warning. */
  status(text?: string): void;
  warn(text?: string): void;
  /** Moves the focus to the input. */
  focus(): void;
  /** The menu's button. */
  opener(): HTMLElement;
  /** What stands above the conversation, and where attachments wait. */
  top: HTMLElement;
  shelf: HTMLElement;
}

export type Say = (key: X, value?: string | number) => string;

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Made once, when somebody asks for something of it. */
export function extras(app: App) {
  const say: Say = (key, value) => app.fill({ nl, en }[app.locale()][key]!, value);
  (app.top.getRootNode() as ShadowRoot).adoptedStyleSheets.push(sheet);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      app.status(say(X.menu_copied));
    } catch {
      // Pages without https have no clipboard, and some browsers ask for a fresh press.
      app.warn(say(X.menu_copy_error));
    }
  };
  const menu = createMenu(app, say, copy);
  const files = createFiles(app, say);
  return {
    ...files,
    copy,
    /** The app's own words in every language. */
    texts: { nl: texts.nl, en: texts.en },
    toggle: menu.toggle,
    close(all?: boolean) {
      if (all) files.clear();
      return menu.close();
    },
    refresh() {
      menu.refresh();
      files.refresh();
    },
  };
}

export type Extras = ReturnType<typeof extras>;
