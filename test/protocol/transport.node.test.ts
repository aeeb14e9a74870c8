/** What only a real connection can show: that the server sees the close, compressed bodies, broken sockets. */
import { expect } from 'chai';
import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import type { Delta } from '../../src/protocol/deltas.js';
import { createTransport } from '../../src/protocol/transport.js';
import type { TransportOptions } from '../../src/protocol/transport.js';
import type { WireRequest } from '../../src/protocol/wire.js';
import { FakeClock } from '../fake-clock.js';
import { chunk, closed, finish, startServer } from './http-server.node.js';
import type { TestServer } from './http-server.node.js';
import { chatError, rejection } from '../rejection.js';
import { textOf } from './replay.js';

const request: WireRequest = { model: 'm', messages: [{ role: 'user', content: 'Hello?' }] };

describe('a transport on a real connection', () => {
  let server: TestServer;
  let answer: (response: ServerResponse) => void;
  let arrived: Promise<ServerResponse>;
  let arrive: (response: ServerResponse) => void;
  let count: number;

  beforeEach(async () => {
    count = 0;
    arrived = new Promise((resolve) => (arrive = resolve));
    server = await startServer((incoming, response) => {
      count += 1;
      incoming.resume();
      arrive(response);
      answer(response);
    });
  });

  afterEach(() => server.close());

  function send(options: TransportOptions = {}, signal = new AbortController().signal): AsyncIterable<Delta> {
    return createTransport({ baseUrl: server.url, location: null, retries: 0, ...options })(request, { signal });
  }

  async function read(deltas: AsyncIterable<Delta>): Promise<Delta[]> {
    const result: Delta[] = [];
    for await (const delta of deltas) result.push(delta);
    return result;
  }

  function streams(...pieces: string[]): void {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      for (const piece of pieces) response.write(piece);
    };
  }

  it('shows the server the close when it is aborted before the headers', async () => {
    answer = () => {};
    const controller = new AbortController();
    const reading = rejection(read(send({}, controller.signal)));
    const close = closed(await arrived);
    controller.abort('enough');
    expect(await reading).to.equal('enough');
    expect(await close).to.deep.equal({ wasEnded: false });
  });

  it('shows it when it is aborted before the first byte', async () => {
    streams();
    const controller = new AbortController();
    const reading = rejection(read(send({}, controller.signal)));
    const close = closed(await arrived);
    controller.abort('enough');
    expect(await reading).to.equal('enough');
    await close;
  });

  it('shows it when it is aborted in the middle of an answer', async () => {
    streams(chunk('Hello'));
    const controller = new AbortController();
    const texts: string[] = [];
    const reading = async () => {
      for await (const delta of send({}, controller.signal)) {
        if (delta.type !== 'text') continue;
        texts.push(delta.text);
        controller.abort('enough');
      }
    };
    const failure = rejection(reading());
    await closed(await arrived);
    expect(await failure).to.equal('enough');
    expect(texts).to.deep.equal(['Hello']);
  });

  it('shows it when its reader leaves the loop', async () => {
    streams(chunk('Hello'));
    for await (const delta of send()) if (delta.type === 'text') break;
    await closed(await arrived);
  });

  it('shows it when its reader throws', async () => {
    streams(chunk('Hello'));
    const error = new Error('of the reader');
    const reading = async () => {
      for await (const delta of send()) if (delta.type === 'text') throw error;
    };
    expect(await rejection(reading())).to.equal(error);
    await closed(await arrived);
  });

  it('closes a socket that the server leaves open after [DONE]', async () => {
    streams(chunk('Hello'), finish);
    const deltas = read(send());
    await closed(await arrived);
    expect(textOf(await deltas)).to.equal('Hello');
  });

  it('leaves no listener at the signal when it is over', async () => {
    answer = (response) => response.end(chunk('Hello') + finish);
    const { signal } = new AbortController();
    await read(send({}, signal));
    answer = (response) => response.writeHead(500).end();
    await chatError(read(send({}, signal)));
    expect(getEventListeners(signal, 'abort')).to.have.length(0);
  });

  it('closes the connection when no byte comes in time, and when the answer stalls', async () => {
    const clock = new FakeClock();
    streams();
    const late = chatError(read(send({ clock, timeout: 1_000 })));
    let close = closed(await arrived);
    await clock.advance(1_000);
    expect((await late).kind).to.equal('timeout');
    await close;

    arrived = new Promise((resolve) => (arrive = resolve));
    streams(chunk('Hello'));
    const stalled = send({ clock, stallTimeout: 1_000 })[Symbol.asyncIterator]();
    await stalled.next();
    await stalled.next();
    close = closed(await arrived);
    const waiting = chatError(stalled.next() as Promise<unknown>);
    await clock.advance(1_000);
    expect(await waiting).to.include({ kind: 'timeout', partial: true });
    await close;
  });

  it('closes the connection after an event that is an error', async () => {
    streams(chunk('Hello'), 'data: {"error":{"code":500}}\n\n');
    const failure = chatError(read(send()));
    await closed(await arrived);
    expect(await failure).to.include({ kind: 'server', partial: true });
  });

  it('calls a socket that breaks in the middle truncated, and keeps what came', async () => {
    streams(chunk('Hello'));
    const texts: string[] = [];
    const reading = async () => {
      for await (const delta of send()) {
        if (delta.type !== 'text') continue;
        texts.push(delta.text);
        (await arrived).socket?.destroy();
      }
    };
    expect(await chatError(reading())).to.include({ kind: 'truncated', partial: true });
    expect(texts).to.deep.equal(['Hello']);
  });

  it('takes a socket that breaks after the finish reason for a whole answer', async () => {
    streams(chunk('Hello'), finish.replace('data: [DONE]\n\n', ''));
    const deltas: Delta[] = [];
    for await (const delta of send()) {
      deltas.push(delta);
      if (delta.type === 'text') (await arrived).socket?.destroy();
    }
    expect(deltas.at(-1)).to.deep.equal({ type: 'finish', reason: 'stop' });
  });

  it('tries again where the socket breaks before the headers', async () => {
    answer = (response) => {
      if (count === 1) response.socket?.destroy();
      else response.end(chunk('Hello') + finish);
    };
    const clock = new FakeClock();
    const notices: number[] = [];
    const transport = createTransport({ baseUrl: server.url, location: null, clock, random: () => 0 });
    // Time moves on as soon as the transport says that it waits.
    const onRetry = ({ delay }: { delay: number }) => {
      notices.push(delay);
      void clock.advance(delay);
    };
    expect(textOf(await read(transport(request, { signal: new AbortController().signal, onRetry })))).to.equal('Hello');
    expect(notices).to.deep.equal([500]);
    expect(count).to.equal(2);
  });

  it('says that a server refuses the connection', async () => {
    await server.close();
    const error = await chatError(read(send()));
    expect(error.kind).to.equal('network');
    expect(error.message).to.contain('ECONNREFUSED').and.to.contain(server.url);
    server = await startServer(() => {});
  });

  for (const [encoding, compress] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const) {
    it(`reads a body compressed with ${encoding}`, async () => {
      answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': encoding });
        response.end(compress(chunk('Hello, wörld') + finish));
      };
      expect(textOf(await read(send()))).to.equal('Hello, wörld');
    });
  }

  it('hands the words of a compressed body on as they are flushed', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' });
      const gzip = createGzip();
      gzip.pipe(response);
      gzip.write(chunk('Hello'));
      gzip.flush();
    };
    for await (const delta of send()) if (delta.type === 'text' && delta.text === 'Hello') break;
    await closed(await arrived);
  });

  it('follows a redirect that keeps the request, as proxies do for a final slash', async () => {
    answer = (response) => {
      if (count === 1) response.writeHead(308, { location: '/elsewhere/' }).end();
      else response.end(chunk('Hello') + finish);
    };
    expect(textOf(await read(send()))).to.equal('Hello');
  });
});
