import { expect } from 'chai';
import * as fc from 'fast-check';
import { canContinue } from '../../src/conversation/can-continue.js';
import { CONTINUE_PROMPT } from '../../src/conversation/continuation.js';
import { Conversation } from '../../src/conversation/conversation.js';
import { hasContent } from '../../src/conversation/message.js';
import type { Message } from '../../src/conversation/message.js';
import { fromRecord, toRecord } from '../../src/conversation/thread-record.js';
import { toWireMessages } from '../../src/conversation/to-wire.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { WireMessage } from '../../src/protocol/wire.js';
import { rejection } from '../rejection.js';
import { ScriptedTransport } from '../scripted-transport.js';
import { preloadEngine } from '../preload.js';

await preloadEngine();

/** What a visitor, a page, another tab or a gateway may do, at any moment; `at` says to which message. */
const kinds = [
  ...['send', 'send', 'text', 'text', 'text', 'finish', 'finish', 'length', 'cut', 'fail', 'reasoning', 'old'],
  ...['stop', 'edit', 'regenerate', 'switch', 'switch', 'continue', 'continue', 'delete', 'undo', 'clear', 'reload'],
  ...['merge', 'rate', 'add'],
] as const;
const step = fc.record({
  do: fc.constantFrom(...kinds),
  at: fc.nat(1000),
  text: fc.constantFrom('wo', 'rd ', 'a b. ', '\n'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A conversation and all that is to be true of it. */
class World {
  readonly gateway = new ScriptedTransport();
  readonly conversation = new Conversation({ transport: this.gateway.transport, maxHistory: 10_000 });
  readonly runs: Promise<unknown>[] = [];
  /** Every message that was ever there and was not cleared away, by its id. */
  known = new Map<string, Message>();
  /** Those that an undo has to bring back, where the last step but others can be undone. */
  cleared: Map<string, Message> | undefined;

  get isBusy(): boolean {
    return this.conversation.status === 'submitting' || this.conversation.status === 'streaming';
  }

  get visible(): readonly Message[] {
    const hidden = new Set(this.conversation.hiddenIds);
    return this.conversation.thread.messages.filter(({ id }) => !hidden.has(id));
  }

  /** What each message follows, without the deleted ones. */
  get parents(): ReadonlyMap<string, string | null> {
    const { thread, hiddenIds } = this.conversation;
    const hidden = new Set(hiddenIds);
    const parents = new Map<string, string | null>();
    for (const { id, parentId } of thread.messages) {
      parents.set(id, parentId !== null && hidden.has(parentId) ? (parents.get(parentId) ?? null) : parentId);
    }
    return parents;
  }

  async take({ do: kind, at, text }: Step): Promise<void> {
    const { conversation, gateway } = this;
    const under = this.isBusy ? gateway.last : undefined;
    const some = this.visible[at % Math.max(1, this.visible.length)];
    const pathBefore = conversation.messages.map(({ id }) => id);
    const asked = gateway.answers.length;
    const end = conversation.messages.at(-1);
    switch (kind) {
      case 'send':
        this.runs.push(conversation.send(`question ${at}`));
        this.cleared = undefined;
        break;
      case 'edit':
        if (some?.role === 'user') {
          this.runs.push(conversation.edit(some.id, `edited ${at}`));
          this.cleared = undefined;
        } else expect(await rejection(conversation.edit(some?.id ?? 'none', 'x'))).to.include({ kind: 'bad_request' });
        break;
      case 'regenerate': {
        const parent = some && this.parents.get(some.id);
        if (some?.role !== 'assistant' || !parent) {
          expect(await rejection(conversation.retry(some?.id ?? 'none'))).to.include({ kind: 'bad_request' });
          break;
        }
        this.runs.push(conversation.retry(some.id));
        this.cleared = undefined;
        // An answer in which nothing came gives its place away.
        if (!conversation.thread.messages.some(({ id }) => id === some.id)) {
          expect(hasContent(this.known.get(some.id) ?? some)).to.equal(false);
          this.known.delete(some.id);
        }
        break;
      }
      case 'continue':
        if (end && canContinue(end)) {
          this.runs.push(conversation.continue());
          this.cleared = undefined;
          const { messages } = gateway.last.request;
          expect(messages.at(-1)).to.deep.equal({ role: 'user', content: CONTINUE_PROMPT });
          const before = messages.at(-2)?.content;
          expect(typeof before === 'string' && end.text.startsWith(before)).to.equal(true);
          expect(messages.slice(0, -2)).to.deep.equal(wireOf(conversation.messages.slice(0, -1)));
        } else expect(await rejection(conversation.continue())).to.include({ kind: 'bad_request' });
        break;
      case 'stop':
        conversation.stop();
        break;
      case 'switch': {
        if (!some) break;
        const { count } = conversation.branches(some.id);
        conversation.selectBranch(some.id, at % count);
        expect(() => conversation.selectBranch(some.id, count)).to.throw(ChatError);
        break;
      }
      case 'rate':
        if (some) conversation.rate(some.id, at % 2 ? 'good' : 'bad', text);
        break;
      case 'add':
        conversation.addMessage({ role: at % 2 ? 'assistant' : 'user', text });
        break;
      case 'delete':
        if (some) {
          conversation.delete(some.id);
          this.cleared = undefined;
          expect(this.visible.some(({ id }) => id === some.id)).to.equal(false);
          if (at % 3 === 0) {
            conversation.undo();
            expect(this.visible.some(({ id }) => id === some.id)).to.equal(true);
            const path = conversation.messages.map(({ id }) => id);
            expect(path.slice(0, pathBefore.length)).to.deep.equal(pathBefore);
            // What another tab had added to an answer under way is shown once that was stopped.
            if (!under) expect(path.length).to.equal(pathBefore.length);
          }
        }
        break;
      case 'undo':
        if (conversation.undo() && this.cleared) for (const [id, message] of this.cleared) this.known.set(id, message);
        this.cleared = undefined;
        expect(conversation.canUndo).to.equal(false);
        break;
      case 'clear': {
        const hadAny = conversation.messages.length > 0;
        conversation.clear();
        expect(conversation.messages).to.deep.equal([]);
        this.cleared = hadAny ? this.known : undefined;
        this.known = new Map();
        break;
      }
      case 'reload':
        this.#reload();
        expect(conversation.messages.slice(0, pathBefore.length).map(({ id }) => id)).to.deep.equal(pathBefore);
        if (!under) expect(conversation.messages.length).to.equal(pathBefore.length);
        break;
      case 'merge':
        await this.#merge(at, pathBefore);
        break;
      case 'text':
        await under?.text(text);
        break;
      case 'reasoning':
        await under?.say({ type: 'reasoning', text: 'hm' });
        break;
      case 'old':
        // An answer that is over speaks again: nobody listens.
        if (gateway.answers.length > 1) await gateway.answers[0]?.text('ghost');
        break;
      case 'finish':
        await under?.finish();
        break;
      case 'length':
        await under?.finish('length');
        break;
      case 'cut':
        await under?.end();
        break;
      case 'fail':
        await under?.fail(new ChatError('network', 'cut'));
        break;
    }
    if (gateway.answers.length > asked && kind !== 'continue') {
      const path = conversation.messages;
      expect(path.at(-1)?.status).to.equal('pending');
      expect(gateway.last.request.messages).to.deep.equal(wireOf(path.slice(0, -1)));
    }
  }

  check(): void {
    const { conversation, gateway } = this;
    const { messages, status, thread } = conversation;
    const visible = this.visible;
    // One run at a time, and the status says so.
    expect(gateway.answers.filter(({ signal, isClosed }) => !signal.aborted && !isClosed).length).to.be.at.most(1);
    const growing = thread.messages.filter((message) => message.status === 'pending' || message.status === 'streaming');
    expect(growing.length).to.equal(this.isBusy ? 1 : 0);
    if (growing[0]) expect(status).to.equal(growing[0].status === 'pending' ? 'submitting' : 'streaming');
    expect(thread.messages.map(({ text }) => text).join('')).not.to.include('ghost');
    // Ids are unique, and no message is lost.
    const now = new Map(thread.messages.map((message) => [message.id, message]));
    expect(now.size).to.equal(thread.messages.length);
    const hidden = new Set(conversation.hiddenIds);
    for (const [id, before] of this.known) {
      const after = now.get(id);
      if (!after) expect.fail(`${id} is lost: ${before.text}`);
      const isGrown = before.status === 'pending' || before.status === 'streaming' || canContinue(before);
      if (!hidden.has(id) && !isGrown) expect(after.text).to.equal(before.text);
    }
    for (const [id, message] of now) this.known.set(id, message);
    // The path leads from a beginning to an end, and through nothing that was deleted.
    expect(thread.activePath).to.deep.equal(messages.map(({ id }) => id));
    const { parents } = this;
    for (const [at, message] of messages.entries()) {
      expect(hidden.has(message.id)).to.equal(false);
      expect(parents.get(message.id)).to.equal(messages[at - 1]?.id ?? null);
      expect(message === now.get(message.id)).to.equal(true);
    }
    const children = new Map<string | null, string[]>();
    for (const { id } of visible) {
      const parent = parents.get(id) ?? null;
      children.set(parent, [...(children.get(parent) ?? []), id]);
    }
    if (!this.isBusy) expect(children.has(messages.at(-1)?.id ?? null)).to.equal(false);
    for (const siblings of children.values()) {
      for (const [index, id] of siblings.entries()) {
        expect(conversation.branches(id)).to.deep.equal({ index, count: siblings.length });
      }
    }
  }

  #reload(): void {
    const { thread, hiddenIds } = this.conversation;
    const messages = structuredClone(thread.messages.map(toRecord)).map((record) => fromRecord(record));
    this.conversation.load(
      { messages: messages.filter((message) => message !== undefined), activePath: thread.activePath },
      hiddenIds,
    );
    this.cleared = undefined;
  }

  /** Another tab with the same conversation does something, and tells. */
  async #merge(at: number, pathBefore: readonly string[]): Promise<void> {
    const { conversation } = this;
    const copy = (messages: readonly Message[]): Message[] =>
      messages.map(toRecord).map((record) => fromRecord(record)!);
    const gateway = new ScriptedTransport();
    const tab = new Conversation({ transport: gateway.transport });
    tab.load({ ...conversation.thread, messages: copy(conversation.thread.messages) }, conversation.hiddenIds);
    const { messages } = tab;
    const some = messages[at % Math.max(1, messages.length)];
    if (some && at % 5 === 0) tab.delete(some.id);
    else if (some && at % 5 === 1) tab.rate(some.id, 'good');
    else {
      const sent = tab.send('elsewhere');
      await gateway.last.text('there');
      await gateway.last.finish();
      await sent;
    }
    const isBusy = this.isBusy;
    conversation.merge(copy(tab.thread.messages), { hidden: tab.hiddenIds, activePath: tab.thread.activePath });
    this.cleared = undefined;
    if (at % 5 === 0) return;
    const path = conversation.messages.map(({ id }) => id);
    expect(path.slice(0, pathBefore.length)).to.deep.equal(pathBefore);
    if (isBusy) expect(path.length).to.equal(pathBefore.length);
  }
}

function wireOf(messages: readonly Message[]): readonly WireMessage[] {
  const wire = messages.flatMap(toWireMessages);
  return wire.slice(wire.findIndex(({ role }) => role === 'user'));
}

describe('Conversation, in a thousand sequences of all that can be done with it,', () => {
  // In parts, so that a slow machine has time for each.
  for (const part of [1, 2, 3, 4]) {
    it(`has one run at a time, loses no message and sends the active path (${part} of 4)`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          const world = new World();
          for (const one of steps) {
            await world.take(one);
            world.check();
          }
          world.conversation.stop();
          await Promise.all(world.runs);
          expect(world.conversation.status).to.be.oneOf(['idle', 'error']);
        }),
        { numRuns: 250 },
      );
    });
  }
});
