// Which choices stand, who listens, who talks.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Choice, ConversationEvent } from '../src/frames';
import { fold, offered, quiet } from '../src/thread';

const choice = (id: string): Choice => ({ id, label: id });
const said = (role: 'bot' | 'customer' | 'agent', more: Partial<ConversationEvent> = {}): ConversationEvent =>
  ({ type: 'event', seq: 1, at: '', kind: 'said', by: { role, name: role }, ...more });
const asks = (...ids: string[]) => said('bot', { asks: 'x', choices: ids.map(choice) });
const after = (...events: ConversationEvent[]) => events.reduce(fold, quiet);
const ids = (choices: Choice[]) => choices.map((c) => c.id);

test('choices stand until they are answered', () => {
  assert.deepEqual(ids(offered(after(asks('yes', 'no')), false)), ['yes', 'no']);
  assert.deepEqual(ids(offered(after(asks('yes', 'no'), said('customer')), false)), []);
  assert.deepEqual(ids(offered(after(asks('yes', 'no')), true)), [], 'nor while the answer is on its way');
});

test('"done" appears once there is a story, and stays while it goes on', () => {
  const story = after(asks('done', 'human'));
  assert.deepEqual(ids(offered(story, false)), []);
  assert.deepEqual(ids(offered(story, true)), ['done']);
  assert.deepEqual(ids(offered(fold(fold(story, said('customer')), said('customer')), false)), ['done']);
});

test('"done" stays when the bot asks whether there is more', () => {
  assert.deepEqual(ids(offered(after(asks('done'), said('customer'), asks('done')), false)), ['done']);
});

test('"done" goes when the bot asks something else', () => {
  assert.deepEqual(ids(offered(after(asks('done'), said('customer'), asks('skip')), false)), ['skip']);
});

test('a remark that asks nothing leaves the question standing', () => {
  assert.deepEqual(ids(offered(after(asks('done'), said('customer'), said('bot', { text: 'Go on.' })), false)), ['done']);
});

test('a proposal offers its choices', () => {
  assert.deepEqual(ids(offered(after({ ...asks('yes', 'no'), kind: 'proposed' }), false)), ['yes', 'no']);
});

test('an agent is called, joins and leaves', () => {
  const event = (kind: string) => ({ ...said('agent'), kind });
  assert.deepEqual([after(event('escalated')).called, after(event('escalated')).agent], [true, undefined]);
  const joined = after(event('escalated'), event('joined'));
  assert.deepEqual([joined.called, joined.agent], [false, 'agent']);
  assert.equal(fold(joined, event('left')).agent, undefined);
});

test('what ends the conversation ends its choices', () => {
  assert.deepEqual(offered(after(asks('yes'), { ...said('bot'), kind: 'closed' }), false), []);
});

test('an event of a kind that this version does not know changes nothing', () => {
  const before = after(asks('yes'));
  assert.equal(fold(before, { ...said('bot'), kind: 'x_new' }), before);
});
