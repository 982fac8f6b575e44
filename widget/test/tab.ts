// The simulated browser tab: the real state machine in a shell like the real one, whose page can
// be reloaded, copied or crash between keeping and doing.

import { Phase, fresh, step, type Effect, type Input, type Item, type State } from '../src/machine';
import type { ConversationEvent } from '../src/frames';
import type { Line, Server } from './server';

export interface World {
  server: Server;
  /** The tab that is beginning a conversation, and those that want to. */
  beginning?: Tab;
  queue: Set<Tab>;
  /** New connections come about. */
  up: boolean;
  tabs: Tab[];
}

export class Tab {
  state: State;
  shown: ConversationEvent[] = [];
  givenBack: string[] = [];
  timer = false;
  line?: Line;
  /** Connected at the far end: the handshake is done. */
  opened = false;
  /** The network swallows everything, and nobody has noticed yet. */
  deaf = false;
  failing = false;

  constructor(private world: World, public kept: { token?: string; outbox?: Item[] } = {}) {
    this.state = fresh(kept.token, kept.outbox);
  }

  tell(...input: Input): void {
    const [next, effects] = step(Object.freeze(this.state), ...input);
    if (next.token !== this.state.token || next.outbox !== this.state.outbox) {
      this.kept = { token: next.token, outbox: next.outbox };
    }
    const found = next.token !== this.state.token;
    this.state = next;
    // Whoever has a conversation tells the others.
    if (found && next.token) for (const tab of this.world.tabs) if (tab !== this) tab.tell('adopt', next.token);
    if (this.state.token || this.state.phase < Phase.dialling) this.begun();
    for (const effect of effects) this.carryOut(effect);
  }

  private begun(): void {
    if (this.world.beginning !== this) return;
    this.world.beginning = undefined;
    for (const tab of this.world.queue) {
      this.world.queue.delete(tab);
      if (tab.state.phase === Phase.dialling && !tab.line && !tab.failing) return tab.begin();
    }
  }

  private begin(): void {
    if (!this.state.token) {
      if (this.world.beginning) return void this.world.queue.add(this);
      const peer = this.world.tabs.find((t) => t !== this && t.state.token);
      if (peer) this.tell('adopt', peer.state.token!);
      if (!this.state.token) this.world.beginning = this;
    }
    if (this.world.up) this.line = { toServer: [], toClient: [], cursor: 0 };
    else this.failing = true;
  }

  /** The page is loaded again: only what was kept is left. crash: before anything of input was done. */
  reload(crash?: Input): Tab {
    if (crash) {
      const [next] = step(this.state, ...crash);
      this.kept = { token: next.token, outbox: next.outbox };
    }
    this.drop();
    this.world.queue.delete(this);
    this.begun();
    return new Tab(this.world, { ...this.kept });
  }

  private carryOut([name, a, b]: Effect): void {
    switch (name) {
      case 'dial':
        this.begun();
        this.drop();
        this.begin();
        break;
      case 'hangup':
        this.drop();
        break;
      case 'hello':
        this.send({ type: 'hello', token: this.state.token, after: this.state.cursor || undefined, locale: 'nl', page: '' });
        break;
      case 'send':
        this.send(a);
        break;
      case 'timer':
        this.timer = a > 0;
        break;
      case 'clear':
        this.shown = [];
        break;
      case 'show':
        if (this.shown.some((e) => e.seq >= a.seq)) throw new Error(`event ${a.seq} shown again or too late`);
        if (b && !this.state.token) throw new Error('history without a conversation');
        this.shown.push(a);
        break;
      case 'giveback':
        this.givenBack.push(a);
    }
  }

  private send(frame: Line['toServer'][number]): void {
    if (this.line && this.opened && !this.deaf) this.line.toServer.push(frame);
  }

  drop(): void {
    if (this.line) this.world.server.lines.delete(this.line);
    this.line = undefined;
    this.opened = this.deaf = this.failing = false;
  }

  /** The connection ends, and the tab hears of it. */
  lose(code: number): void {
    this.drop();
    this.tell('lost', code);
  }

  /** The next thing of the network happens; false when nothing is under way. */
  advance(towards: 'server' | 'client'): boolean {
    if (this.failing) {
      this.failing = false;
      this.tell('lost', 1006);
      return true;
    }
    if (!this.line || this.deaf) return false;
    if (!this.opened) {
      this.opened = true;
      this.world.server.lines.add(this.line);
      this.tell('opened');
      return true;
    }
    if (towards === 'server') {
      const frame = this.line.toServer.shift();
      if (frame) this.world.server.receive(this.line, frame);
      return !!frame;
    }
    const frame = this.line.toClient.shift();
    if (frame) this.tell(...([frame.type, frame] as unknown as Input));
    return !!frame;
  }
}
