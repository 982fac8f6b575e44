// The loader: /widget.js. One button and nothing else until somebody wants to talk. The app's
// address and hash are put in by the build; the import happens only after the preload has checked
// the hash, and nowhere else, because an unchecked import would undo the check.

import css from './launcher.css';

declare const APP: string;
declare const INTEGRITY: string;
declare const LABELS: { nl: string; en: string };

interface Chat extends HTMLElement {
  show(focus?: boolean): void;
}

(() => {
  const script = document.currentScript as HTMLScriptElement;
  const server = (script.dataset.server || script.src.replace(/(w\/)?[^/]*$/, '')).replace(/\/?$/, '/');
  const root = document.documentElement;

  let app: Promise<unknown> | undefined;
  const load = () => (app ??= new Promise((done, fail) => {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.href = server + APP;
    link.integrity = INTEGRITY;
    link.crossOrigin = 'anonymous';
    link.onload = () => import(link.href).then(done, fail);
    link.onerror = fail;
    if (!link.relList.supports('modulepreload')) fail();
    else document.head.append(link);
  }));

  const settle = (host: HTMLElement) => {
    Object.assign(host.dataset, { ...script.dataset, server, ...host.dataset });
    for (const name of ['accent', 'on-accent', 'radius', 'font', 'z']) {
      const value = host.getAttribute('data-' + name);
      if (value) host.style.setProperty('--gehoor-' + name, value);
    }
  };

  const inline = document.querySelectorAll<HTMLElement>('gehoor-chat');
  for (const host of inline) {
    if (!host.shadowRoot) {
      settle(host);
      // Where the app can't come, what the page put into the element stays: a link to /chat.
      load().catch(() => {});
    }
  }
  if (inline.length) return;

  const host = document.createElement('gehoor-chat') as Chat;
  settle(host);
  const locale = /^en/i.test(host.dataset.locale || root.lang) ? 'en' : 'nl';
  const page = server + 'chat?locale=' + locale;
  const open = (focus: boolean) => load().then(() => host.show(focus), () => focus && location.assign(page));

  let button: HTMLElement;
  try {
    const shadow = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    button = document.createElement('button');
    button.onclick = () => open(true);
    button.onpointerenter = button.onfocus = () => load().catch(() => {});
    button.setAttribute('aria-haspopup', 'dialog');
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('part', 'launcher');
    button.className = 'launcher';
    button.lang = locale;
    shadow.append(button);
  } catch {
    // A browser of before 2023: a plain link does the same job.
    button = document.createElement('a');
    (button as HTMLAnchorElement).href = page;
    host.append(button);
  }
  button.textContent = host.dataset.label || LABELS[locale];
  // Beside the body, not in it: page frameworks that swap the body leave it alone.
  root.append(host);

  try {
    const was = JSON.parse(sessionStorage.getItem('gehoor:' + server)!).open;
    // On a small screen the panel covers the page, so it reopens only where it stood open.
    if (was && (was === location.pathname || matchMedia('(min-width:40.01em) and (min-height:30.01em)').matches)) open(false);
  } catch {
    // Nothing is remembered here.
  }
})();
