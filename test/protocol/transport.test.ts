import { expect } from 'chai';
import type { Delta } from '../../src/protocol/deltas.js';
import { createTransport } from '../../src/protocol/transport.js';
import type { RetryNotice, TransportContext, TransportOptions } from '../../src/protocol/transport.js';
import type { WireRequest } from '../../src/protocol/wire.js';
import { FakeClock, settle } from '../fake-clock.js';
import { chatError, rejection } from '../rejection.js';
import { textOf } from './replay.js';
import { failed, HandFedBody, scriptedFetch, streamed } from './scripted-fetch.js';
import type { Answer } from './scripted-fetch.js';

const request: WireRequest = { model: 'big', messages: [{ role: 'user', content: 'Hello?' }] };

function setUp(answers: Answer[], options: TransportOptions = {}) {
  const clock = new FakeClock();
  const { fetch, requests } = scriptedFetch(...answers);
  const notices: RetryNotice[] = [];
  const controller = new AbortController();
  const transport = createTransport({
    baseUrl: 'https://a.example',
    location: null,
    fetch,
    clock,
    random: () => 1,
    ...options,
  });
  const context: TransportContext = { signal: controller.signal, onRetry: (notice) => notices.push(notice) };
  const read = async () => {
    const deltas: Delta[] = [];
    for await (const delta of transport(request, context)) deltas.push(delta);
    return deltas;
  };
  /** Reads while all time passes that is waited for. */
  const readOn = async () => {
    const reading = read();
    reading.catch(() => undefined);
    await clock.advance(30_000);
    return reading;
  };
  return { clock, requests, notices, controller, transport, context, read, readOn };
}

describe('createTransport', () => {
  it('sends the request as a stream with usage, and yields the deltas of the answer', async () => {
    const { read, requests } = setUp([streamed('Hello', ', world')]);
    expect(await read()).to.deep.equal([
      { type: 'start', model: 'm', requestId: undefined },
      { type: 'text', text: 'Hello' },
      { type: 'text', text: ', world' },
      { type: 'finish', reason: 'stop' },
    ]);
    expect(requests[0]!.body).to.deep.equal({ ...request, stream: true, stream_options: { include_usage: true } });
  });

  it('sends nothing before its deltas are asked for', async () => {
    const { transport, context, requests } = setUp([streamed('x')]);
    transport(request, context);
    await settle();
    expect(requests).to.have.length(0);
  });

  it('reads its options anew for each request', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    let baseUrl = 'https://a.example';
    const transport = createTransport(() => ({ baseUrl, fetch, location: null }));
    const context = { signal: new AbortController().signal };
    await textsOf(transport(request, context));
    baseUrl = 'https://b.example';
    await textsOf(transport(request, context));
    expect(requests.map(({ url }) => new URL(url).host)).to.deep.equal(['a.example', 'b.example']);
  });

  it('refuses options that cannot work', async () => {
    expect((await chatError(setUp([], { baseUrl: 'nowhere' }).read())).kind).to.equal('config');
  });

  it('puts the request id of the headers into the start', async () => {
    const { read } = setUp([new Response(streamed('x').body, { headers: { 'x-request-id': 'r1' } })]);
    expect((await read())[0]).to.include({ type: 'start', requestId: 'r1' });
  });
});

describe('createTransport, as it tries again', () => {
  it('repeats a failed request before its first byte, and tells', async () => {
    const { readOn, requests, notices } = setUp([new TypeError('no'), failed(500), streamed('Hello')]);
    expect(textOf(await readOn())).to.equal('Hello');
    expect(requests).to.have.length(3);
    expect(notices).to.deep.equal([
      { attempt: 1, delay: 1_000 },
      { attempt: 2, delay: 4_000 },
    ]);
  });

  it('waits as long as Retry-After says, and makes a far one the error', async () => {
    const near = setUp([failed(429, {}, { 'retry-after-ms': '1234' }), streamed('Hello')]);
    expect(textOf(await near.readOn())).to.equal('Hello');
    expect(near.notices).to.deep.equal([{ attempt: 1, delay: 1234 }]);
    const far = setUp([failed(429, {}, { 'retry-after': '30' })]);
    expect(await chatError(far.readOn())).to.include({ kind: 'rate_limit', retryAfter: 30_000 });
    expect(far.requests).to.have.length(1);
  });

  it('makes as many further tries as retries says', async () => {
    const none = setUp([failed(500)], { retries: 0 });
    await chatError(none.readOn());
    expect(none.requests).to.have.length(1);
    const two = setUp([failed(429)]);
    await chatError(two.readOn());
    expect(two.requests).to.have.length(3);
  });

  it('repeats nothing that the same request cannot mend', async () => {
    for (const status of [400, 401, 402, 403, 404, 413, 422]) {
      const { readOn, requests } = setUp([failed(status)]);
      expect((await chatError(readOn())).status).to.equal(status);
      expect(requests).to.have.length(1);
    }
  });

  it('repeats nothing after the first byte', async () => {
    const bodies = [': PING\n\n', 'data: {"error":{"code":500}}\n\n', 'data: [DONE]\n\n'];
    for (const body of bodies) {
      const { readOn, requests } = setUp([new Response(body)]);
      await chatError(readOn());
      expect(requests).to.have.length(1);
    }
  });

  it('repeats a request whose body broke off before its first byte', async () => {
    const broken = () => {
      const body = new HandFedBody();
      body.fail(new TypeError('terminated'));
      return new Response(body.stream);
    };
    const { readOn, requests } = setUp([broken, streamed('Hello')]);
    expect(textOf(await readOn())).to.equal('Hello');
    expect(requests).to.have.length(2);
  });

  it('stops at once when it is aborted while it waits', async () => {
    const { read, controller, requests, clock } = setUp([failed(500)]);
    const waiting = rejection(read());
    await settle();
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
    expect(clock.pending).to.equal(0);
    expect(requests).to.have.length(1);
  });
});

describe('createTransport, as a model is not available', () => {
  it('asks the fall-back model after one more try, and the start tells which it was', async () => {
    const answer = () => new Response(streamed('Hello').body?.pipeThrough(withoutModel()));
    const { readOn, requests, notices } = setUp([failed(503), failed(503), answer], { fallbackModel: 'small' });
    expect((await readOn())[0]).to.include({ type: 'start', model: 'small' });
    expect(requests.map(({ body }) => (body as WireRequest).model)).to.deep.equal(['big', 'big', 'small']);
    expect(notices).to.deep.equal([
      { attempt: 1, delay: 4_000 },
      { attempt: 2, delay: 0 },
    ]);
  });

  it('fails where there is no other model, and where that fails too', async () => {
    for (const fallbackModel of [undefined, '', 'big']) {
      const { readOn, requests } = setUp([failed(503)], { fallbackModel });
      expect((await chatError(readOn())).kind).to.equal('overloaded');
      expect(requests).to.have.length(2);
    }
    const both = setUp([failed(503), failed(503), failed(500)], { fallbackModel: 'small' });
    expect((await chatError(both.readOn())).status).to.equal(500);
    expect(both.requests).to.have.length(3);
  });

  it('asks it for no other failure', async () => {
    const { readOn, requests } = setUp([failed(500)], { fallbackModel: 'small' });
    expect((await chatError(readOn())).kind).to.equal('server');
    expect(requests.every(({ body }) => (body as WireRequest).model === 'big')).to.equal(true);
  });
});

describe('createTransport, as a server keeps failing', () => {
  it('asks no more after five failures in a row, until twenty seconds have passed', async () => {
    const answers = [...Array.from({ length: 5 }, () => failed(500)), streamed('Hello')];
    const { read, requests, clock } = setUp(answers, { retries: 0 });
    for (let time = 0; time < 5; time++) expect(await chatError(read())).to.include({ kind: 'server', status: 500 });
    expect(await chatError(read())).to.include({ kind: 'overloaded', retryAfter: 20_000 });
    expect(requests).to.have.length(5);
    await clock.advance(20_000);
    expect(textOf(await read())).to.equal('Hello');
  });

  it('asks no other model either then', async () => {
    const { read, notices, requests } = setUp([failed(500)], { retries: 0, fallbackModel: 'small' });
    for (let time = 0; time < 6; time++) await chatError(read());
    expect(requests).to.have.length(5);
    expect(notices).to.deep.equal([]);
  });

  it('tells the server’s own error where the fifth failure comes between two tries', async () => {
    const { readOn, requests } = setUp([failed(500)]);
    await chatError(readOn());
    expect(await chatError(readOn())).to.include({ kind: 'server', status: 500 });
    expect(requests).to.have.length(5);
  });

  it('begins anew at another address', async () => {
    const { fetch, requests } = scriptedFetch(failed(500));
    let baseUrl = 'https://a.example';
    const transport = createTransport(() => ({ baseUrl, fetch, location: null, retries: 0, clock: new FakeClock() }));
    const read = () =>
      chatError(transport(request, { signal: new AbortController().signal })[Symbol.asyncIterator]().next());
    for (let time = 0; time < 6; time++) await read();
    expect(requests).to.have.length(5);
    baseUrl = 'https://b.example';
    expect((await read()).kind).to.equal('server');
    expect(requests).to.have.length(6);
  });
});

describe('createTransport, with a backlog of events', () => {
  it('lets other tasks in every few milliseconds', async () => {
    let time = 0;
    const clock = { now: () => (time += 1), after: () => () => undefined };
    const { transport, context } = setUp([streamed(...Array<string>(40).fill('a'))], { clock });
    let tasks = 0;
    let isOver = false;
    const count = async () => {
      for (; !isOver; tasks += 1) await settle();
    };
    let isFirst = true;
    for await (const delta of transport(request, context)) {
      if (delta.type !== 'text') continue;
      if (isFirst) void count();
      isFirst = false;
    }
    isOver = true;
    expect(tasks).to.be.within(3, 12);
  });
});

describe('createTransport, as it is aborted', () => {
  it('throws the reason untouched though there are events that were read already', async () => {
    const { transport, context, controller } = setUp([streamed('a', 'b', 'c')]);
    const texts: string[] = [];
    const reading = async () => {
      for await (const delta of transport(request, context)) {
        if (delta.type === 'text') texts.push(delta.text);
        if (delta.type === 'text') controller.abort('enough');
      }
    };
    expect(await rejection(reading())).to.equal('enough');
    expect(texts).to.deep.equal(['a']);
  });

  it('closes the connection in the middle of an answer, and gives nothing more', async () => {
    const body = new HandFedBody();
    const { read, controller } = setUp([() => new Response(body.stream)]);
    const waiting = rejection(read());
    body.feed('data: {"choices":[{"delta":{"content":"a <"}}]}\n\n');
    await settle();
    controller.abort('enough');
    expect(body.isCancelled).to.equal(true);
    expect(await waiting).to.equal('enough');
  });

  it('closes the connection when its reader leaves', async () => {
    const body = new HandFedBody();
    const { transport, context } = setUp([() => new Response(body.stream)]);
    body.feed('data: {"choices":[{"delta":{"content":"a"}}]}\n\n');
    for await (const delta of transport(request, context)) if (delta.type === 'text') break;
    expect(body.isCancelled).to.equal(true);
  });

  it('closes the connection at [DONE]', async () => {
    const body = new HandFedBody();
    const { read } = setUp([() => new Response(body.stream)]);
    body.feed('data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
    expect(textOf(await read())).to.equal('a');
    expect(body.isCancelled).to.equal(true);
  });

  it('waits five seconds, no more, for a server that finished and does not close', async () => {
    const body = new HandFedBody();
    const { read, clock } = setUp([() => new Response(body.stream)]);
    const reading = read();
    body.feed('data: {"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}\n\n');
    await clock.advance(4_999);
    expect(body.isCancelled).to.equal(false);
    body.feed('data: {"choices":[],"usage":{"total_tokens":3}}\n\n');
    await clock.advance(5_000);
    expect(body.isCancelled).to.equal(true);
    expect((await reading).map(({ type }) => type)).to.deep.equal(['start', 'text', 'usage', 'finish']);
  });

  it('asks nothing where the abort came first', async () => {
    const { read, controller, requests } = setUp([streamed('x')]);
    controller.abort('before');
    expect(await rejection(read())).to.equal('before');
    expect(requests).to.have.length(0);
  });
});

async function textsOf(deltas: AsyncIterable<Delta>): Promise<string> {
  let text = '';
  for await (const delta of deltas) if (delta.type === 'text') text += delta.text;
  return text;
}

function withoutModel(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(piece, controller) {
      const text = new TextDecoder().decode(piece).replaceAll('"model":"m",', '');
      controller.enqueue(new TextEncoder().encode(text));
    },
  });
}
