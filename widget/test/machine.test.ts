// The state machine, one story a test: given a state, when this happens, then that is done.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { ConversationEvent, ServerFrame } from '../src/frames';
import { Phase, fresh, step, type Effect, type Input, type Item, type State } from '../src/machine';

const item = (id: string): Item => ({ label: id, body: { type: 'say', id, text: id } });
const welcome = (seq = 1): Input => ['welcome', { type: 'welcome', conversation: 'c', token: 't', locale: 'nl', seq }];
const event = (seq: number, more: Partial<ConversationEvent> = {}): Input =>
  ['event', { type: 'event', seq, at: '2026-03-03T14:05:11Z', kind: 'said', ...more }];
const error = (code: string, id?: string): Input => ['error', { type: 'error', code, id } as ServerFrame & { type: 'error' }];

/** Plays inputs after one another; the effects are those of the last. */
function play(state: State, ...inputs: Input[]): [State, Effect[]] {
  let effects: Effect[] = [];
  for (const input of inputs) [state, effects] = step(Object.freeze(state), ...input);
  return [state, effects];
}

const live = (...items: Item[]) => play(fresh(undefined, items), ['wake'], ['opened'], welcome())[0];
const names = (effects: Effect[]) => effects.map(([name]) => name);
const find = <N extends Effect[0]>(effects: Effect[], name: N) => effects.find((e): e is Extract<Effect, [N, ...unknown[]]> => e[0] === name);

test('nothing happens before somebody opens the chat', () => {
  for (const input of [['online'], ['visible'], ['tick'], ['lost', 1006], ['adopt', 'other']] as Input[]) {
    const [s, effects] = play(fresh(), input);
    assert.deepEqual([s.phase, s.token, effects], [Phase.asleep, undefined, []]);
  }
});

test('hello is the first frame, and messages follow the welcome', () => {
  const [greeting, effects] = play(fresh('t', [item('a')]), ['wake'], ['opened']);
  assert.deepEqual(names(effects), ['hello']);
  const [, after] = play(greeting, welcome());
  assert.deepEqual(find(after, 'send')?.[1], item('a').body);
});

test('one message is on the wire at a time, so that none can overtake another', () => {
  let [s, effects] = play(live(item('a'), item('b')), ['put', item('c')]);
  assert.equal(find(effects, 'send'), undefined);
  [s, effects] = play(s, ['ack', { id: 'a', seq: 2 }]);
  assert.equal(find(effects, 'send')?.[1]!.type, 'say');
  assert.deepEqual([s.sent, s.outbox.map((i) => i.label), s.stored.map((i) => i.label)], ['b', ['b', 'c'], ['a']]);
});

test('an ack for a message that is not ours changes nothing', () => {
  const [s] = play(live(item('a')), ['ack', { id: 'z', seq: 9 }]);
  assert.deepEqual([s.sent, s.outbox.length, s.stored.length], ['a', 1, 0]);
});

test('the event of our own message counts as its ack', () => {
  const [s] = play(live(item('a')), event(2, { re: 'a' }));
  assert.deepEqual([s.sent, s.outbox, s.stored], [undefined, [], []]);
});

test('a stored message waits for its event, or for a later one', () => {
  const [stored] = play(live(item('a')), ['ack', { id: 'a', seq: 3 }]);
  assert.equal(play(stored, event(2))[0].stored.length, 1);
  assert.equal(play(stored, event(3))[0].stored.length, 0);
});

test('events that were shown are not shown again', () => {
  const [s] = play(live(), event(4));
  assert.deepEqual(play(s, event(4))[1], []);
  assert.deepEqual(play(s, event(3))[1], []);
});

test('history is shown silently after a reload, and what is new is announced', () => {
  const [s] = play(fresh('t'), ['wake'], ['opened'], welcome(5));
  assert.equal(find(play(s, event(5))[1], 'show')?.[2], true);
  assert.equal(find(play(s, event(5), event(6))[1], 'show')?.[2], false);
});

test('the greeting of a new conversation is announced', () => {
  assert.equal(find(play(live(), event(1))[1], 'show')?.[2], false);
});

test('what was missed while away is announced', () => {
  const [s] = play(live(), event(1), ['lost', 1006], ['tick'], ['opened'], welcome(4));
  assert.equal(find(play(s, event(4))[1], 'show')?.[2], false);
});

test('delays between attempts grow to half a minute and begin anew after a success', () => {
  let s = live();
  const delays: number[] = [];
  for (let i = 0; i < 8; i++) {
    const [waiting, effects] = play(s, ['lost', 1006]);
    delays.push(find(effects, 'timer')![1]);
    assert(find(effects, 'timer')![2], 'with jitter');
    [s] = play(waiting, ['tick']);
  }
  assert.deepEqual(delays, [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  [s] = play(s, ['opened'], welcome());
  assert.equal(find(play(s, ['lost', 1006])[1], 'timer')![1], 1000);
});

test('a server that says nothing is given up', () => {
  for (const s of [play(fresh(), ['wake'])[0], play(fresh(), ['wake'], ['opened'])[0], live(item('a'))]) {
    const [after, effects] = play(s, ['tick']);
    assert.deepEqual([after.phase, names(effects)], [Phase.waiting, ['hangup', 'timer']]);
  }
});

test('a server that owes nothing may be silent', () => {
  const [s, effects] = play(live(), ['tick']);
  assert.deepEqual([s.phase, effects], [Phase.live, []]);
});

test('a page that comes into view, or a network that comes back, tries at once', () => {
  const [waiting] = play(live(), ['lost', 1006]);
  assert.deepEqual(names(play(waiting, ['visible'])[1]), ['dial', 'timer']);
  assert.deepEqual(names(play(waiting, ['online'])[1]), ['dial', 'timer']);
  assert.deepEqual(play(live(), ['visible'])[1], []);
});

test('a network that comes back begins with short delays again', () => {
  const [s] = play(live(), ['lost', 1006], ['tick'], ['lost', 1006], ['online']);
  assert.equal(find(play(s, ['lost', 1006])[1], 'timer')![1], 1000);
});

test('4000 to 4099 and 1012 come back where they were', () => {
  for (const code of [1006, 1012, 4000, 4099]) {
    const [s, effects] = play(live(), event(7), ['lost', code]);
    assert.deepEqual([s.phase, s.cursor, find(effects, 'clear')], [Phase.waiting, 7, undefined]);
  }
});

test('4100 to 4199 show the whole conversation again and keep what was not sent', () => {
  const [s, effects] = play(live(item('a')), event(7), ['lost', 4100]);
  assert.deepEqual([s.phase, s.cursor, s.token, s.outbox.length], [Phase.waiting, 0, 't', 1]);
  assert(find(effects, 'clear'));
});

test('4200 to 4299 stop until the customer goes on', () => {
  const [s, effects] = play(live(item('a')), ['lost', 4200]);
  assert.deepEqual([s.phase, find(effects, 'notice')?.[1]], [Phase.stopped, 'stopped']);
  for (const input of [['online'], ['visible'], ['tick']] as Input[]) assert.deepEqual(play(s, input)[1], []);
  assert(find(play(s, ['wake'])[1], 'dial'));
});

test('unavailable keeps the message, and tries it again before any other', () => {
  let [s, effects] = play(live(item('a')), error('unavailable', 'a'));
  assert.deepEqual(names(effects), ['timer'], 'nobody is alarmed');
  [s, effects] = play(s, ['put', item('b')]);
  assert.equal(find(effects, 'send'), undefined, 'not while it waits');
  [s, effects] = play(s, ['tick']);
  assert.equal(s.sent, 'a');
  assert(find(effects, 'send'));
});

test('unavailable in answer to hello hangs up and tries again', () => {
  const [s, effects] = play(fresh(), ['wake'], ['opened'], error('unavailable'));
  assert.deepEqual([s.phase, names(effects)], [Phase.waiting, ['hangup', 'timer']]);
});

test('another error in answer to hello is told, and tried again', () => {
  const [s, effects] = play(fresh(), ['wake'], ['opened'], error('internal'));
  assert.deepEqual([s.phase, names(effects)], [Phase.waiting, ['notice', 'hangup', 'timer']]);
});

test('what can never be stored goes back to its writer, and the next one goes on', () => {
  for (const code of ['too_long', 'bad_frame', 'closed']) {
    const [s, effects] = play(live(item('a'), item('b')), error(code, 'a'));
    assert.deepEqual([find(effects, 'giveback')?.[1], find(effects, 'notice')?.[1], s.sent], ['a', code, 'b']);
  }
});

test('an unknown choice is dropped with a word', () => {
  const choice: Item = { label: 'Yes', body: { type: 'choose', id: 'a', choice: 'yes' } };
  const [s, effects] = play(live(choice), error('unknown_choice', 'a'));
  assert.deepEqual([s.outbox, names(effects)], [[], ['notice', 'timer']]);
});

test('a frame that is too large is not sent for ever', () => {
  const [s, effects] = play(live(item('a')), ['lost', 1009]);
  assert.deepEqual([s.outbox, find(effects, 'giveback')?.[1], s.phase], [[], 'a', Phase.waiting]);
});

test('a refused token begins a new conversation with what was not sent', () => {
  const choice: Item = { label: 'Yes', body: { type: 'choose', id: 'x', choice: 'yes' } };
  const [s, effects] = play(fresh('old', [choice, item('a')]), ['wake'], ['opened'], error('bad_token'));
  assert.deepEqual([s.token, s.phase, s.outbox], [undefined, Phase.dialling, [item('a')]]);
  assert.deepEqual(names(effects), ['clear', 'notice', 'dial', 'timer']);
  assert.equal(play(s, ['adopt', 'old'])[0].token, undefined, 'no other tab may bring it back');
  assert.equal(play(s, ['adopt', 'new'])[0].token, 'new');
});

test('a server that refuses even a new conversation is not hammered', () => {
  const [s] = play(fresh(), ['wake'], ['opened'], error('bad_token'));
  assert.equal(s.phase, Phase.waiting);
});

test('a server that was put back to an earlier state is shown as it is', () => {
  const [s, effects] = play(live(), event(9), ['lost', 1012], ['tick'], ['opened'], welcome(3));
  assert.deepEqual([s.cursor, s.phase], [0, Phase.dialling]);
  assert.deepEqual(names(effects), ['clear', 'dial', 'timer']);
});

test('a chat that was taken off the page is quiet and keeps everything', () => {
  const [s, effects] = play(live(item('a')), event(2), ['sleep']);
  assert.deepEqual([s.phase, s.token, s.outbox.length, s.cursor, names(effects)], [Phase.asleep, 't', 1, 2, ['hangup', 'timer']]);
  for (const input of [['online'], ['visible'], ['tick'], ['lost', 1006]] as Input[]) assert.deepEqual(play(s, input)[1], []);
  assert(find(play(s, ['wake'], ['opened'], welcome(2))[1], 'send'));
});

test('forgetting leaves nothing, and no other tab brings it back', () => {
  const [s, effects] = play(live(item('a')), event(2), ['forget']);
  assert.deepEqual([s.token, s.outbox, s.cursor, s.phase], [undefined, [], 0, Phase.asleep]);
  assert.deepEqual(names(effects), ['hangup', 'timer', 'clear']);
  assert.equal(play(s, ['wake'], ['adopt', 't'])[0].token, undefined);
});

test('the server\'s language is taken over, unless the customer is just changing it', () => {
  const locale: Item = { label: '', body: { type: 'locale', id: 'l', locale: 'en' } };
  assert.equal(find(play(fresh(), ['wake'], ['opened'], welcome())[1], 'locale')?.[1], 'nl');
  assert.equal(find(play(fresh('t', [locale]), ['wake'], ['opened'], welcome())[1], 'locale'), undefined);
});
