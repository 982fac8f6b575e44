// The loader: /widget.js. One button and nothing else until somebody wants to talk. The app's
// address and hash are put in by the build.

import css from './launcher.css';
import { legible } from './legible';
import { module } from './module';

/** By language: the launcher's words, the app's address and its hash. */
declare const APPS: Record<string, [string, string, string]>;

interface Chat extends HTMLElement {
  show(focus?: boolean): void;
  connectedCallback?(): void;
}

const script = document.currentScript as HTMLScriptElement;
const server = (script.dataset.server || script.src.replace(/(w\/)?[^/]*$/, '')).replace(/\/?$/, '/');
const root = document.documentElement;
// Browsers since May 2024 have everything that is used here; older ones get the page /chat.
const able = CSS.supports('color', 'light-dark(red,red)');

const tongue = (locale = '') => (/^en/i.test(locale || root.lang) ? 'en' : 'nl');
const [label, app, integrity] = APPS[tongue(script.dataset.locale)]!;
const load = module(server + app, integrity);
/** Fetches the app before it is needed; whoever needs it will hear of a failure. */
const prepare = () => {
  load().catch(() => {});
};
const sheet = able && new CSSStyleSheet();
if (sheet) sheet.replaceSync(css);
/** The next try to open a chat that could not be fetched. */
let again: ReturnType<typeof setTimeout> | undefined;
const settle = (host: HTMLElement) => {
  Object.assign(host, { fetch: module, sheet });
  Object.assign(host.dataset, { ...script.dataset, server, ...host.dataset });
  host.dataset.locale = tongue(host.dataset.locale);
  for (const name of ['accent', 'on-accent', 'radius', 'font', 'z']) {
    host.style.setProperty('--gehoor-' + name, host.getAttribute('data-' + name));
  }
  host.addEventListener('gehoor', () => {
    // Who has opened it by then, and closed it, has nothing open up by itself.
    clearTimeout(again);
    // Colours may change with the page's; each opening looks again.
    legible(host);
  });
};

const found = document.querySelectorAll<Chat>('gehoor-chat');
for (const host of found) {
  // Where the app can't come, what the page put into the element stays: a link to /chat.
  if (!host.shadowRoot && able) {
    settle(host);
    prepare();
    // Where the app is here already, an element that came after it waits for this.
    host.connectedCallback?.();
  }
}
if (!found.length) float();

/** Puts the launcher on the page. */
function float() {
  const host = document.createElement('gehoor-chat') as Chat;
  settle(host);
  const lang = host.dataset.locale;
  const href = server + 'chat?locale=' + lang;
  // Without a connection another page would not come either, and a chat that stood open is not the
  // customer's to open again: then it is tried until it comes.
  const open = (focus: boolean) => load().then(() => host.show(focus)).catch(() => {
    clearTimeout(again);
    if (focus && navigator.onLine) location.href = href;
    else again = setTimeout(open, 3000, focus);
  });

  const launcher = document.createElement(able ? 'button' : 'a');
  Object.assign(launcher, {
    href, lang, className: 'launcher', part: 'launcher', textContent: host.dataset.label || label, ariaExpanded: 'false',
  }, able && { onpointerenter: prepare, onfocus: prepare, onclick: () => open(true) });
  // On an element without a shadow the sheets are a property like any other, and do nothing.
  Object.assign(able ? host.attachShadow({ mode: 'open' }) : host, { adoptedStyleSheets: [sheet] }).append(launcher);
  // Beside the body, not in it: page frameworks that swap the body leave it alone.
  root.append(host);
  if (able) legible(host);

  try {
    const was = JSON.parse(sessionStorage.getItem('gehoor:' + server)!).open;
    // On a small screen the panel covers the page, so it reopens only where it stood open.
    if (was && able && (was === location.pathname || (innerWidth > 640 && innerHeight > 480))) open(false);
  } catch {
    // Nothing is remembered here.
  }
}
