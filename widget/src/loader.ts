// The loader: /widget.js. One button and nothing else until somebody wants to talk. The app's
// address and hash are put in by the build; the import happens only after the preload has checked
// the hash, and nowhere else, because an unchecked import would undo the check.

import css from './launcher.css';

declare const APP: string;
declare const INTEGRITY: string;
declare const LABELS: Record<string, string>;

interface Chat extends HTMLElement {
  show(focus?: boolean): void;
}

const script = document.currentScript as HTMLScriptElement;
const server = (script.dataset.server || script.src.replace(/(w\/)?[^/]*$/, '')).replace(/\/?$/, '/');
const root = document.documentElement;
// Browsers since May 2024 have everything that is used here; older ones get the page /chat.
const able = CSS.supports('color', 'light-dark(red,red)');

let app: Promise<unknown> | undefined;
const load = () => (app ??= new Promise((done, fail) => {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = server + APP;
  link.integrity = INTEGRITY;
  link.crossOrigin = '';
  link.onload = () => import(link.href).then(done, fail);
  link.onerror = fail;
  document.head.append(link);
}));
/** Fetches the app before it is needed; whoever needs it will hear of a failure. */
const prepare = () => {
  load().catch(() => {});
};
const settle = (host: HTMLElement) => {
  Object.assign(host.dataset, { ...script.dataset, server, ...host.dataset });
  for (const name of ['accent', 'on-accent', 'radius', 'font', 'z']) {
    host.style.setProperty('--gehoor-' + name, host.getAttribute('data-' + name));
  }
};

const found = document.querySelectorAll<Chat>('gehoor-chat');
for (const host of found) {
  // Where the app can't come, what the page put into the element stays: a link to /chat.
  if (!host.shadowRoot && able) {
    settle(host);
    prepare();
  }
}
if (!found.length) float();

/** Puts the launcher on the page. */
function float() {
  const host = document.createElement('gehoor-chat') as Chat;
  settle(host);
  const lang = /^en/i.test(host.dataset.locale || root.lang) ? 'en' : 'nl';
  const href = server + 'chat?locale=' + lang;
  const open = (focus: boolean) => load().then(() => host.show(focus), () => focus && location.assign(href));

  const launcher = document.createElement(able ? 'button' : 'a');
  Object.assign(launcher, {
    href, lang, className: 'launcher', part: 'launcher', textContent: host.dataset.label || LABELS[lang], ariaExpanded: 'false', ariaHasPopup: 'dialog',
    onpointerenter: able && prepare, onfocus: able && prepare, onclick: able && (() => open(true)),
  });
  if (able) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    host.attachShadow({ mode: 'open' }).append(launcher);
    host.shadowRoot!.adoptedStyleSheets = [sheet];
  } else host.append(launcher);
  // Beside the body, not in it: page frameworks that swap the body leave it alone.
  root.append(host);

  try {
    const was = JSON.parse(sessionStorage.getItem('gehoor:' + server)!).open;
    // On a small screen the panel covers the page, so it reopens only where it stood open.
    if (was && able && (was === location.pathname || (innerWidth > 640 && innerHeight > 480))) open(false);
  } catch {
    // Nothing is remembered here.
  }
}
