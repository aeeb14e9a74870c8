import { createMessage } from '../../src/conversation/message.js';
import type { Message, Role } from '../../src/conversation/message.js';
import { HistoryController } from '../../src/view/controllers/history.js';
import type { AutoScroll } from '../../src/view/controllers/scroll.js';
import { FakeClock } from '../fake-clock.js';
import { expect } from './expect.js';

/** An element that is nothing but its controller: updates when the test says so, each at the cost that the test says. */
class Host {
  messages: readonly Message[] = [];
  scrollMode: AutoScroll = 'smart';
  readonly updateComplete = Promise.resolve(true);
  readonly clock = new FakeClock();
  readonly tasks = new Set<() => void>();
  updatesAsked = 0;
  /** What showing one message takes, in ms. */
  cost = 0;
  readonly history = new HistoryController(this, {
    clock: this.clock,
    schedule: (callback) => {
      this.tasks.add(callback);
      return () => this.tasks.delete(callback);
    },
    updateNow: () => void this.update(),
  });

  addController(): void {}
  removeController(): void {}

  requestUpdate(): void {
    this.updatesAsked += 1;
  }

  get shown(): readonly Message[] {
    return this.history.groups.flatMap(({ messages }) => messages);
  }

  get shownIds(): string {
    return this.shown.map(({ id }) => id).join(' ');
  }

  async update(): Promise<void> {
    const before = this.shown.length;
    this.history.hostUpdate();
    await this.clock.advance((this.shown.length - before) * this.cost);
    this.history.hostUpdated();
  }

  frame(): void {
    const tasks = [...this.tasks];
    this.tasks.clear();
    tasks.forEach((task) => task());
  }

  /** Builds the next slice; gives how many messages it showed. */
  async slice(): Promise<number> {
    const before = this.shown.length;
    const { updatesAsked } = this;
    while (this.updatesAsked === updatesAsked) this.frame();
    await this.update();
    return this.shown.length - before;
  }

  async finish(): Promise<void> {
    while (this.tasks.size > 0) expect(await this.slice()).to.be.greaterThan(0);
  }
}

function connected(messages: readonly Message[]): Host {
  const host = new Host();
  host.messages = messages;
  host.history.hostConnected();
  return host;
}

function past(count: number, text = 'a few words', role: Role = 'user', from = 0): readonly Message[] {
  return Array.from({ length: count }, (_, index) =>
    createMessage({ id: `${from + index}`, parentId: null, role, createdAt: 0, parts: [{ type: 'text', text }] }),
  );
}

function ids(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => from + index).join(' ');
}

describe('HistoryController', () => {
  it('shows the newest messages at once, and the others before them until all are there', async () => {
    const host = connected(past(500));
    await host.update();
    const first = host.shown.length;
    expect(first).to.be.within(20, 60);
    expect(host.shownIds).to.equal(ids(500 - first, 500));
    const second = await host.slice();
    expect(host.shownIds).to.equal(ids(500 - first - second, 500));
    await host.finish();
    expect(host.shownIds).to.equal(ids(0, 500));
  });

  it('lets a frame show what has come before it builds the first slice, and builds one slice a frame from then on', async () => {
    const host = connected(past(500));
    await host.update();
    host.frame();
    expect(host.updatesAsked).to.equal(0);
    for (const slices of [1, 2]) {
      host.frame();
      expect(host.updatesAsked).to.equal(slices);
      await host.update();
    }
  });

  it('shows the oldest messages first where nothing scrolls to the newest', async () => {
    const host = connected(past(500));
    host.scrollMode = 'off';
    await host.update();
    expect(host.shownIds).to.equal(ids(0, host.shown.length));
    await host.slice();
    expect(host.shownIds).to.equal(ids(0, host.shown.length));
    await host.finish();
    expect(host.shownIds).to.equal(ids(0, 500));
  });

  it('shows few long messages at once, and one however long it is', async () => {
    const long = connected(past(100, 'x'.repeat(5000)));
    await long.update();
    expect(long.shown).to.have.length(3);
    const endless = connected(past(100, 'x'.repeat(1e6)));
    await endless.update();
    expect(endless.shown).to.have.length(1);
  });

  it('does not count what is not shown', async () => {
    const host = connected([...past(10), ...past(500, 'a result', 'tool', 10)]);
    await host.update();
    expect(host.shownIds).to.equal(ids(0, 510));
  });

  it('builds slices of 5 ms, whatever a message takes', async () => {
    for (const cost of [0.01, 0.1, 1]) {
      const host = connected(past(3000, 'x'.repeat(300)));
      host.cost = cost;
      await host.update();
      for (let index = 0; index < 6; index += 1) await host.slice();
      const began = host.clock.now();
      const count = await host.slice();
      const time = host.clock.now() - began;
      expect(time, `${count} of ${cost} ms`).to.be.within(3, 6);
    }
  });

  it('goes on where a device is so slow that one message takes longer than a slice may', async () => {
    const host = connected(past(60));
    host.cost = 50;
    await host.update();
    await host.finish();
    expect(host.shown).to.have.length(60);
  });

  it('shows a message that arrives while others wait, and none of those', async () => {
    const host = connected(past(500));
    await host.update();
    const first = host.shown.length;
    host.messages = [...host.messages, ...past(1, 'new', 'user', 500)];
    await host.update();
    expect(host.shownIds).to.equal(ids(500 - first, 501));
    await host.finish();
    expect(host.shownIds).to.equal(ids(0, 501));
  });

  it('keeps what is shown when many more arrive after it', async () => {
    const host = connected(past(10));
    await host.update();
    host.messages = [...host.messages, ...past(500, 'new', 'user', 10)];
    await host.update();
    const first = host.shown.length - 10;
    expect(host.shownIds).to.equal(`${ids(0, 10)} ${ids(510 - first, 510)}`);
    await host.finish();
    expect(host.shownIds).to.equal(ids(0, 510));
  });

  it('keeps every group as it is but the one in which a message changed', async () => {
    const host = connected(past(500));
    await host.update();
    await host.finish();
    const before = host.history.groups;
    host.messages = host.messages.with(499, { ...host.messages[499]!, status: 'streaming' });
    await host.update();
    const differing = host.history.groups.filter((group, index) => group !== before[index]);
    expect(differing).to.have.length(1);
    expect(differing[0]!.messages.at(-1)).to.equal(host.messages[499]);
    await host.update();
    expect(host.history.groups[0]).to.equal(before[0]);
  });

  it('looks into no message but the one that changed', async () => {
    let looks = 0;
    const watched = past(500).map(
      (message) => new Proxy(message, { get: (target, key) => ((looks += 1), Reflect.get(target, key) as unknown) }),
    );
    const host = connected(watched);
    await host.update();
    await host.finish();
    looks = 0;
    host.messages = watched.with(499, { ...watched[499]! });
    looks = 0;
    await host.update();
    expect(looks).to.be.lessThan(3);
  });

  it('takes another branch from where it differs', async () => {
    const host = connected(past(500));
    await host.update();
    await host.finish();
    const before = host.history.groups;
    host.messages = [...host.messages.slice(0, 100), ...past(400, 'other', 'user', 1000)];
    await host.update();
    expect(host.history.groups.slice(0, 3)).to.deep.equal(before.slice(0, 3));
    expect(host.history.groups[0]).to.equal(before[0]);
    expect(host.shownIds.startsWith(`${ids(0, 100)} 13`)).to.equal(true);
    await host.finish();
    expect(host.shownIds).to.equal(`${ids(0, 100)} ${ids(1000, 1400)}`);
    host.messages = host.messages.slice(0, 50);
    await host.update();
    expect(host.shownIds).to.equal(ids(0, 50));
  });

  it('stops building when the conversation is emptied', async () => {
    const host = connected(past(500));
    await host.update();
    expect(host.tasks.size).to.equal(1);
    host.messages = [];
    await host.update();
    expect(host.history.groups).to.have.length(0);
    expect(host.tasks.size).to.equal(0);
  });

  it('stops building when the element is removed, and goes on when it is back', async () => {
    const host = connected(past(500));
    await host.update();
    host.history.hostDisconnected();
    expect(host.tasks.size).to.equal(0);
    await host.update();
    expect(host.tasks.size).to.equal(0);
    host.history.hostConnected();
    await host.finish();
    expect(host.shownIds).to.equal(ids(0, 500));
    expect(host.tasks.size).to.equal(0);
  });

  it('does nothing before printing once all is there, and nothing after it was removed', async () => {
    const host = connected(past(3));
    await host.update();
    window.dispatchEvent(new Event('beforeprint'));
    host.messages = past(500, 'new', 'user', 3);
    await host.update();
    host.history.hostDisconnected();
    window.dispatchEvent(new Event('beforeprint'));
    expect(host.updatesAsked).to.equal(0);
    expect(host.shown.length).to.be.lessThan(500);
  });
});
