// Puts the chat of a Gehoor server on the page. The chat itself always comes from that server, so
// that it speaks the server's version of the protocol; this module only asks for it.

/**
 * Puts the chat on the page and resolves with its element; once for each place, however often it
 * is called. Rejects where the server can't be reached: link to its /chat page then.
 */
export function mount({ server, into, identity, pinned, ...settings }) {
  const base = server.replace(/\/?$/, '/');
  const find = () => (into ?? document).querySelector('gehoor-chat');
  let host = find();
  if (host?.shadowRoot) return Promise.resolve(Object.assign(host, identity && { identity }));
  if (into && !host) {
    host = document.createElement('gehoor-chat');
    host.setAttribute('inline', '');
    into.append(host);
  }
  const script = document.createElement('script');
  script.src = base + (pinned ? `w/${pinned.loader}` : 'widget.js');
  if (pinned) {
    script.integrity = pinned.integrity;
    script.crossOrigin = 'anonymous';
  }
  for (const [name, value] of Object.entries(settings)) script.dataset[name] = value;
  if (into) script.dataset.into = '';
  return new Promise((resolve, reject) => {
    script.onload = () => {
      // Where its place was taken away before the script came, it found none and put a button on the page.
      if (into) document.querySelector('gehoor-chat[data-into]:not([inline])')?.remove();
      resolve(Object.assign(host ?? find(), identity && { identity }));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`gehoor: ${script.src} can't be loaded`));
    };
    document.head.append(script);
  });
}

/** Takes the conversation off this device, open or not: for when the customer logs out of the site. */
export function forget(server) {
  document.querySelectorAll('gehoor-chat').forEach((host) => host.forget?.());
  sessionStorage.removeItem(`gehoor:${server.replace(/\/?$/, '/')}`);
}
