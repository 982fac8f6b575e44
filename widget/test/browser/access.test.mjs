// axe finds nothing in any state, language or colour scheme; targets, reflow, and what screen
// readers are told.

import assert from 'node:assert/strict';
import test from 'node:test';
import { accessible, faultless, hold, onlyFake, open, own, say, sent, stage } from './stage.mjs';

const it = stage();
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const words = {
  nl: { more: 'Meer', done: 'Dat was mijn hele verhaal', human: 'Medewerker spreken' },
  en: { more: 'More', done: 'That is my whole story', human: 'Talk to a person' },
};

for (const locale of ['nl', 'en']) {
  for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    test(`axe finds nothing: ${locale}, ${JSON.stringify(options)}`, onlyFake, async () => {
      const page = await it.page({ query: { csp: '', locale }, ...options });
      await accessible(page, 'closed');
      await open(page);
      await accessible(page, 'open');
      await sent(page, 'Bel mij op 020 123 45 67.');
      await page.click(`text=${words[locale].done}`);
      await page.waitForSelector('.choices button:nth-child(2)');
      await accessible(page, 'choices');
      await page.click(`text=${words[locale].more}`);
      await page.click('.menu summary');
      await accessible(page, 'menu');
      await page.keyboard.press('Escape');
      await it.control('unavailable', { n: 3 });
      await say(page, 'Niet nu.');
      await page.waitForSelector('[role=status]:not(:empty)');
      await accessible(page, 'refused for now');
      await page.waitForSelector('[role=log] >> text=Niet nu.');
      await say(page, 'te lang '.repeat(1000));
      await page.waitForSelector('[role=alert]:not(:empty)');
      await accessible(page, 'error');
      await it.control('down');
      await say(page, 'Later.');
      await page.waitForSelector('[role=status]:not(:empty)');
      await accessible(page, 'offline');
      await it.control('up');
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await page.waitForSelector('[role=log] >> text=Later.');
      await page.setInputFiles('.tools input', [
        { name: 'brief.txt', mimeType: 'text/plain', buffer: Buffer.from('Beste mensen') },
        { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('x') },
        { name: 'kleur.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') },
      ]);
      await page.waitForSelector('.files canvas');
      await accessible(page, 'attachments');
      const go = await hold(page, '**/files/*');
      await page.click('.send');
      await page.waitForFunction(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('.files').textContent.includes('0 p'));
      await accessible(page, 'uploading');
      go();
      await page.waitForSelector('[role=log] canvas');
      await accessible(page, 'with attachments');
      await page.click(`text=${words[locale].human}`);
      await page.waitForSelector('.human:disabled');
      await accessible(page, 'human called');
      await it.control('agent');
      await it.control('say', { text: 'Goedemiddag, ik lees mee. https://example.nl' });
      await page.waitForSelector('[role=log] .agent');
      await accessible(page, 'human');
      await it.control('resolve', { text: 'U krijgt het bedrag terug.' });
      await page.waitForSelector('[role=log] >> text=U krijgt het bedrag terug.');
      await accessible(page, 'finished');
      faultless(page);
      await page.context().close();
    });
  }
}

/** What a screen reader gets: role, name and states of every node that is not ignored, as Chromium computes them. */
async function tree(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  await client.detach();
  return nodes.filter((n) => !n.ignored && !/InlineTextBox|StaticText|none|generic/.test(n.role.value)).map((n) => ({
    role: n.role.value, name: n.name?.value ?? '', ...Object.fromEntries((n.properties ?? []).map((p) => [p.name, p.value.value])),
  }));
}

test('the accessibility tree says who talks, what the parts are, and how things are', onlyFake, async () => {
  const page = await it.page();
  const find = async (role, name) => {
    const found = (await tree(page)).filter((n) => n.role === role && (name === undefined || n.name === name));
    assert.equal(found.length, 1, `${found.length} of ${role} ${name}`);
    return found[0];
  };
  assert.equal((await find('button', 'Klacht melden')).expanded, false);
  await open(page);
  await sent(page, 'Mijn verhaal.');
  await find('dialog', 'Klacht melden');
  await find('heading', 'Klacht melden');
  assert.equal((await find('log', 'Gesprek')).live, 'polite');
  assert.equal((await find('textbox', 'Uw bericht')).multiline, true);
  assert.equal((await find('button', 'Meer')).expanded, false);
  for (const name of ['Sluiten', 'Verstuur', 'Medewerker spreken', 'Bijlage', 'Dat was mijn hele verhaal', 'English']) await find('button', name);
  await find('group', 'Antwoorden');
  await find('status');
  await find('alert');
  await page.click('text=Meer');
  await page.waitForSelector('.menu');
  assert.equal((await find('button', 'Meer')).expanded, true);
  assert.equal((await find('DisclosureTriangle', 'Van dit apparaat verwijderen')).expanded, false);
  await page.keyboard.press('Escape');
  await page.click('text=Medewerker spreken');
  await page.waitForSelector('.human:disabled');
  assert.equal((await find('button', 'Medewerker spreken')).disabled, true);
  // Nothing that can be reached is without a name, in any state so far.
  for (const n of await tree(page)) if (n.focusable && n.role !== 'RootWebArea') assert.notEqual(n.name, '', JSON.stringify(n));
  const snapshot = await page.locator('gehoor-chat .panel').ariaSnapshot();
  assert.match(snapshot, /- listitem:\n\s+- paragraph: U\n\s+- text: Mijn verhaal\.\n\s+- paragraph:\n\s+- time: [\d:]+\n\s+- text: · Aangekomen/);
});

test('a person is one press away in every state, until there is one', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  const here = async (what) => {
    assert.equal(await page.isEnabled('.human'), true, what);
    const box = await page.locator('.human').boundingBox();
    assert(box.y >= 0 && box.y + box.height <= 800, `${what}: out of sight`);
  };
  await here('open');
  await sent(page, 'Mijn verhaal.');
  await here('story');
  await page.click('text=Dat was mijn hele verhaal');
  await page.waitForSelector('.choices button:nth-child(2)');
  await here('choices');
  await page.click('text=Meer');
  await page.waitForSelector('.menu'); // it is fetched first
  await here('menu');
  await page.keyboard.press('Escape');
  await say(page, 'te lang '.repeat(1000));
  await here('error');
  await page.fill('textarea', '');
  await it.control('down');
  await say(page, 'later');
  await page.waitForSelector('[role=status]:not(:empty)');
  await here('offline');
  await page.click('.human');
  assert.equal(await page.isDisabled('.human'), true, 'asked for once');
  await it.control('up');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForSelector('text=Een medewerker is gevraagd');
  await it.control('agent');
  await page.waitForSelector('.top >> text=Anna de Vries, medewerker');
  assert.equal(await page.isVisible('.human'), false);
  await it.control('leave');
  await page.waitForSelector('.human:enabled');
  await it.control('resolve', { text: 'Dit is ons antwoord.' });
  await page.waitForSelector('[role=log] >> text=Dit is ons antwoord.');
  await here('finished');
});

test('what a choice says can be typed as well, and the story is ended by one press', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'Mijn verhaal.');
  await page.click('.choices button');
  await page.waitForFunction(() => document.querySelector('gehoor-chat').shadowRoot.querySelectorAll('.choices button').length > 1);
  const [choice] = await page.$$eval('.choices button', (buttons) => buttons.map((b) => b.textContent));
  await sent(page, choice);
  assert.deepEqual((await own(page)).slice(-1), [choice]);
  faultless(page);
});

test('the conversation can be copied and kept, with who said what and when', onlyFake, async () => {
  const context = await it.browser.newContext({ locale: 'nl', timezoneId: 'Europe/Amsterdam', permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await it.tab(context, '', { csp: '' });
  await open(page);
  await sent(page, 'Mijn verhaal.');
  await page.click('text=Meer');
  await page.click('text=Gesprek kopiëren');
  await page.waitForSelector('[role=status] >> text=Gekopieerd.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^\w+dag \d+ \w+ \d{4} om \d\d:\d\d, Digitale assistent:\nGoedendag\./);
  assert.match(copied, /, U:\nMijn verhaal\.\n/);
  await page.click('text=Meer');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Gesprek bewaren')]);
  assert.equal(download.suggestedFilename(), 'Gesprek.txt');
  await context.close();
});

// Noted in the moment in which a message enters the log: what a screen reader is told by then is what counts.
const listener = () => {
  globalThis.heard = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (...args) {
    const root = attach.apply(this, args);
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) for (const node of addedNodes) {
        const log = node.parentNode && target.closest?.('[role=log]');
        if (log && node.localName === 'li') globalThis.heard.push([log.ariaLive, (node.querySelector('.words') ?? node).textContent]);
      }
    }).observe(root, { childList: true, subtree: true });
    return root;
  };
};

test('messages are announced once and whole, and history never', async () => {
  const context = await it.browser.newContext({ locale: 'nl' });
  await context.addInitScript(listener);
  const page = await it.tab(context, '', { csp: '' });
  await open(page);
  await sent(page, 'Mijn verhaal.');
  const heard = () => page.evaluate(() => globalThis.heard);
  const first = await heard();
  assert.deepEqual(first.map(([live]) => live), first.map(() => 'polite'), 'the greeting of a new conversation is news, and so is what follows');
  assert.equal(first.filter(([, text]) => text === 'Mijn verhaal.').length, 1);
  await page.reload();
  await page.waitForSelector('[role=log] .customer');
  const again = await heard();
  assert.deepEqual(again.map(([live]) => live), again.map(() => 'off'), 'after a reload everything is history');
  await page.waitForFunction(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('[role=log]').ariaLive === 'polite');
  await sent(page, 'Nog iets.');
  assert.deepEqual((await heard()).filter(([, text]) => text === 'Nog iets.'), [['polite', 'Nog iets.']]);
  assert.equal(await page.locator('[role=log] [role=status], [role=log] [aria-live]').count(), 0);
  await context.close();
});

test('what is on its way stands outside the log', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await it.control('mute');
  await say(page, 'Onderweg.');
  await page.waitForSelector('ol[aria-label="Nog niet aangekomen"] >> text=Onderweg.');
  assert.equal(await page.locator('[role=log] .customer').count(), 0);
  await it.control('up');
});

test('every message has its language', async () => {
  const page = await it.page({ query: { csp: '', locale: 'nl' } });
  await open(page);
  assert.equal(await page.getAttribute('.panel', 'lang'), 'nl');
  await page.click('.bar .plain');
  await page.waitForSelector('.panel[lang=en]'); // its words are fetched first
  assert.equal(await page.getAttribute('[role=log] li:first-child .words', 'lang'), 'nl', 'what was said in Dutch stays Dutch');
  assert.equal(await page.textContent('label'), 'Your message');
  assert.equal(await page.getAttribute('.bar button:last-child', 'lang'), 'nl');
  await page.reload();
  await page.waitForSelector('.panel[lang=en]'); // and after a reload as well
  await page.waitForSelector('[role=log] li');
  assert.equal(await page.textContent('label'), 'Your message', 'the language survives a reload');
});

for (const [width, height] of [[320, 256], [640, 512], [360, 740], [1280, 800], [740, 360]]) {
  test(`${width} by ${height}: no sideways scroll, input in sight, targets of 44`, onlyFake, async () => {
    const page = await it.page({ viewport: { width, height } });
    await open(page);
    await sent(page, 'Een heellangwoordzondereenenkelespatiedatnergenspastmaarwelmoetpassen.'.repeat(3));
    await page.click(`text=${words.nl.done}`);
    await page.waitForSelector('.choices button:nth-child(2)');
    await it.control('typing', { n: 1 });
    for (const state of ['choices', 'no choices', 'attachments', 'an error']) {
      if (state === 'no choices') {
        await sent(page, 'Op tijd.');
        await page.click('text=Sla over');
      } else if (state === 'attachments') {
        await page.setInputFiles('.tools input', ['een', 'twee met een naam die niet ophoudt en nergens past', 'film'].map((name) =>
          ({ name: `${name}.txt`, mimeType: name === 'film' ? 'video/mp4' : 'text/plain', buffer: Buffer.from(name) })));
        await page.waitForSelector('.files .failed');
      } else if (state === 'an error') {
        await say(page, 'te lang '.repeat(1000));
        await page.waitForSelector('[role=alert]:not(:empty)');
      }
      const faults = await page.evaluate(() => {
        const root = document.querySelector('gehoor-chat').shadowRoot;
        const out = [];
        if (document.documentElement.scrollWidth > innerWidth) out.push('the page scrolls sideways');
        for (const e of root.querySelectorAll('.panel *')) {
          if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible') out.push(`${e.className} scrolls sideways`);
        }
        for (const e of root.querySelectorAll('.panel button:not([hidden]), textarea')) {
          const box = e.getBoundingClientRect();
          if (!box.width) continue;
          if (box.width < 44 || box.height < 44) out.push(`${e.textContent || e.id} is ${box.width} by ${box.height}`);
          if (!e.closest('.view, .files') && (box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth)) out.push(`${e.textContent || e.id} is out of sight`);
        }
        return out;
      });
      assert.deepEqual(faults, [], state);
    }
    await page.context().close();
  });
}

test('a full-screen panel closes off the page behind it, a floating one does not', async () => {
  const page = await it.page({ viewport: { width: 360, height: 740 } });
  await open(page);
  assert.equal(await page.evaluate(() => document.body.inert), true);
  await page.click('[aria-label=Sluiten]');
  assert.equal(await page.evaluate(() => document.body.inert), false);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.click('.launcher');
  assert.equal(await page.evaluate(() => document.body.inert), false);
});

for (const reducedMotion of ['reduce', 'no-preference']) {
  test(`nothing moves: ${reducedMotion}`, onlyFake, async () => {
    const page = await it.page({ reducedMotion });
    await page.evaluate(() => {
      globalThis.moved = [];
      for (const type of ['animationstart', 'transitionrun']) document.addEventListener(type, (e) => globalThis.moved.push(type), true);
    });
    await open(page);
    await sent(page, 'Mijn verhaal.');
    await page.hover('.send');
    await page.click('text=Meer');
    await it.control('say', { text: 'Goedemiddag' });
    await page.waitForSelector('[role=log] >> text=Goedemiddag');
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
    assert.deepEqual(await page.evaluate(() => globalThis.moved), []);
    const moving = await page.evaluate(() => [...document.querySelector('gehoor-chat').shadowRoot.querySelectorAll('*')].filter((e) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(e);
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
    }).length);
    assert.equal(moving, 0);
  });
}
