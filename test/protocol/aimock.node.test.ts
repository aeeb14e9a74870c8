/** A gateway that others wrote: `@copilotkit/aimock`, with its texts, reasoning, tool calls and faults. */
import { LLMock } from '@copilotkit/aimock';
import { expect } from 'chai';
import type { Delta } from '../../src/protocol/deltas.js';
import { fetchModels } from '../../src/protocol/models.js';
import { createTransport } from '../../src/protocol/transport.js';
import type { TransportOptions } from '../../src/protocol/transport.js';
import { FakeClock } from '../fake-clock.js';
import { chatError, rejection } from '../rejection.js';
import { joined, textOf } from './replay.js';

const words = 'Grüße 😀 aus **Zürich**, in vielen kleinen Stücken.';

describe('aimock as the gateway', () => {
  let mock: LLMock;

  before(async () => {
    mock = new LLMock({ host: '127.0.0.1', port: 0, chunkSize: 1 });
    mock
      .onMessage('text', { content: words })
      .onMessage('reasoning', { content: 'Four.', reasoning: 'Two plus two.' })
      .onMessage('tool', { toolCalls: [{ name: 'weather', arguments: '{"city":"Zürich"}', id: 'call_1' }] })
      .onMessage('refused', {
        error: { message: 'sk-secret is wrong', type: 'invalid_request_error', code: 'invalid_api_key' },
        status: 401,
      })
      .onMessage('cut', { content: words }, { truncateAfterChunks: 10, latency: 5 })
      .onMessage('slow', { content: words }, { latency: 50 });
    await mock.start();
  });

  after(() => mock.stop());

  afterEach(() => mock.clearChaos());

  function ask(content: string, options: TransportOptions = {}, signal = new AbortController().signal) {
    const send = createTransport({
      baseUrl: `${mock.url}/v1`,
      apiKey: 'sk-test',
      location: null,
      retries: 0,
      ...options,
    });
    return send({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] }, { signal });
  }

  async function read(deltas: AsyncIterable<Delta>): Promise<readonly Delta[]> {
    const result: Delta[] = [];
    for await (const delta of deltas) result.push(delta);
    return result;
  }

  it('streams a text, with its usage and its finish reason', async () => {
    const deltas = joined(await read(ask('text')));
    expect(deltas[0]).to.deep.equal({ type: 'text', text: words });
    expect(deltas[1]?.type).to.equal('usage');
    expect(deltas.slice(2)).to.deep.equal([{ type: 'finish', reason: 'stop' }]);
  });

  it('streams reasoning', async () => {
    const deltas = joined(await read(ask('reasoning')));
    expect(deltas.slice(0, 2)).to.deep.equal([
      { type: 'reasoning', text: 'Two plus two.' },
      { type: 'text', text: 'Four.' },
    ]);
  });

  it('streams a tool call', async () => {
    const deltas = joined(await read(ask('tool')));
    expect(deltas[0]).to.deep.equal({
      type: 'tool-call',
      index: 0,
      id: 'call_1',
      name: 'weather',
      arguments: '{"city":"Zürich"}',
    });
    expect(deltas.at(-1)).to.deep.equal({ type: 'finish', reason: 'tool_calls' });
  });

  it('refuses, without its words in the error', async () => {
    const error = await chatError(read(ask('refused')));
    expect(error).to.include({ kind: 'auth', status: 401 });
    expect(error.message).not.to.contain('secret');
  });

  it('limits the rate, and says for how long', async () => {
    mock.setChaos({ rateLimitRate: 1 });
    const error = await chatError(read(ask('text')));
    expect(error).to.include({ kind: 'rate_limit', status: 429 });
    expect(error.retryAfter).to.be.above(0);
  });

  it('answers when it is asked again after a failure', async () => {
    mock.nextRequestError(500);
    const clock = new FakeClock();
    const send = createTransport({ baseUrl: `${mock.url}/v1`, location: null, clock });
    const request = { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'text' } as const] };
    const context = { signal: new AbortController().signal, onRetry: () => void clock.advance(2_000) };
    expect(textOf(await read(send(request, context)))).to.equal(words);
  });

  it('fails, breaks the connection and answers rubbish', async () => {
    mock.setChaos({ dropRate: 1 });
    expect((await chatError(read(ask('text')))).kind).to.equal('server');
    mock.setChaos({ disconnectRate: 1 });
    expect((await chatError(read(ask('text')))).kind).to.equal('network');
    mock.setChaos({ malformedRate: 1 });
    expect((await chatError(read(ask('text')))).kind).to.equal('protocol');
  });

  it('breaks off in the middle', async () => {
    expect(await chatError(read(ask('cut')))).to.include({ kind: 'truncated', partial: true });
  });

  it('is stopped while it streams', async () => {
    const controller = new AbortController();
    const deltas = ask('slow', {}, controller.signal)[Symbol.asyncIterator]();
    const waiting = rejection(deltas.next() as Promise<unknown>);
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
  });

  it('lists its models', async () => {
    expect(await fetchModels({ baseUrl: `${mock.url}/v1`, location: null })).not.to.have.length(0);
  });
});
