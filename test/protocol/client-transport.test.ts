import { expect } from 'chai';
import { createClientTransport } from '../../src/protocol/client-transport.js';
import type { ChatClient } from '../../src/protocol/client-transport.js';
import type { Delta } from '../../src/protocol/deltas.js';
import type { WireRequest } from '../../src/protocol/wire.js';
import { settle } from '../fake-clock.js';
import { chatError, rejection } from '../rejection.js';
import { textOf } from './replay.js';

const request: WireRequest = { model: 'm', messages: [{ role: 'user', content: 'Hello?' }] };
const hello = { id: 'c1', choices: [{ index: 0, delta: { role: 'assistant', content: 'Hello' } }] };
const stop = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };

/** A client that gives `chunks` and then fails, if it is to, or waits for ever. */
function clientOf(chunks: readonly unknown[], end?: { readonly error?: unknown; readonly waits?: boolean }) {
  const seen: { body?: unknown; signal?: AbortSignal | null | undefined; isLeft: boolean } = { isLeft: false };
  async function* generate() {
    try {
      yield* chunks;
      if (end?.waits) await new Promise(() => {});
      if (end?.error !== undefined) throw end.error as Error;
    } finally {
      seen.isLeft = true;
    }
  }
  const client: ChatClient = {
    chat: {
      completions: {
        async create(body: unknown, options) {
          Object.assign(seen, { body, signal: options?.signal });
          return generate();
        },
      },
    },
  };
  return { client, seen };
}

async function read(client: ChatClient, signal = new AbortController().signal): Promise<Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of createClientTransport(client)(request, { signal })) deltas.push(delta);
  return deltas;
}

const failing = (error: unknown) => chatError(read(clientOf([], { error }).client));

describe('createClientTransport', () => {
  it('sends through the client and yields the deltas of what it gives', async () => {
    const { client, seen } = clientOf([hello, stop]);
    expect(await read(client)).to.deep.equal([
      { type: 'start', model: 'm', requestId: 'c1' },
      { type: 'text', text: 'Hello' },
      { type: 'finish', reason: 'stop' },
    ]);
    expect(seen.body).to.deep.equal({ ...request, stream: true, stream_options: { include_usage: true } });
  });

  it('puts the oddities of providers right', async () => {
    const chunk = { choices: [{ index: 0, delta: { content: '<think>a</think>b', reasoning: 'c' } }] };
    expect((await read(clientOf([chunk, stop]).client)).slice(1, -1)).to.deep.equal([
      { type: 'reasoning', text: 'c' },
      { type: 'reasoning', text: 'a' },
      { type: 'text', text: 'b' },
    ]);
  });

  it('ends without a finish where the client ends without one, and calls nothing empty', async () => {
    expect((await read(clientOf([hello]).client)).at(-1)).to.include({ type: 'text' });
    expect((await chatError(read(clientOf([]).client))).kind).to.equal('empty');
  });

  it('classifies a failed answer by its fields', async () => {
    const error = Object.assign(new Error('401 Incorrect key sk-secret'), {
      status: 429,
      headers: new Headers({ 'retry-after': '2', 'x-request-id': 'r1' }),
      error: { code: 'rate_limit_exceeded' },
    });
    const chat = await failing(error);
    expect(chat).to.include({ kind: 'rate_limit', status: 429, retryAfter: 2_000, requestId: 'r1' });
    expect(chat.message).not.to.contain('secret');
  });

  it('classifies an error in the stream, a connection, a time-out and broken JSON', async () => {
    expect((await failing({ status: undefined, error: { code: 'insufficient_quota' } })).kind).to.equal('quota');
    expect((await failing({ status: undefined, error: 'upstream' })).kind).to.equal('server');
    expect((await failing(new Error('Connection error.'))).kind).to.equal('network');
    expect((await failing(new Error('Request timed out.'))).kind).to.equal('timeout');
    expect((await failing('what')).kind).to.equal('network');
    const broken = await failing(new SyntaxError('Unexpected token in "private words"'));
    expect(broken.kind).to.equal('protocol');
    expect(`${broken.message} ${String(broken.cause)}`).not.to.contain('private');
    expect((await chatError(read(clientOf([7]).client))).kind).to.equal('protocol');
    expect((await chatError(read(clientOf([{ error: { code: 402 } }]).client))).kind).to.equal('quota');
  });

  it('calls a connection that breaks off later truncated, unless the answer was whole', async () => {
    const error = new TypeError('terminated');
    expect(await chatError(read(clientOf([hello], { error }).client))).to.include({ kind: 'truncated', partial: true });
    expect(textOf(await read(clientOf([hello, stop], { error }).client))).to.equal('Hello');
  });

  it('throws the reason of an abort untouched, at once, and tells the client', async () => {
    const controller = new AbortController();
    const { client, seen } = clientOf([hello], { waits: true });
    const waiting = rejection(read(client, controller.signal));
    await settle();
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
    expect(seen.signal?.aborted).to.equal(true);
    const never: ChatClient = { chat: { completions: { create: () => new Promise(() => {}) } } };
    const other = new AbortController();
    const early = rejection(read(never, other.signal));
    await settle();
    other.abort('early');
    expect(await early).to.equal('early');
    expect(await rejection(read(never, AbortSignal.abort('before')))).to.equal('before');
  });

  it('leaves the stream of the client when its reader leaves', async () => {
    const { client, seen } = clientOf([hello, stop]);
    const { signal } = new AbortController();
    for await (const delta of createClientTransport(client)(request, { signal })) if (delta.type === 'text') break;
    expect(seen.signal?.aborted).to.equal(true);
    await settle();
    expect(seen.isLeft).to.equal(true);
  });
});
