// Links are made of text and of nothing else.

import assert from 'node:assert/strict';
import test from 'node:test';
import { linked } from '../src/links';

interface Made { name: string; href?: string; text: string }

// As much of a document as the links need.
Object.assign(globalThis, {
  document: { createElement: (name: string) => ({ name, append(text: string) { Object.assign(this, { text }); } }) },
});

const made = (text: string, name: string) => (linked(text) as (string | Made)[]).filter((n): n is Made => typeof n !== 'string' && n.name === name);
const links = (text: string) => made(text, 'a');
const hrefs = (text: string) => links(text).map((l) => l.href);
const flat = (text: string) => (linked(text) as (string | Made)[]).map((n) => (typeof n === 'string' ? n : n.text)).join('');

test('addresses become links', () => {
  for (const [text, href] of [
    ['Zie https://example.nl/klacht?nr=1.', 'https://example.nl/klacht?nr=1'],
    ['(www.example.nl)', 'https://www.example.nl'],
    ['Mail klacht@example.nl, dank u', 'mailto:klacht@example.nl'],
    ['Bel 0800 123 45 67.', 'tel:08001234567'],
    ['+31 (0)20 123 4567', 'tel:+31201234567'],
    ['tel. 020-1234567', 'tel:0201234567'],
    ['06 12345678', 'tel:0612345678'],
    ['Call +44 20 7946 0000', 'tel:+442079460000'],
    ['Bel 112 bij gevaar', 'tel:112'],
    ['Bel dan 113', 'tel:113'],
    ['Call 116 123', 'tel:116123'],
  ] as const) assert.deepEqual(hrefs(text), [href], text);
});

// It broke at its hyphens, and half a number was copied.
test("a complaint's number is one piece, and no link", () => {
  for (const [text, number] of [
    ['Uw nummer is K26-7XQ4M-2P9TC.', 'K26-7XQ4M-2P9TC'],
    ['k26-7xq4m-2p9tc is van mij', 'k26-7xq4m-2p9tc'],
    ['Het gaat om K26-004-71X, en om niets anders', 'K26-004-71X'],
  ] as const) {
    assert.deepEqual(made(text, 'b').map((b) => b.text), [number], text);
    assert.deepEqual(hrefs(text), [], text);
  }
  for (const text of ['k26-a-b@example.nl', 'https://example.nl/K26-7XQ4M-2P9TC', 'bak26-een-twee', 'K2-3-4']) assert.deepEqual(made(text, 'b'), [], text);
});

test('what only looks like an address stays text', () => {
  for (const text of [
    'Op 03-03-2026 om 14:05', '03/03/2026 12', 'Nummer K26-004-71X', 'order 2026000123', 'ik betaalde 1.250,00',
    'javascript:alert(1)', 'data:text/html,x', '<a href="x">', 'NL91ABNA0417164300', 'artikel 112', 'a@b', 'http://',
  ]) assert.deepEqual(hrefs(text), [], text);
});

test('no text is lost or added', () => {
  for (const text of ['', 'a', 'Bel 112 of mail a@b.nl of https://x.nl/.', 'www.a.nl www.b.nl', '\u202e \u0000 😀 <b>']) {
    assert.equal(flat(text), text);
  }
});

test('only four schemes can come out, whatever goes in', () => {
  const parts = ['http://', 'https://', 'www.', 'javascript:', 'data:', '@', '.', 'nl', '"', "'", '<', '>', ' ', '\n', '0', '12', '+', '(', ')', '-', 'bel ', 'é', '😀'];
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  for (let i = 0; i < 20_000; i++) {
    let text = '';
    for (let n = 0; n < 12; n++) text += parts[Math.floor(random() * parts.length)];
    for (const href of hrefs(text)) assert(/^(?:https?:\/\/|mailto:|tel:)/i.test(href!), `${text} → ${href}`);
    assert.equal(flat(text), text);
  }
});

// The first pattern for mail addresses tried every letter as the beginning of one: a pasted line
// of 100,000 letters stopped the page for 25 seconds. Such a pattern lets this test run for minutes.
test('a long text without addresses is no more work than it is long', () => {
  for (const part of ['0', 'a', 'a.', '0 ', 'a@', 'www.', 'www..... ', 'a.a-', '+0(', 'bel a']) {
    const text = part.repeat(100_000 / part.length);
    assert.equal(flat(text), text);
  }
});
