// Keeps a desk page fresh and takes nothing from its reader: focus, typed text,
// scroll and open details stay. Without it, reloading does the same.
(() => {
  'use strict';
  const source = document.body.dataset.live;
  if (!source) return;
  const said = document.getElementById('announce');
  const dirty = (region) => [...region.querySelectorAll('input:not([type=hidden]),textarea,select')].some((f) =>
    f.type === 'checkbox' ? f.checked !== f.defaultChecked
    : f.options ? [...f.options].some((o) => o.selected !== o.defaultSelected) && f.selectedIndex > 0
    : f.value !== f.defaultValue);
  const typing = (region) => region.contains(document.activeElement) &&
    /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
  // A form's fresh key is no text, so no news.
  const gist = (region) => {
    const copy = region.cloneNode(true);
    for (const t of copy.querySelectorAll('[data-quiet]')) t.remove();
    return copy.textContent.replace(/\s+/g, ' ');
  };

  let busy, again;
  const swap = (fresh) => {
    const news = [];
    const focus = document.activeElement;
    const mark = focus && focus.id;
    const top = focus && focus !== document.body ? focus.getBoundingClientRect().top : null;
    for (const old of document.querySelectorAll('[data-region]')) {
      const now = fresh.getElementById(old.id);
      if (!now || old.isEqualNode(now) || typing(old) || dirty(old)) continue;
      // A button replaced between press and release is never clicked.
      if (old.matches(':active')) { again = true; continue; }
      for (const d of old.querySelectorAll('details[open][id]')) {
        const same = now.querySelector('#' + CSS.escape(d.id));
        if (same) same.open = true;
      }
      if (gist(old) !== gist(now) && now.dataset.say) news.push(now.dataset.say);
      // Who reads back stays there.
      const was = old.querySelector('.scroll');
      const read = was && was.scrollTop < -20 && was.scrollHeight + was.scrollTop;
      const next = document.importNode(now, true);
      old.replaceWith(next);
      const is = read && next.querySelector('.scroll');
      if (is) is.scrollTop = read - is.scrollHeight;
    }
    document.title = fresh.title;
    const same = mark && document.getElementById(mark);
    if (same && same !== document.activeElement) same.focus({ preventScroll: true });
    const kept = same || (focus?.isConnected && focus);
    if (kept && top !== null) scrollBy(0, kept.getBoundingClientRect().top - top);
    if (said && news.length) said.textContent = news.join(' ');
  };

  let events, timer;
  const refresh = () => {
    if (busy) { again = true; return; }
    busy = true;
    again = false;
    const ask = new XMLHttpRequest();
    ask.open('GET', location.pathname + location.search);
    ask.responseType = 'document'; // parsed, never run
    ask.setRequestHeader('X-Gehoor-Refresh', '1');
    ask.onload = () => {
      if (ask.status === 401) ended();
      else if (ask.status === 200 && ask.response) swap(ask.response);
    };
    ask.onloadend = () => {
      busy = false;
      if (again) setTimeout(refresh, 1000);
    };
    ask.send();
  };
  const ended = () => {
    stop();
    document.removeEventListener('visibilitychange', look);
    const gone = document.getElementById('gone');
    if (gone) gone.hidden = false;
  };
  const stop = () => {
    events?.close();
    clearInterval(timer);
  };
  // Browsers allow few connections: only a tab that is looked at holds one.
  // Others look once a minute, for the number in their title.
  const look = () => {
    stop();
    if (document.hidden) {
      timer = setInterval(refresh, 60000);
      return;
    }
    events = new EventSource(source);
    events.addEventListener('hello', refresh);
    events.addEventListener('changed', refresh);
    events.addEventListener('ended', ended);
    events.onerror = () => { if (events.readyState === 2) timer = setTimeout(look, 15000); };
  };
  document.addEventListener('visibilitychange', look);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', look);
})();
