/** The `openai` package as a client to send through, against a real server. */
import { expect } from 'chai';
import type { ServerResponse } from 'node:http';
import OpenAI from 'openai';
import { createClientTransport } from '../../src/protocol/client-transport.js';
import type { Delta } from '../../src/protocol/deltas.js';
import type { WireRequest } from '../../src/protocol/wire.js';
import { chunk, closed, finish, startServer } from './http-server.node.js';
import type { TestServer } from './http-server.node.js';
import { chatError, rejection } from '../rejection.js';
import { textOf } from './replay.js';

const request: WireRequest = { model: 'm', messages: [{ role: 'user', content: 'Hello?' }] };

describe('a transport through the openai package', () => {
  let server: TestServer;
  let answer: (response: ServerResponse) => void;
  let arrived: Promise<ServerResponse>;
  let seen: { readonly url: string | undefined; readonly key: string | undefined; readonly body: string };

  beforeEach(async () => {
    let arrive: (response: ServerResponse) => void;
    arrived = new Promise((resolve) => (arrive = resolve));
    server = await startServer((incoming, response) => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (piece: string) => (body += piece));
      incoming.on('end', () => {
        seen = { url: incoming.url, key: incoming.headers.authorization, body };
        arrive(response);
        answer(response);
      });
    });
  });

  afterEach(() => server.close());

  function send(signal = new AbortController().signal, options = {}): AsyncIterable<Delta> {
    const client = new OpenAI({
      apiKey: 'sk-1',
      baseURL: `${server.url}/v1`,
      maxRetries: 0,
      logLevel: 'off',
      ...options,
    });
    return createClientTransport(client)(request, { signal });
  }

  async function read(deltas: AsyncIterable<Delta>): Promise<Delta[]> {
    const result: Delta[] = [];
    for await (const delta of deltas) result.push(delta);
    return result;
  }

  function streams(...pieces: string[]): void {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of pieces) response.write(piece);
    };
  }

  it('sends what the own transport sends, with the key of the client', async () => {
    answer = (response) => response.end(chunk('Hello') + finish);
    expect(textOf(await read(send()))).to.equal('Hello');
    expect(seen).to.include({ url: '/v1/chat/completions', key: 'Bearer sk-1' });
    expect(JSON.parse(seen.body)).to.deep.equal({ ...request, stream: true, stream_options: { include_usage: true } });
  });

  it('makes a ChatError of a failed answer', async () => {
    answer = (response) => {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '3', 'x-request-id': 'r1' });
      response.end('{"error":{"message":"sk-secret","code":"rate_limit_exceeded"}}');
    };
    const error = await chatError(read(send()));
    expect(error).to.include({ kind: 'rate_limit', status: 429, retryAfter: 3_000, requestId: 'r1' });
    expect(error.message).not.to.contain('secret');
  });

  it('makes one of an error in the stream', async () => {
    answer = (response) =>
      response.end(`${chunk('Hello')}data: {"error":{"code":"insufficient_quota","message":"x"}}\n\n`);
    expect(await chatError(read(send()))).to.include({ kind: 'quota', partial: true });
  });

  it('makes one of a refused connection and of a time-out', async () => {
    answer = () => {};
    expect((await chatError(read(send(undefined, { timeout: 20 })))).kind).to.equal('timeout');
    await server.close();
    expect((await chatError(read(send()))).kind).to.equal('network');
    server = await startServer(() => {});
  });

  it('makes one of a socket that breaks in the middle', async () => {
    streams(chunk('Hello'));
    const reading = async () => {
      for await (const delta of send()) if (delta.type === 'text') (await arrived).socket?.destroy();
    };
    expect(await chatError(reading())).to.include({ kind: 'truncated', partial: true });
  });

  it('shows the server the close when it is aborted, before the headers and in the middle', async () => {
    answer = () => {};
    const early = new AbortController();
    const waiting = rejection(read(send(early.signal)));
    const close = closed(await arrived);
    early.abort('enough');
    expect(await waiting).to.equal('enough');
    await close;
  });

  it('shows it in the middle of an answer, with the reason of the abort', async () => {
    streams(chunk('Hello'));
    const controller = new AbortController();
    const deltas = send(controller.signal)[Symbol.asyncIterator]();
    await deltas.next();
    await deltas.next();
    const waiting = rejection(deltas.next() as Promise<unknown>);
    const close = closed(await arrived);
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
    await close;
  });

  it('shows it when its reader leaves the loop', async () => {
    streams(chunk('Hello'));
    for await (const delta of send()) if (delta.type === 'text') break;
    await closed(await arrived);
  });
});
