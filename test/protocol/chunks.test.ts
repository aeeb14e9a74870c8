import { expect } from 'chai';
import { readChunks } from '../../src/protocol/chunks.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { StreamEvent } from '../../src/protocol/events.js';
import { normalChunk } from '../../src/protocol/normal-chunk.js';
import type { WireChunk } from '../../src/protocol/wire.js';
import { chatError } from '../rejection.js';

const event = (text: string): StreamEvent => ({ kind: 'event', name: undefined, text, isUnfinished: false });
const hello = event('{"choices":[{"index":0,"delta":{"content":"Hello"}}]}');
const stop = event('{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}');

/** Events that fail at their end, and tell whether they were left. */
function events(list: StreamEvent[], failure?: unknown) {
  const state = { isLeft: false, count: 0 };
  async function* generate() {
    try {
      for (const one of list) {
        state.count += 1;
        yield one;
      }
      if (failure !== undefined) throw failure as Error;
    } finally {
      state.isLeft = true;
    }
  }
  return { state, stream: generate() };
}

async function read(stream: AsyncIterable<StreamEvent>): Promise<WireChunk[]> {
  const chunks: WireChunk[] = [];
  for await (const chunk of readChunks(stream)) chunks.push(chunk);
  return chunks;
}

describe('readChunks', () => {
  it('leaves the events at [DONE], which closes the connection though the socket stays open', async () => {
    const { state, stream } = events([hello, stop, event(' [DONE] '), hello], new Error('read too far'));
    expect(await read(stream)).to.have.length(2);
    expect(state).to.deep.equal({ isLeft: true, count: 3 });
  });

  it('takes an answer with its finish reason for whole though the connection broke off after it', async () => {
    for (const kind of ['truncated', 'network', 'timeout'] as const) {
      expect(await read(events([hello, stop], new ChatError(kind, '')).stream)).to.have.length(2);
    }
  });

  it('passes other failures on though there is a finish reason', async () => {
    expect((await chatError(read(events([hello, stop], new ChatError('server', '')).stream))).kind).to.equal('server');
    expect((await chatError(read(events([hello], new ChatError('truncated', '')).stream))).kind).to.equal('truncated');
  });

  it('puts the request id into what it throws', async () => {
    const chunks = readChunks(events([event('{"error":"x"}')]).stream, { requestId: 'r1' });
    expect((await chatError(chunks.next())).requestId).to.equal('r1');
    const cut = readChunks(events([hello]).stream, { requestId: 'r2' });
    await cut.next();
    expect((await chatError(cut.next())).requestId).to.equal('r2');
    expect((await chatError(readChunks(events([]).stream, { requestId: 'r3' }).next())).requestId).to.equal('r3');
  });

  it('does not quote what it cannot read', async () => {
    const error = await chatError(read(events([event('{"choices":[{"delta":{"content":"private')]).stream));
    expect(error.kind).to.equal('protocol');
    expect(`${error.message}${String(error.cause)}`).not.to.contain('private');
  });
});

describe('normalChunk', () => {
  it('gives what is known and leaves absent what is absent', () => {
    expect(normalChunk({})).to.deep.equal({});
    expect(
      normalChunk({ id: 'a', model: 'm', object: 'x', choices: [{ index: 0, delta: { role: 'assistant' } }] }),
    ).to.deep.equal({
      id: 'a',
      model: 'm',
    });
  });

  it('keeps index 0 alone, and drops a chunk of another', () => {
    expect(normalChunk({ choices: [{ index: 1, delta: { content: 'b' }, finish_reason: 'stop' }] })).to.deep.equal({});
  });

  it('changes nothing in a normal chunk but the wrapping', () => {
    const delta = {
      content: 'a',
      reasoning_content: 'b',
      refusal: 'c',
      tool_calls: [{ index: 0, id: 'i', function: { name: 'n', arguments: '{}' } }],
    };
    expect(normalChunk({ choices: [{ index: 0, delta, finish_reason: 'length' }] })).to.deep.equal({
      delta,
      finish_reason: 'length',
    });
  });
});
