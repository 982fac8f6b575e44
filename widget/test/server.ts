// The simulated server: conversations in memory that survive its restarts, as the real one's
// survive on disk. It stores by the client's id once, and acknowledges what it has stored.

import type { Body, ClientFrame, ConversationEvent, ServerFrame } from '../src/frames';

/** One direction of time: everything random in a schedule comes from here. */
export type Random = () => number;

export function seeded(seed: number): Random {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A connection: what was sent and has not arrived. Killed, it takes both queues with it. */
export interface Line {
  toServer: ClientFrame[];
  toClient: ServerFrame[];
  cursor: number;
  talk?: Talk;
}

export interface Talk {
  token: string;
  seq: number;
  events: ConversationEvent[];
  ids: Map<string, number>;
}

export class Server {
  talks: Talk[] = [];
  lines = new Set<Line>();

  constructor(private random: Random, private faults: { refuse: number }) {}

  receive(line: Line, frame: ClientFrame): void {
    if (frame.type === 'hello') this.welcome(line, frame.token, frame.after ?? 0);
    else if (line.talk && 'id' in frame) this.store(line, line.talk, frame);
  }

  private welcome(line: Line, token: string | undefined, after: number): void {
    let talk = this.talks.find((t) => t.token === token);
    if (!talk) {
      if (token) {
        line.toClient.push({ type: 'error', code: 'bad_token' });
        return;
      }
      talk = { token: 'token' + this.talks.length, seq: 0, events: [], ids: new Map() };
      this.talks.push(talk);
      this.add(talk, { kind: 'said', by: { role: 'bot' }, text: 'hello' });
    }
    line.talk = talk;
    // A server may send again what it is not sure of.
    line.cursor = this.random() < 0.2 ? 0 : after;
    line.toClient.push({ type: 'welcome', conversation: 'c' + talk.token, token: talk.token, locale: 'nl', seq: talk.seq });
    this.deliver();
  }

  private store(line: Line, talk: Talk, body: Body): void {
    const known = talk.ids.get(body.id);
    if (known === undefined && this.random() < this.faults.refuse) {
      line.toClient.push({ type: 'error', code: this.random() < 0.7 ? 'unavailable' : 'too_fast', id: body.id });
      return;
    }
    const seq = known ?? this.add(talk, { kind: body.locale ? 'locale' : 'said', by: { role: 'customer' }, text: body.text, re: body.id });
    talk.ids.set(body.id, seq);
    const first = this.random() < 0.5;
    if (first) this.deliver();
    line.toClient.push({ type: 'ack', id: body.id, seq });
    if (!known && this.random() < 0.5) this.add(talk, { kind: 'said', by: { role: 'bot' }, text: 'and then?' });
    this.deliver();
  }

  /** Appends an event; now and then one before it that customers may not see, which leaves a gap. */
  private add(talk: Talk, what: Partial<ConversationEvent>): number {
    if (this.random() < 0.1) talk.seq++;
    talk.seq++;
    talk.events.push({ type: 'event', seq: talk.seq, at: '2026-03-03T14:05:11Z', kind: 'said', ...what });
    return talk.seq;
  }

  private deliver(): void {
    for (const line of this.lines) {
      for (const event of line.talk?.events ?? []) {
        if (event.seq <= line.cursor) continue;
        line.cursor = event.seq;
        line.toClient.push(event);
      }
    }
  }
}
