// It fits any site: its colours where they can be read, its words, its form of address, its way of
// changing pages, and its word for who the customer is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { accessible, dress, faultless, hold, onlyFake, open, own, sent, stage } from './stage.mjs';

const it = stage();
const style = (page, selector, name) => page.$eval(selector, (e, name) => getComputedStyle(e)[name], name);
const house = 'rgb(21, 74, 112)';

for (const [name, accent, onAccent, good] of [
  ['dark on light', '#0a5a14', '#ffffff', true],
  ['light with dark text', 'oklch(0.85 0.15 90)', '#111', true],
  ['as the page is', 'light-dark(#005, #ccf)', 'light-dark(#fff, #000)', true],
  ['pale with white text', '#f5b921', '', false],
  ['a wide colour', 'color(display-p3 0.9 0.6 0.5)', '#fff', false],
]) {
  test(`an accent: ${name}`, onlyFake, async () => {
    const page = await it.page({ query: { csp: '' } });
    const warnings = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    // As a site does it: by its style sheet, which is there before the widget.
    await dress(page, `gehoor-chat { --gehoor-accent: ${accent}; ${onAccent && `--gehoor-on-accent: ${onAccent}`} }`);
    await open(page);
    assert.equal(await style(page, '.send', 'backgroundColor') === house, !good);
    assert.equal(warnings.length, good ? 0 : 1, warnings.join());
    faultless(page);
  });
}

for (const [name, { css, scheme }] of Object.entries(JSON.parse(await readFile(new URL('themes.json', import.meta.url), 'utf8')))) {
  test(`the theme ${name} of docs/themes.md can be read`, onlyFake, async () => {
    const page = await it.page({ query: { csp: '' }, colorScheme: scheme });
    const warnings = [];
    page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    await dress(page, css);
    await open(page);
    await sent(page, 'Mijn verhaal. https://example.nl');
    await accessible(page, name);
    assert.deepEqual(warnings, []);
    const guide = await readFile(new URL('../../../docs/themes.md', import.meta.url), 'utf8');
    assert(guide.includes(`themes/${name}.png`) && guide.includes(css), 'docs/themes.md shows it');
  });
}

test('an accent that cannot be read is refused before anybody opens the chat', onlyFake, async () => {
  const page = await it.page({ query: { csp: '', accent: '#ffd800' } });
  assert.equal(await style(page, '.launcher', 'backgroundColor'), house);
});

test('words of the site, in its own language', onlyFake, async () => {
  const page = await it.page({ query: { csp: '', title: 'Vertel het ons', human: 'Bel mij terug', input: 'Uw verhaal' } });
  await open(page);
  assert.equal(await page.textContent('h2'), 'Vertel het ons');
  assert.equal(await page.textContent('.human'), 'Bel mij terug');
  assert.equal(await page.textContent('label'), 'Uw verhaal');
  await page.click('.bar .plain');
  await page.waitForSelector('text=Your message');
  assert.equal(await page.textContent('h2'), 'Make a complaint');
});

test('a site that says je', onlyFake, async () => {
  const page = await it.page({ query: { csp: '', form: 'je' } });
  await open(page);
  assert.equal(await page.textContent('label'), 'Je bericht');
  await sent(page, 'Mijn verhaal.');
  assert.equal(await page.textContent('[role=log] .customer .who'), 'Jij');
  await page.click('text=Meer');
  await page.click('text=Van dit apparaat verwijderen');
  await page.waitForSelector('text=De organisatie houdt wat je hebt gemeld.');
});

test('a fresh identity for each connection, and none that fails alarms the customer', onlyFake, async () => {
  const page = await it.page();
  await page.evaluate(() => {
    globalThis.told = [];
    let n = 0;
    const chat = document.querySelector('gehoor-chat');
    chat.addEventListener('gehoor', (e) => globalThis.told.push(e.detail));
    chat.identity = async () => {
      if (++n === 3) throw new Error('the session has ended');
      return `jwt-${n}`;
    };
  });
  await open(page);
  await sent(page, 'hallo');
  await it.control('doubt', { n: 1 });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction(() => globalThis.told.some((d) => d.code === 'bad_identity'));
  await it.control('doubt', { n: 0 });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction(() => globalThis.told.some((d) => d.code === 'no_identity'));
  await sent(page, 'nog steeds hier');
  assert.equal(await page.textContent('[role=alert]'), '');
  assert.deepEqual((await it.stored()).identities.slice(0, 2), ['jwt-1', 'jwt-2']);
  assert.deepEqual(await page.evaluate(() => globalThis.told.filter((d) => d.type === 'identity')), [{ type: 'identity', code: 'bad_identity' }, { type: 'identity', code: 'no_identity' }]);
});

test('a site that logs its customer out takes the conversation along', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'persoonlijk');
  await page.$eval('gehoor-chat', (chat) => chat.forget());
  assert.equal(await page.locator('[role=log] li').count(), 0);
  assert.equal(await page.evaluate(() => JSON.stringify(sessionStorage).includes('token')), false);
});

test('the pinned snippet runs, and one for other bytes does not', onlyFake, async () => {
  const page = await it.page({ query: { csp: '', pinned: '' } });
  assert.match(await page.getAttribute('script[integrity]', 'src'), /\/w\/loader\.[0-9a-f]+\.js$/);
  await open(page);
  await sent(page, 'vastgezet');
  faultless(page);
  const other = await it.browser.newContext();
  await other.route('**/w/loader.*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n` });
  });
  const broken = await other.newPage();
  await broken.goto(`${it.url}?pinned`);
  assert.equal(await broken.locator('gehoor-chat').count(), 0);
});

test('a single-page app: the chat stays as it is while the address changes', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await page.fill('textarea', 'half');
  await page.evaluate(() => {
    history.pushState({}, '', '/elsewhere?csp');
    document.querySelector('main').replaceChildren('Another view');
  });
  assert.equal(await page.inputValue('textarea'), 'half');
  await sent(page, 'over de grens');
  await page.reload();
  await page.waitForSelector('[role=log] >> text=over de grens');
});

test('Turbo: pages that swap the body', onlyFake, async () => {
  const turbo = await readFile(new URL('../node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', import.meta.url), 'utf8');
  const context = await it.browser.newContext({ locale: 'nl' });
  await context.route('**/turbo.js', (route) => route.fulfill({ body: turbo, contentType: 'text/javascript' }));
  const page = await it.tab(context, '', { turbo: '' });
  await open(page);
  await sent(page, 'voor de wissel');
  await page.fill('textarea', 'half af');
  await page.evaluate(() => { globalThis.same = true; globalThis.Turbo.visit('/other?turbo'); });
  await page.waitForSelector('text=Page /other');
  assert.equal(await page.evaluate(() => globalThis.same), true, 'Turbo has swapped it, not loaded it');
  assert.equal(await page.locator('gehoor-chat').count(), 1);
  assert.equal(await page.inputValue('textarea'), 'half af');
  await sent(page, 'na de wissel');
  await page.evaluate(() => globalThis.history.back());
  await page.waitForSelector('text="Page /" >> visible=true');
  assert.deepEqual(await own(page), ['voor de wissel', 'na de wissel']);
  assert.equal(await page.locator('gehoor-chat').count(), 1);
});

// What Astro's client router does at a navigation: attributes of the root, then what differs in the
// head, then the body, inside a view transition; and scripts that it knows do not run again.
test('Astro: root attributes, head and body swapped in a view transition', onlyFake, async () => {
  const page = await it.page({ query: {} });
  await open(page);
  await sent(page, 'voor de wissel');
  await page.evaluate(async () => {
    const next = new DOMParser().parseFromString(await (await fetch('/other')).text(), 'text/html');
    await document.startViewTransition(() => {
      for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
      for (const { name, value } of next.documentElement.attributes) document.documentElement.setAttribute(name, value);
      for (const element of [...document.head.children]) {
        if (![...next.head.children].some((other) => other.isEqualNode(element))) element.remove();
      }
      document.body.replaceWith(next.body);
    }).finished;
  });
  await page.waitForSelector('text=Page /other');
  assert.equal(await page.locator('gehoor-chat').count(), 1);
  await sent(page, 'na de wissel');
  assert.deepEqual(await own(page), ['voor de wissel', 'na de wissel']);
});

test('a bundled app mounts it by the npm package, once, and takes it off the device', onlyFake, async () => {
  const source = await readFile(new URL('../../npm/index.js', import.meta.url), 'utf8');
  const context = await it.browser.newContext({ locale: 'nl' });
  await context.route('**/npm/index.js', (route) => route.fulfill({ body: source, contentType: 'text/javascript' }));
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  // An empty page of the server's: one that the test made up would not count as local.
  await page.goto(`${it.url}control?do=up`);
  await page.evaluate(() => document.body.append(document.createElement('main')));
  const same = await page.evaluate(async (server) => {
    const { mount } = await import('/npm/index.js');
    const settings = { server, into: document.querySelector('main'), title: 'Vertel het', identity: async () => 'jwt-npm' };
    const first = await mount(settings);
    await new Promise((resolve) => { setTimeout(resolve); });
    return first === await mount(settings);
  }, it.url);
  assert.equal(same, true);
  await page.waitForSelector('[role=log] li');
  await sent(page, 'uit de app');
  assert.equal(await page.textContent('h2'), 'Vertel het');
  assert.equal(await page.locator('gehoor-chat').count(), 1);
  assert((await it.stored()).identities.includes('jwt-npm'));
  await page.evaluate(async (server) => (await import('/npm/index.js')).forget(server), it.url);
  assert.equal(await page.locator('[role=log] li').count(), 0);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await context.close();
});

// An app that mounts, unmounts and mounts again (React's strict mode does) got an element that the app's
// class woke before the loader had spoken to it, and that stayed dead.
test('a bundled app that takes the chat away can put a new one in another place', onlyFake, async () => {
  const source = await readFile(new URL('../../npm/index.js', import.meta.url), 'utf8');
  const context = await it.browser.newContext({ locale: 'nl' });
  await context.route('**/npm/index.js', (route) => route.fulfill({ body: source, contentType: 'text/javascript' }));
  const page = await it.tab(context, 'control', { do: 'up' });
  const mount = () => page.evaluate(async (server) => {
    document.querySelector('main')?.remove();
    document.body.append(document.createElement('main'));
    const { mount } = await import('/npm/index.js');
    await mount({ server, into: document.querySelector('main') });
  }, it.url);
  await mount();
  await page.waitForSelector('[role=log] li');
  await sent(page, 'op de eerste plaats');
  await mount();
  await page.waitForSelector('[role=log] >> text=op de eerste plaats');
  await sent(page, 'op de tweede plaats');
  assert.deepEqual(await own(page), ['op de eerste plaats', 'op de tweede plaats']);
  faultless(page);
});

// The loader found no place for a chat, and put its button on a page that had asked for none.
test('a bundled app that takes the place away before the script comes has nothing on its page', onlyFake, async () => {
  const source = await readFile(new URL('../../npm/index.js', import.meta.url), 'utf8');
  const context = await it.browser.newContext({ locale: 'nl' });
  await context.route('**/npm/index.js', (route) => route.fulfill({ body: source, contentType: 'text/javascript' }));
  const page = await it.tab(context, 'control', { do: 'up' });
  const go = await hold(page, '**/widget.js');
  await page.evaluate(async (server) => {
    const into = document.body.appendChild(document.createElement('main'));
    const { mount } = await import('/npm/index.js');
    globalThis.mounted = mount({ server, into });
    into.remove();
  }, it.url);
  go();
  await page.evaluate(() => globalThis.mounted.then(() => {}));
  assert.equal(await page.locator('gehoor-chat').count(), 0);
  faultless(page);
});

for (const [lang, label] of [['en-GB', 'Make a complaint'], ['nl-BE', 'Klacht melden'], ['fr', 'Klacht melden']]) {
  test(`the page's language: ${lang}`, onlyFake, async () => {
    const page = await it.page({ query: { csp: '', locale: lang } });
    assert.equal(await page.textContent('.launcher'), label);
    await open(page);
    assert.equal(await page.textContent('h2'), label);
    assert.equal(await page.getAttribute('.panel', 'lang'), label === 'Klacht melden' ? 'nl' : 'en');
  });
}
