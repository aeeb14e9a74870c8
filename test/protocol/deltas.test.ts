import { expect } from 'chai';
import { readDeltas } from '../../src/protocol/deltas.js';
import type { AnswerFacts, Delta } from '../../src/protocol/deltas.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { WireChunk } from '../../src/protocol/wire.js';
import { chatError, rejection } from '../rejection.js';

async function* each(chunks: readonly WireChunk[], failure?: unknown): AsyncGenerator<WireChunk> {
  yield* chunks;
  if (failure !== undefined) throw failure as Error;
}

async function read(chunks: readonly WireChunk[], facts?: AnswerFacts): Promise<Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of readDeltas(each(chunks), facts)) deltas.push(delta);
  return deltas;
}

const text = (content: string): WireChunk => ({ delta: { content } });

describe('readDeltas', () => {
  it('starts with the model of the answer, else of the request', async () => {
    const [first] = await read([{ id: 'c1', model: 'real' }, text('a')], { model: 'asked' });
    expect(first).to.deep.equal({ type: 'start', model: 'real', requestId: 'c1' });
    const [other] = await read([text('a')], { model: 'asked', requestId: 'r1' });
    expect(other).to.deep.equal({ type: 'start', model: 'asked', requestId: 'r1' });
  });

  it('hands text on with the chunk that brought it', async () => {
    const stream = readDeltas(each([text('a'), text('b')]));
    expect((await stream.next()).value).to.include({ type: 'start' });
    expect((await stream.next()).value).to.deep.equal({ type: 'text', text: 'a' });
    expect((await stream.next()).value).to.deep.equal({ type: 'text', text: 'b' });
  });

  it('gives reasoning before text, and images, calls and sources after it', async () => {
    const chunk: WireChunk = {
      delta: {
        reasoning_content: 'r',
        content: 'Hello <',
        images: [{ url: 'https://a.example/b.png', alt: 'alt' }],
        tool_calls: [{ index: 0, id: 'i', function: { name: 'n' } }],
        annotations: [{ url: 'https://a.example' }],
      },
      finish_reason: 'stop',
    };
    expect((await read([chunk])).slice(1)).to.deep.equal([
      { type: 'reasoning', text: 'r' },
      { type: 'text', text: 'Hello ' },
      { type: 'text', text: '<' },
      { type: 'image', url: 'https://a.example/b.png', alt: 'alt' },
      { type: 'tool-call', index: 0, id: 'i', name: 'n', arguments: '' },
      { type: 'source', url: 'https://a.example', title: 'https://a.example' },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('keeps the order of text, images and reasoning whatever is held back', async () => {
    const url = 'https://a.example/b.png';
    const parts: WireChunk = {
      delta: {
        content: [
          { type: 'text', text: 'a <' },
          { type: 'image_url', image_url: { url } },
        ],
      },
    };
    expect((await read([parts])).slice(1)).to.deep.equal([
      { type: 'text', text: 'a ' },
      { type: 'text', text: '<' },
      { type: 'image', url, alt: '' },
    ]);
    expect((await read([text('Really!</think>Yes')])).slice(1)).to.deep.equal([
      { type: 'text', text: 'Really' },
      { type: 'text', text: '!' },
      { type: 'text-was-reasoning' },
      { type: 'text', text: 'Yes' },
    ]);
  });

  it('gives usage and the finish reason last, and the last of each', async () => {
    const deltas = await read([
      { finish_reason: 'length', usage: { prompt_tokens: 1 } },
      text('a'),
      { finish_reason: 'stop', usage: { prompt_tokens: 2, completion_tokens: 3 } },
    ]);
    expect(deltas.slice(-2)).to.deep.equal([
      { type: 'usage', usage: { inputTokens: 2, outputTokens: 3, totalTokens: 5 } },
      { type: 'finish', reason: 'stop' },
    ]);
  });

  it('gives the id and name of a call once, the name also where it comes later', async () => {
    const call = (id: string | undefined, name: string | undefined, args: string): WireChunk => ({
      delta: { tool_calls: [{ index: 3, ...(id && { id }), function: { ...(name && { name }), arguments: args } }] },
    });
    const deltas = await read([call('i', undefined, ''), call('i', 'n', '{'), call('i', 'n', '}'), call('j', 'm', '')]);
    expect(deltas.slice(1)).to.deep.equal([
      { type: 'tool-call', index: 0, id: 'i', name: undefined, arguments: '' },
      { type: 'tool-call', index: 0, name: 'n', arguments: '{' },
      { type: 'tool-call', index: 0, arguments: '}' },
      { type: 'tool-call', index: 1, id: 'j', name: 'm', arguments: '' },
    ]);
  });

  it('gives what it held back before it throws, and says that the error is partial', async () => {
    const failure = new ChatError('truncated', 'm', { requestId: 'r' });
    const deltas: Delta[] = [];
    const reading = async () => {
      for await (const delta of readDeltas(each([text('a <thi')], failure))) deltas.push(delta);
    };
    expect(await chatError(reading())).to.include({ kind: 'truncated', partial: true, requestId: 'r' });
    expect(deltas.at(-2)).to.deep.equal({ type: 'text', text: 'a ' });
    expect(deltas.at(-1)).to.deep.equal({ type: 'text', text: '<thi' });
  });

  it('leaves an error alone where nothing came before it', async () => {
    const failure = new ChatError('server', 'm');
    expect(await rejection(readDeltas(each([], failure)).next())).to.equal(failure);
  });

  it('throws what is no error of a chat as it is, at once', async () => {
    const stream = readDeltas(each([text('a <')], 'stopped'));
    await stream.next();
    await stream.next();
    expect(await rejection(stream.next())).to.equal('stopped');
  });

  it('says why an answer is empty', async () => {
    expect((await chatError(read([{ finish_reason: 'length' }]))).message).to.contain('max-tokens');
    expect((await chatError(read([{ finish_reason: 'stop' }]))).message).to.contain('finish reason stop');
    expect((await chatError(read([{}]))).message).to.contain('finish reason missing');
  });
});
