// Attachments: what was chosen, how far each is, and what came of it. Until
// the customer sends, nothing leaves the device; what was sent goes on until it has arrived.

import { el } from './dom';
import type { App, Say } from './extras';
import { X } from './extras.gen';
import type { ConversationEvent } from './frames';
import { Phase } from './machine';
import { save } from './save';
import { Heic, drawn, shrink, type Parcel } from './shrink';
import { upload, type Upload } from './upload';
import { uuid } from './uuid';

interface Piece {
  key: string;
  name: string;
  state: 'working' | 'ready' | 'waiting' | 'sending' | 'sent' | 'failed';
  parcel?: Parcel;
  percent: number;
  /** The customer has sent while it was still being made ready: it goes as soon as it is. */
  due?: boolean;
  /** Why it failed; and whether another try makes sense. */
  text?: string;
  again?: boolean;
  way?: Upload;
  item: HTMLLIElement;
  line: HTMLElement;
  retry: HTMLButtonElement;
  remove: HTMLButtonElement;
}

export function createFiles(app: App, t: Say) {
  let pieces: Piece[] = [];
  let live = true;

  /** As most file managers count: 1024 bytes to the kilobyte. */
  const size = (bytes: number) => {
    const large = bytes >= 1 << 20;
    return new Intl.NumberFormat(app.locale(), {
      style: 'unit', unit: large ? 'megabyte' : 'kilobyte', maximumFractionDigits: large ? 1 : 0,
    }).format(Math.max(1, bytes / (large ? 1 << 20 : 1024)));
  };

  const list = el('ul.files');
  // What the list shows is said as well, once, to those who can't see it change.
  const heard = el('p.heard', { role: 'status' });
  app.shelf.append(list, heard);
  const tell = (p: Piece) => {
    heard.textContent = `${p.name}: ${p.line.textContent}`;
  };

  const preview = (picture: ImageBitmap, name: string, side: number) =>
    Object.assign(drawn(picture, side), { role: 'img', ariaLabel: t(X.file_preview, name) });

  const draw = (p: Piece) => {
    p.line.textContent = p.text || t({
      working: X.file_working, ready: X.file_ready, waiting: live ? X.file_next : X.file_waiting, sending: X.file_sending, sent: X.file_sent, failed: X.file_error_refused,
    }[p.state], p.state === 'sent' ? p.name : p.state === 'sending' ? p.percent : size(p.parcel?.blob.size ?? 0));
    p.item.className = p.state;
    p.retry.textContent = t(X.file_retry);
    p.retry.hidden = !p.again;
    p.remove.textContent = t(/waiting|sending/.test(p.state) ? X.file_cancel : X.file_remove);
    p.remove.hidden = p.state === 'sent';
    // Which of them is meant is seen by where a button stands; who doesn't see that, hears it.
    for (const b of [p.retry, p.remove]) b.ariaLabel = `${b.textContent}: ${p.name}`;
  };
  const change = (p: Piece, to: Partial<Piece>) => {
    Object.assign(p, { text: undefined, again: false }, to);
    draw(p);
    const unsent = pieces.filter((one) => one.state !== 'sent').map((one) => one.name);
    app.storage.keep({ files: unsent.length ? unsent : undefined });
    onbeforeunload(unsent.length > 0);
  };
  const fail = (p: Piece, text: string, again = false) => {
    change(p, { state: 'failed', text, again });
    p.item.scrollIntoView({ block: 'nearest' });
    tell(p);
  };
  const drop = (p: Piece) => {
    pieces = pieces.filter((one) => one !== p);
    p.way?.abort();
    p.parcel?.picture?.close();
    if (p.item.matches(':focus-within')) app.focus();
    p.item.remove();
    change(p, {});
  };

  const add = async (file: File) => {
    const p: Piece = {
      key: uuid(), name: file.name, state: 'working', percent: 0,
      line: el('p.soft'), retry: el('button', { onclick: () => (change(p, { state: 'waiting' }), pump()) }),
      remove: el('button', { onclick: () => drop(p) }), item: el('li'),
    };
    p.item.append(el('div', {}, el('p', { dir: 'auto' }, file.name), p.line), p.retry, p.remove);
    pieces.push(p);
    list.append(p.item);
    // The silence of who looks for a photo is not the end of their story.
    app.session().typing(true);
    list.ariaLabel = t(X.file_list);
    change(p, {});
    const { max_bytes, max_count, media } = app.session().state().files!;
    if (app.events().filter((e) => e.kind === 'file').length + pieces.length > max_count) return fail(p, t(X.file_error_count, max_count));
    if (!file.size) return fail(p, t(X.file_error_empty));
    try {
      p.parcel = await shrink(file);
    } catch (error) {
      return fail(p, t(error instanceof Heic ? X.file_error_heic : X.file_error_read));
    }
    if (!pieces.includes(p)) return;
    p.name = p.parcel.name;
    if (p.parcel.picture) p.item.prepend(preview(p.parcel.picture, p.name, 138));
    if (!media.includes(p.parcel.media)) return fail(p, t(X.file_error_kind));
    if (p.parcel.blob.size > max_bytes) return fail(p, t(X.file_error_size, size(max_bytes)));
    change(p, { state: p.due ? 'waiting' : 'ready' });
    tell(p);
    pump();
  };

  /** Sends what waits, one after the other: on a slow line two at once arrive later than one. */
  const pump = async () => {
    const p = pieces.find((one) => one.state === 'waiting');
    const token = app.session().state().token;
    if (!p || !live || !token || pieces.some((one) => one.state === 'sending')) return;
    const { blob, media } = p.parcel!;
    change(p, { state: 'sending', percent: 0 });
    p.way = upload(`${app.server}files/${p.key}`, token, blob, media, p.name, (percent) => {
      p.percent = percent;
      app.session().typing(true);
      draw(p);
    });
    const { status, text } = await p.way.done;
    if (!pieces.includes(p)) return void pump();
    if (status >= 200 && status < 300) change(p, { state: 'sent' });
    // Without an answer, and where the server is not well, the same again later: the key makes it harmless.
    else if (!status || status === 503 || status === 429) change(p, { state: 'waiting', again: true, text: status ? text : undefined });
    else fail(p, text || t(X.file_error_refused), status >= 500 || status === 401);
    if (p.state === 'waiting') setTimeout(pump, 10_000);
    else pump();
  };

  /** As bytes and nothing else: no browser may take it for a page. */
  const keep = (blob: Blob, name: string) => save(new Blob([blob], { type: 'application/octet-stream' }), name);

  const lost = app.storage.memory().files;
  if (lost) {
    app.warn(t(X.file_lost, lost.join(', ')));
    app.storage.keep({ files: undefined });
  }

  return {
    add: (files: File[]) => files.forEach(add),
    send() {
      for (const p of pieces) {
        p.due = true;
        if (p.state === 'ready') change(p, { state: 'waiting' });
      }
      pump();
    },
    /** The conversation was taken off the device, and what was chosen for it as well. */
    clear: () => pieces.forEach(drop),
    refresh() {
      const back = !live;
      live = app.session().state().phase === Phase.live;
      pieces.forEach(draw);
      list.ariaLabel = t(X.file_list);
      if (back && live) pump();
    },
    arrived(e: ConversationEvent, item: HTMLElement) {
      const p = pieces.find((one) => one.key === e.re);
      if (!p) return;
      if (p.parcel?.picture) item.querySelector('button')!.before(preview(p.parcel.picture, p.name, 480));
      heard.textContent = '';
      drop(Object.assign(p, { state: 'sent' }));
    },
    async view(e: ConversationEvent, item: HTMLElement, button: HTMLButtonElement) {
      app.status(t(X.file_loading));
      try {
        const answer = await fetch(`${app.server}files/${e.id}`, { headers: { Authorization: 'Bearer ' + app.session().state().token } });
        if (!answer.ok) throw new Error(answer.statusText);
        const blob = await answer.blob();
        app.status('');
        const picture = /^image\/(?!svg)/.test(e.media!) && await createImageBitmap(blob).catch(() => undefined);
        if (!picture) return keep(blob, e.name!);
        if (!item.querySelector('canvas')) button.before(preview(picture, e.name!, 1200));
        button.textContent = t(X.file_save);
        button.ariaLabel = `${t(X.file_save)}: ${e.name}`;
        button.onclick = () => keep(blob, e.name!);
      } catch {
        app.status('');
        app.warn(t(X.file_error_fetch));
      }
    },
  };
}

const stay = (e: Event) => e.preventDefault();

/** Asks before the page is left with files that have not arrived. */
function onbeforeunload(unsent: boolean): void {
  (unsent ? addEventListener : removeEventListener)('beforeunload', stay);
}
