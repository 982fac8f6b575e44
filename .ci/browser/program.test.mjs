// The built program in a real browser, in both languages: its pages, the whole
// conversation with and without scripts, and the desk.

import assert from 'node:assert/strict';
import test from 'node:test';
import { good, looks, program } from './program.mjs';

const it = program('--demo', '--story-pause', '1s');

const words = {
  nl: { story: 'Mijn pakket is vorige week dinsdag niet bezorgd, terwijl de app zegt van wel.', human: /medewerker/i, reference: /K\d\d-[1-9A-Z]{5}-[1-9A-Z]{5}/ },
  en: { story: 'My parcel was not delivered last Tuesday, although the app says it was.', human: /colleague|person|human|somebody/i, reference: /K\d\d-[1-9A-Z]{5}-[1-9A-Z]{5}/ },
};

for (const locale of ['nl', 'en']) {
  for (const look of looks) {
    test(`public pages are accessible: ${locale}, ${look.name}`, async () => {
      const page = await it.page({ ...look.options, locale });
      for (const [path, status] of [['/', 200], ['/chat', 200], ['/desk/login', 200], ['/nothing-here', 404]]) {
        assert.equal(await page.open(`${path}?lang=${locale}`), status, path);
        assert.equal(await page.getAttribute('html', 'lang'), locale, path);
        await good(page, `${path} ${locale} ${look.name}`);
      }
      await page.context().close();
    });
  }

  test(`the widget on the demo page holds the conversation: ${locale}`, async () => {
    const page = await it.page({ locale });
    await page.open(`/?lang=${locale}`);
    await page.click('.launcher');
    await page.waitForSelector('[role=log] li');
    await page.fill('textarea', words[locale].story);
    await page.press('textarea', 'Enter');
    await page.waitForSelector('[role=log] .customer');
    // The story ends by a silence; then the bot thanks and asks.
    await page.waitForFunction(() => document.querySelector('gehoor-chat').shadowRoot.querySelectorAll('[role=log] .bot').length > 1);
    await good(page, `open widget, ${locale}`);
    await page.reload();
    await page.waitForSelector('[role=log] .customer');
    assert.ok((await page.textContent('[role=log]')).includes(words[locale].story.slice(0, 20)), 'the conversation is there after a reload');
    await page.context().close();
  });

  test(`a whole complaint without scripts: ${locale}`, async () => {
    const page = await it.page({ locale, javaScriptEnabled: false });
    await page.open(`/chat?lang=${locale}`);
    const send = async (act) => { await Promise.all([page.waitForNavigation(), act()]); };
    const text = () => page.textContent('main');
    const field = 'main textarea, main input[type=text]';
    const button = (pattern) => page.locator('main button').filter({ hasText: pattern }).first();
    // A first step may be needed to begin.
    if (await page.locator(field).count() === 0) await send(() => page.locator('main button').first().click());
    await page.fill(field, words[locale].story);
    await send(() => page.locator('main form:has(textarea) button[type=submit], main form:has(textarea) button').first().click());
    let registered = false;
    for (let turn = 0; turn < 25 && !registered; turn++) {
      const choose = /hele verhaal|whole story|Sla over|Skip|dit klopt|is right|correct|^Nee$|^No$/i;
      const offered = button(choose);
      assert.ok(await offered.count() > 0, `nothing to choose in turn ${turn}: ${(await text()).slice(-500)}`);
      await send(() => offered.click());
      registered = words[locale].reference.test(await text());
    }
    assert.ok(registered, 'the complaint has a reference');
    await page.context().close();
  });
}

for (const locale of ['nl', 'en']) {
  for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }]) {
    test(`every step of /chat by keyboard on a small screen: ${locale}, ${JSON.stringify(look)}`, async () => {
      // The page has no scripts; they are on for axe.
      const page = await it.page({ locale, ...look, viewport: { width: 360, height: 640 } });
      await page.open(`/chat?lang=${locale}`);
      assert.equal(await page.locator('main script').count(), 0);
      const reach = async (target) => {
        for (let tabs = 0; tabs < 40; tabs++) {
          await page.keyboard.press('Tab');
          if (await target.evaluate((e) => e === document.activeElement)) {
            const { width, style } = await target.evaluate((e) => ({ width: parseFloat(getComputedStyle(e).outlineWidth), style: getComputedStyle(e).outlineStyle }));
            assert.ok(width >= 2 && style !== 'none', 'the focus can be seen');
            return;
          }
        }
        assert.fail('not reached by 40 presses of Tab');
      };
      const press = async (target) => {
        await reach(target);
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      };
      await good(page, `/chat before the first word, ${locale}`);
      await reach(page.locator('main textarea'));
      await page.keyboard.type(words[locale].story);
      await press(page.locator('main form.say button.primary'));
      const text = () => page.textContent('main');
      for (let turn = 1; turn <= 25 && !words[locale].reference.test(await text()); turn++) {
        await good(page, `/chat, turn ${turn}, ${locale}`);
        const small = await page.$$eval('main button, main textarea, main input:not([type=hidden]), main summary', (all) => all
          .map((e) => [e.textContent || e.id, e.getBoundingClientRect()]).filter(([, box]) => box.width && box.height < 44).map(([name, box]) => `${name} ${box.height}`));
        assert.deepEqual(small, [], 'targets of 44');
        await press(page.locator('main button').filter({ hasText: /hele verhaal|whole story|Sla over|Skip|dit klopt|is right|correct|^Nee$|^No$/i }).first());
      }
      assert.match(await text(), words[locale].reference);
      await good(page, `/chat with its number, ${locale}`);
      await press(page.locator('main button[value=human]'));
      await good(page, `/chat with a person called, ${locale}`);
      await page.context().close();
    });
  }
}

const people = { agent: 'sanne@lampenkamer.example', supervisor: 'marieke@lampenkamer.example', admin: 'beheer@lampenkamer.example' };

const login = (page, who, locale) => it.login(page, people[who], locale);

for (const locale of ['nl', 'en']) {
  for (const look of looks) {
    test(`the desk is accessible: ${locale}, ${look.name}`, async () => {
      const page = await it.page({ ...look.options, locale });
      await login(page, 'admin', locale);
      const paths = new Set(['/desk']);
      for (const path of paths) {
        assert.equal(await page.open(path), 200, path);
        await good(page, `${path} ${locale} ${look.name}`);
        // Every kind of page that the desk links to, one conversation of them.
        for (const href of await page.$$eval('nav a[href^="/desk"]', (links) => links.map((a) => a.getAttribute('href')))) paths.add(href.split('?')[0]);
        const one = await page.$('main a[href^="/desk/c/"]');
        if (one && ![...paths].some((p) => p.startsWith('/desk/c/'))) paths.add((await one.getAttribute('href')).split('#')[0]);
      }
      assert.ok([...paths].some((p) => p.startsWith('/desk/c/')), `no conversation among ${[...paths]}`);
      await page.context().close();
    });
  }
}

test('an agent takes a conversation over, answers, and the customer sees it', async () => {
  const asks = 'Ik wil een medewerker spreken over mijn kapotte leeslamp';
  const customer = await it.page({ locale: 'nl' });
  await customer.open('/?lang=nl');
  await customer.click('.launcher');
  await customer.waitForSelector('[role=log] li');
  await customer.fill('textarea', asks);
  await customer.press('textarea', 'Enter');
  await customer.waitForSelector('[role=log] .customer');

  const desk = await it.page({ locale: 'nl' });
  await login(desk, 'agent', 'nl');
  await it.find(desk, asks);
  await Promise.all([desk.waitForNavigation(), desk.locator('form[action$="/join"] button').first().click()]);
  await desk.fill('form[action$="/reply"] textarea', 'Goedemiddag, u spreekt met Sanne. Waarmee kan ik u helpen?');
  await Promise.all([desk.waitForNavigation(), desk.locator('form[action$="/reply"] button').first().click()]);
  await customer.waitForSelector('[role=log] >> text=u spreekt met Sanne');
  await good(customer, 'customer with an agent');

  await customer.fill('textarea', 'De lamp knippert en ruikt vreemd, dat vertrouw ik niet.');
  await customer.press('textarea', 'Enter');
  await desk.waitForFunction(() => document.querySelector('main').textContent.includes('knippert'));
  await good(desk, 'desk with a customer');
  await customer.context().close();
  await desk.context().close();
});

// The desk's page renews itself as it opens and at every word that is said. A button that was renewed
// between the press of the mouse and its release was never clicked.
test('a page of the desk that renews itself takes no click away', async () => {
  const customer = await it.page({ locale: 'nl' });
  await customer.open('/?lang=nl');
  await customer.click('.launcher');
  await customer.waitForSelector('[role=log] li');
  const say = async (text) => {
    await customer.fill('textarea', text);
    await customer.press('textarea', 'Enter');
    await customer.waitForSelector(`[role=log] >> text=${text}`);
  };
  const asks = 'Ik wil een medewerker spreken over mijn gebarsten lampenkap';
  await say(asks);

  const desk = await it.page({ locale: 'nl' });
  await desk.addInitScript(() => {
    globalThis.renewed = 0;
    const { send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.send = function (...args) {
      this.addEventListener('loadend', () => globalThis.renewed++);
      send.apply(this, args);
    };
  });
  await login(desk, 'agent', 'nl');
  await it.find(desk, asks);
  await desk.waitForFunction(() => globalThis.renewed > 0);
  await desk.hover('#join');
  await desk.mouse.down();
  await say('Er zit ook een deuk in de voet.');
  // What was said came with it, so the page was renewed while the button was down.
  await desk.waitForFunction(() => document.querySelector('#talk').textContent.includes('deuk'));
  await Promise.all([desk.waitForNavigation(), desk.mouse.up()]);
  await desk.waitForSelector('form[action$="/reply"]');
  await customer.context().close();
  await desk.context().close();
});
