// How far it is to a chat that can be used, in requests, round trips and bytes: on a given line these
// decide how long it takes, and unlike seconds they are the same on every machine. slow.mjs has the seconds.

import assert from 'node:assert/strict';
import test from 'node:test';
import { onlyFake, open, sent, stage } from './stage.mjs';

const it = stage();

/** What of the server's goes over the wire: requests with their bytes, and the socket's frames. */
async function wire(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const seen = { requests: [], bytes: 0, frames: [] };
  const paths = new Map();
  client.on('Network.requestWillBeSent', ({ requestId, request }) => paths.set(requestId, new URL(request.url).pathname));
  client.on('Network.requestServedFromCache', ({ requestId }) => paths.delete(requestId));
  client.on('Network.responseReceived', ({ requestId, response }) => (response.fromDiskCache || response.fromPrefetchCache) && paths.delete(requestId));
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!/\.js$/.test(paths.get(requestId) ?? '')) return;
    seen.requests.push(paths.get(requestId).replace(/[0-9a-f]{12}/, '*'));
    seen.bytes += encodedDataLength;
  });
  client.on('Network.webSocketFrameSent', ({ response }) => seen.frames.push(`> ${JSON.parse(response.payloadData).type}`));
  client.on('Network.webSocketFrameReceived', ({ response }) => seen.frames.push(`< ${JSON.parse(response.payloadData).type}`));
  return seen;
}

test('the input can be used after one request, before the server has said a word', onlyFake, async () => {
  const page = await it.page();
  const seen = await wire(page);
  await it.control('mute');
  await page.evaluate(() => document.querySelector('gehoor-chat').shadowRoot.querySelector('button').click());
  await page.waitForSelector('textarea');
  await page.keyboard.type('Meteen');
  assert.equal(await page.inputValue('textarea'), 'Meteen');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Nog niet aangekomen');
  assert.deepEqual(seen.requests, ['/w/app.*.js']);
  assert(seen.bytes < 10 << 10, `${seen.bytes} bytes with their headers`);
  assert.deepEqual(seen.frames.filter((f) => f.startsWith('<')), []);
  await it.control('up');
});

test('the greeting takes one round trip more, and the first message one', onlyFake, async () => {
  const page = await it.page();
  const seen = await wire(page);
  await open(page);
  assert.deepEqual(seen.frames.slice(0, 3), ['> hello', '< welcome', '< event']);
  seen.frames.length = 0;
  await page.fill('textarea', 'Mijn verhaal.');
  await page.press('textarea', 'Enter');
  await page.waitForSelector('[role=log] .customer');
  const own = seen.frames.filter((f) => !/typing|seen/.test(f));
  assert.deepEqual(own.slice(0, 3), ['> say', '< ack', '< event']);
});

test('on the next page nothing is fetched again, and one round trip brings the conversation', onlyFake, async () => {
  const page = await it.page();
  await open(page);
  for (let i = 0; i < 5; i++) await sent(page, `Deel ${i}.`);
  const seen = await wire(page);
  await page.goto(it.address('other', { csp: '' }));
  await page.waitForSelector('textarea');
  await page.waitForSelector('[role=log] >> text=Deel 4.');
  assert.deepEqual(seen.requests, []);
  assert.equal(seen.bytes, 0);
  assert.deepEqual(seen.frames.filter((f) => f.startsWith('>') && !f.includes('seen')), ['> hello']);
});
