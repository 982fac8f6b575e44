// Nothing is lost, nothing is doubled, and the customer sees how it stands, in a real browser.

import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { accessible, faultless, log, onlyFake, open, own, say, sent, stage, timers } from './stage.mjs';

const it = stage();
/** The fake's messages of the conversation in which text was said. */
const stored = async (text) => (await it.stored()).conversations.filter((c) => c.includes(text));
const online = (page) => page.evaluate(() => dispatchEvent(new Event('online')));

test('a lost ack, an outage and a reload: shown once, stored once, in order', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await it.control('lose-ack', { n: 1 });
  await say(page, 'eerste a');
  await it.control('down');
  await say(page, 'tweede a');
  await page.waitForSelector('text=Uw bericht is veilig bewaard');
  await page.reload();
  await page.waitForSelector('ol[aria-label="Nog niet aangekomen"] >> text=tweede a');
  await it.control('up');
  await online(page);
  await page.waitForSelector('[role=log] >> text=tweede a');
  assert.deepEqual(await own(page), ['eerste a', 'tweede a']);
  assert.deepEqual(await stored('eerste a'), [['eerste a', 'tweede a']]);
  assert.equal(await page.isVisible('ol[aria-label="Nog niet aangekomen"]'), false);
  faultless(page);
});

test('a message that was lost on the way is sent again by itself', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await it.control('lose-say', { n: 1 });
  await say(page, 'verloren b');
  await page.waitForSelector('[role=log] >> text=verloren b');
  assert.deepEqual(await stored('verloren b'), [['verloren b']]);
});

test('unavailable: the customer is told, and it arrives later', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await it.control('unavailable', { n: 3 });
  await say(page, 'even niet c');
  await page.waitForSelector('[role=status] >> text=veilig bewaard');
  assert.equal(await page.textContent('[role=alert]'), '', 'nobody is alarmed by what passes by itself');
  await page.waitForSelector('[role=log] >> text=even niet c');
  await page.waitForSelector('[role=status]:empty', { state: 'attached' });
  assert.deepEqual(await stored('even niet c'), [['even niet c']]);
});

// An agent wrote when the connection broke; ten seconds later nothing told any more that there was none.
test('that there is no connection is said for as long as there is none', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  const due = await timers(page, 10_000);
  await it.control('typing', { n: 1 });
  await page.waitForSelector('[role=status] >> text=schrijft');
  await it.control('down');
  await page.waitForSelector('[role=status] >> text=geen verbinding');
  await due();
  assert.match(await page.textContent('[role=status]'), /geen verbinding/);
  await it.control('up');
});

test('too long: the words stay in the input, with how much is too much', onlyFake, async () => {
  await it.control('limit', { n: 20 });
  const page = await it.page();
  await open(page);
  await say(page, 'x'.repeat(25));
  assert.match(await page.textContent('[role=alert]'), /5 tekens te lang/);
  assert.equal(await page.inputValue('textarea'), 'x'.repeat(25));
  await page.fill('textarea', '');
  assert.equal(await page.textContent('[role=alert]'), '', 'nothing is too long any more');
  await say(page, '😀'.repeat(20));
  await page.waitForSelector('[role=log] .customer');
  await it.control('limit', { n: 4000 });
});

test('a refused token begins anew and keeps what was not sent', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'oud d');
  await it.control('down');
  await say(page, 'nieuw d');
  await page.fill('textarea', 'nog niet af');
  await it.control('forget');
  await it.control('up');
  await online(page);
  await page.waitForSelector('[role=log] >> text=nieuw d');
  assert.deepEqual(await own(page), ['nieuw d']);
  assert.deepEqual(await stored('nieuw d'), [['nieuw d']]);
  assert.equal(await page.inputValue('textarea'), 'nog niet af');
  faultless(page);
});

test('4200 stops, says so, and goes on when asked', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await it.control('close', { n: 4200 });
  await page.waitForSelector('[role=alert] >> text=De verbinding is verbroken');
  await page.click('text=Opnieuw verbinden');
  await sent(page, 'weer verder');
  assert.equal(await page.isVisible('text=Opnieuw verbinden'), false);
});

test('4100 shows the conversation again, once', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'een keer e');
  const before = await log(page);
  const old = await page.$('[role=log] li');
  await it.control('close', { n: 4100 });
  await page.waitForFunction((li) => !li.isConnected, old);
  await page.waitForSelector('[role=log] >> text=een keer e');
  assert.deepEqual(await log(page), before);
});

// Found by the schedules: the list of what is on its way was believed to be empty already, and a
// message that had arrived stood there for ever, below its own copy in the log.
test('4100 between ack and event: the message stands in the log and nowhere else', async () => {
  const page = await it.page();
  let cut = true;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => server.send(frame));
    server.onMessage((frame) => {
      const { type, by } = JSON.parse(frame);
      if (cut && type === 'event' && by?.role === 'customer') {
        cut = false;
        server.close();
        socket.close({ code: 4100 });
      } else if (type !== 'event' || by?.role !== 'customer' || !cut) socket.send(frame);
    });
  });
  await open(page);
  await say(page, 'maar een keer');
  await page.waitForSelector('[role=log] >> text=maar een keer');
  assert.equal(await page.locator('text=maar een keer').count(), 1);
});

test('draft, open panel and conversation survive navigation', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'blijft f');
  await page.fill('textarea', 'half af');
  await page.goto(it.address('other', { csp: '' }));
  await page.waitForSelector('[role=log] >> text=blijft f');
  assert.equal(await page.inputValue('textarea'), 'half af');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY', 'a page that is loaded keeps its focus');
});

test('on a phone the next page is not covered, and the same one is as it was', onlyFake, async () => {
  const page = await it.page({ viewport: { width: 360, height: 740 } });
  await open(page);
  await page.goto(`${it.url}other?csp`);
  assert.equal(await page.isVisible('.launcher'), true);
  await page.goto(`${it.url}?csp`);
  await page.waitForSelector('.panel');
});

test('nothing is kept before the chat is opened, and no cookie ever', async () => {
  const page = await it.page();
  await page.hover('.launcher');
  await page.waitForFunction(() => customElements.get('gehoor-chat'));
  const kept = () => page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie]);
  assert.deepEqual(await kept(), [0, 0, '']);
  await open(page);
  assert.deepEqual(await kept(), [1, 0, '']);
});

test('without storage it works for as long as the page stays', async () => {
  const context = await it.browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  const page = await it.tab(context, '', { csp: '' });
  await open(page);
  await sent(page, 'zonder opslag');
  faultless(page);
});

test('deleting takes the conversation off the device, in every tab', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'weg hiermee');
  const second = await it.tab(page.context(), '', { csp: '' });
  await open(second);
  await second.waitForSelector('[role=log] >> text=weg hiermee');
  await page.click('text=Meer');
  await page.click('text=Van dit apparaat verwijderen');
  await page.click('text=Ja, verwijderen');
  for (const tab of [page, second]) {
    await tab.waitForSelector('[role=status] >> text=verwijderd');
    assert.deepEqual(await log(tab), []);
    assert.equal(await tab.evaluate(() => JSON.stringify(sessionStorage).includes('token')), false);
  }
  await page.click('text=Nieuw gesprek beginnen');
  await page.waitForSelector('[role=log] li');
  assert.deepEqual(await own(page), []);
});

// A shared computer, and no connection any more: what nobody could take away would be there for the next one.
test('deleting, and a person, need nothing that must be fetched first', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'weg, ook zonder verbinding');
  await page.route('**/w/extras.*', (route) => route.abort());
  await it.control('down');
  await page.click('text=Meer');
  await page.waitForSelector('[role=alert] >> text=geen verbinding');
  await accessible(page, 'the menu could not be fetched');
  await page.click('.human');
  await page.waitForSelector('ol[aria-label="Nog niet aangekomen"] >> text=Medewerker spreken');
  await page.click('text=Van dit apparaat verwijderen');
  await page.click('text=Ja, verwijderen');
  await page.waitForSelector('[role=status] >> text=verwijderd');
  assert.deepEqual(await log(page), []);
  assert.equal(await page.evaluate(() => sessionStorage.length === 0 || !/token|weg/.test(JSON.stringify(sessionStorage))), true);
  await it.control('up');
  await page.unroute('**/w/extras.*');
  await page.click('text=Nieuw gesprek beginnen');
  await page.waitForSelector('[role=log] li');
  await page.click('text=Meer');
  await page.click('.menu >> text=Van dit apparaat verwijderen');
  assert.equal(await page.locator('text=Van dit apparaat verwijderen').count(), 1, 'there is but one');
});

test('a chat that stood open opens again, though its script fails at first', async () => {
  const page = await it.page();
  await open(page);
  await sent(page, 'nog steeds hier g');
  let failed = 0;
  await page.route('**/w/app.*', (route) => (failed++ < 2 ? route.abort() : route.continue()));
  await page.reload();
  await page.waitForSelector('[role=log] >> text=nog steeds hier g');
  assert(failed > 2, `${failed} times`);
  assert.equal(await page.evaluate(() => location.pathname), new URL(it.url).pathname, 'and nobody is led away');
});

test('without a connection the button leads nowhere, and opens as soon as there is one', async () => {
  const page = await it.page();
  await page.route('**/w/app.*', (route) => route.abort());
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { configurable: true, value: false }));
  const failed = page.waitForEvent('requestfailed');
  await page.click('.launcher');
  await failed;
  await page.unroute('**/w/app.*');
  await page.waitForSelector('[role=log] li');
});

// The browser refuses not only storage but the locks too, and the chat stayed at "no connection" for ever.
test("where the browser's settings forbid a site to keep anything it works for as long as the page stays", async () => {
  const profile = await mkdtemp(join(tmpdir(), 'gehoor-'));
  await mkdir(join(profile, 'Default'));
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const context = await it.browser.browserType().launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'], locale: 'nl',
  });
  const page = await it.tab(context, '', { csp: '' });
  assert.match(await page.evaluate(() => navigator.locks.request('x', () => 'given').catch((error) => error.name)), /Error/, 'they are refused');
  await open(page);
  await sent(page, 'niets bewaard');
  faultless(page);
  await context.close();
  await rm(profile, { recursive: true, force: true });
});

for (const [name, refuse] of [
  ['full', () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }],
  ['damaged', () => { if (!sessionStorage.length) sessionStorage.setItem(`gehoor:${location.origin}/`, '{"token":'); }],
  ['of another version', () => { if (!sessionStorage.length) sessionStorage.setItem(`gehoor:${location.origin}/`, 'null'); }],
]) {
  test(`with a storage that is ${name} nothing breaks, and what is written stays as long as the page`, async () => {
    const context = await it.browser.newContext({ locale: 'nl' });
    await context.addInitScript(refuse);
    const page = await it.tab(context, '', { csp: '' });
    await open(page);
    await page.fill('textarea', 'half');
    await page.keyboard.press('Escape');
    await page.click('.launcher');
    assert.equal(await page.inputValue('textarea'), 'half');
    await sent(page, `opslag ${name}`);
    faultless(page);
  });
}

test('a tab that crashes loses no word, and each message says how far it is', onlyFake, async () => {
  const lost = await it.page();
  await open(lost);
  await sent(lost, 'aangekomen h');
  await it.control('down');
  await say(lost, 'onderweg h');
  await lost.fill('textarea', 'half h');
  // What the browser gives back to the tab afterwards: nothing may wait for the page to be left in order.
  const kept = await lost.evaluate(() => Object.entries(sessionStorage));
  const client = await lost.context().newCDPSession(lost);
  const crashed = lost.waitForEvent('crash');
  client.send('Page.crash').catch(() => {});
  await crashed;
  const page = await lost.context().newPage();
  await page.addInitScript((entries) => { for (const [key, value] of entries) sessionStorage.setItem(key, value); }, kept);
  await page.goto(lost.url());
  await page.waitForSelector('ol[aria-label="Nog niet aangekomen"] >> text=onderweg h');
  assert.equal(await page.inputValue('textarea'), 'half h');
  const twin = await it.tab(page.context(), 'other', { csp: '' });
  await it.control('up');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await open(twin);
  for (const tab of [page, twin]) {
    await tab.waitForSelector('[role=log] >> text=onderweg h');
    const states = await tab.$$eval('.customer', (all) => all.map((li) => [li.querySelector('.words').textContent, li.querySelector('.when').textContent.replace(/^.* · /, '')]));
    assert.deepEqual(states, [['aangekomen h', 'Aangekomen'], ['onderweg h', 'Aangekomen']]);
  }
});
