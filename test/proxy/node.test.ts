import type { RunningProxy, ServerOptions } from '../../proxy/src/node.js';
import type { ProxyLogEntry } from '../../proxy/src/log-entry.js';
import type { RefusalBody } from '../../proxy/src/policy/refusal.js';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { serveProxy } from '../../proxy/src/node.js';
import { SettingsError } from '../../proxy/src/settings-error.js';
import { KEY, ORIGIN, question } from './harness.js';
import { Upstream, answerStream, completion, streamPieces, wholeStream } from './upstream.js';

const streamed = { ...question, stream: true };
const headers = { origin: ORIGIN, 'content-type': 'application/json' };

describe('serveProxy', () => {
  let upstream: Upstream;
  let proxy: RunningProxy;
  const printed: unknown[][] = [];
  const print = { error: console.error, info: console.info };

  async function start(options: Partial<ServerOptions> = {}): Promise<void> {
    proxy = await serveProxy({
      apiKey: KEY,
      gatewayUrl: upstream.url,
      allowedOrigins: [ORIGIN],
      port: 0,
      rateLimit: 1000,
      ...options,
    });
  }

  beforeEach(async () => {
    upstream = await Upstream.start();
    printed.length = 0;
    console.error = console.info = (...words: unknown[]) => void printed.push(words);
    await start();
  });
  afterEach(async () => {
    await proxy.close();
    await upstream.close();
    Object.assign(console, print);
    expect(printed).to.deep.equal([]);
  });

  const chat = (body: object, init: RequestInit = {}) =>
    fetch(proxy.url, { method: 'POST', headers, body: JSON.stringify(body), ...init });

  /** Sends text as it is and gives back all that comes until the connection ends. */
  async function sendRaw(text: string): Promise<string> {
    const socket = connect(proxy.port, '127.0.0.1');
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.end(text);
    await once(socket, 'close');
    return Buffer.concat(pieces).toString();
  }

  it('answers on the address that it names', async () => {
    expect(proxy.url).to.equal(`http://127.0.0.1:${proxy.port}/`);
    expect(await (await chat(question)).json()).to.deep.equal(completion);
    expect(await (await fetch(`${proxy.url}health`)).json()).to.deep.equal({ status: 'ok' });
  });

  it('lets a stream through byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 500_000 }, (_, at) => (at * 131) % 256);
    upstream.answer = answerStream(bytes);
    const response = await chat(streamed);
    expect(response.headers.get('content-type')).to.equal('text/event-stream');
    expect(response.headers.get('access-control-allow-origin')).to.equal(ORIGIN);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).to.equal(true);
  });

  it('hands on headers before the first byte, and each piece when it comes', async () => {
    upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
    };
    const response = await chat(streamed);
    expect(response.status).to.equal(200);
    const reader = response.body!.getReader();
    const { response: answer } = upstream.requests[0]!;
    for (const piece of streamPieces) {
      answer.write(piece);
      expect(new TextDecoder().decode((await reader.read()).value)).to.equal(piece);
    }
    answer.end();
    expect((await reader.read()).done).to.equal(true);
  });

  it('holds the gateway back while the visitor reads nothing', async () => {
    const piece = Buffer.alloc(262_144);
    let written = 0;
    const held = new Promise<void>((resolve) => {
      upstream.answer = (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        const write = () => {
          do written += piece.length;
          while (response.write(piece));
          const waiting = afterTurns(200, resolve);
          response.once('drain', () => {
            waiting.cancel();
            write();
          });
        };
        write();
      };
    });
    const controller = new AbortController();
    await chat(streamed, { signal: controller.signal });
    await held;
    // Sockets and streams hold a few megabytes between them. More would mean that something collects what nobody reads.
    expect(written).to.be.lessThan(64 * 1_048_576);
    controller.abort();
    expect(await upstream.requests[0]!.closed).to.equal(false);
  });

  it('cuts the visitor off where the gateway is cut off, and does not pretend an end', async () => {
    upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(streamPieces[0]);
    };
    const response = await chat(streamed);
    const reader = response.body!.getReader();
    await reader.read();
    upstream.requests[0]!.response.destroy();
    const outcome = await reader.read().catch((error: unknown) => error);
    expect(outcome).to.be.instanceOf(TypeError);
  });

  it('closes the connection to the gateway when the visitor leaves before the first byte', async () => {
    upstream.answer = () => undefined;
    const arrived = upstream.next();
    const controller = new AbortController();
    const asked = chat(streamed, { signal: controller.signal }).catch((error: unknown) => error);
    const { closed } = await arrived;
    controller.abort();
    expect(await closed).to.equal(false);
    expect(await asked).to.have.property('name', 'AbortError');
  });

  it('closes it when the visitor leaves in the middle of a stream', async () => {
    upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(streamPieces[0]);
    };
    const controller = new AbortController();
    const response = await chat(streamed, { signal: controller.signal });
    await response.body!.getReader().read();
    controller.abort();
    expect(await upstream.requests[0]!.closed).to.equal(false);
  });

  it('refuses a body over the limit that comes without a length, while it is still being sent', async () => {
    const sent = request(proxy.url, { method: 'POST', headers });
    sent.on('error', () => undefined); // the server may close before all is written
    sent.write(`{"messages":[{"role":"user","content":"${'x'.repeat(8_500_000)}`);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const pieces: Buffer[] = [];
    for await (const piece of response) pieces.push(piece as Buffer);
    const { error } = JSON.parse(Buffer.concat(pieces).toString()) as RefusalBody;
    expect([response.statusCode, error.code]).to.deep.equal([413, 'body_too_large']);
    expect(upstream.requests).to.be.empty;
    sent.destroy();
  });

  it('takes a visitor who leaves in the middle of a question for what he is', async () => {
    await proxy.close();
    let log: (entry: ProxyLogEntry) => void = () => undefined;
    const logged = new Promise<ProxyLogEntry>((resolve) => (log = resolve));
    await start({ log });
    const socket = connect(proxy.port, '127.0.0.1');
    const head = `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`;
    socket.write(head, () => socket.resetAndDestroy());
    expect(await logged).to.include({ route: 'chat', status: 499 });
    expect(upstream.requests).to.be.empty;
  });

  it('takes no more than Content-Length says for the body', async () => {
    const smuggled = JSON.stringify(question);
    const answer = await sendRaw(
      `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}${smuggled}`,
    );
    expect(answer).to.match(/^HTTP\/1\.1 400 /);
    expect(upstream.requests).to.be.empty;
  });

  it('refuses a request with both Content-Length and Transfer-Encoding', async () => {
    const answer = await sendRaw(
      `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    );
    expect(answer).to.match(/^HTTP\/1\.1 400 /);
    expect(upstream.requests).to.be.empty;
  });

  it('refuses a Host that is none in the shape of the API', async () => {
    const answer = await sendRaw('GET /health HTTP/1.1\r\nHost: a b/c?\r\nConnection: close\r\n\r\n');
    expect(answer)
      .to.match(/^HTTP\/1\.1 400 /)
      .and.include('"code":"bad_request"');
  });

  it('refuses headers that are too long', async () => {
    expect(await sendRaw(`GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).to.match(
      /^HTTP\/1\.1 431 /,
    );
  });

  it("counts visitors by the socket's address, which X-Forwarded-For does not change", async () => {
    await proxy.close();
    await start({ rateLimit: 1 });
    const ask = (forwarded: string) => chat(question, { headers: { ...headers, 'x-forwarded-for': forwarded } });
    expect([(await ask('198.51.100.1')).status, (await ask('198.51.100.2')).status]).to.deep.equal([200, 429]);
  });

  it('counts them by what a trusted hop wrote', async () => {
    await proxy.close();
    await start({ rateLimit: 1, trustedHops: 1 });
    const ask = (forwarded: string) => chat(question, { headers: { ...headers, 'x-forwarded-for': forwarded } });
    const statuses = [];
    for (const entry of ['198.51.100.1', '198.51.100.2', 'forged, 198.51.100.1'])
      statuses.push((await ask(entry)).status);
    expect(statuses).to.deep.equal([200, 200, 429]);
  });

  it('ends open streams when it closes, on both sides', async () => {
    upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(streamPieces[0]);
    };
    const reader = (await chat(streamed)).body!.getReader();
    await reader.read();
    await proxy.close();
    expect(await upstream.requests[0]!.closed).to.equal(false);
    expect(await reader.read().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    expect(await fetch(proxy.url).catch((error: unknown) => error)).to.be.instanceOf(TypeError);
  });

  it('closes when its signal aborts', async () => {
    await proxy.close();
    const controller = new AbortController();
    await start({ signal: controller.signal });
    expect((await fetch(`${proxy.url}health`)).status).to.equal(200);
    controller.abort();
    await proxy.close();
    expect(await fetch(proxy.url).catch((error: unknown) => error)).to.be.instanceOf(TypeError);
  });

  it('serves a second visitor while a first one streams', async () => {
    upstream.answer = (response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const controller = new AbortController();
    await chat(streamed, { signal: controller.signal });
    upstream.answer = answerStream(wholeStream);
    expect(await (await chat(streamed)).text()).to.equal(wholeStream);
    controller.abort();
    await upstream.requests[0]!.closed;
  });

  for (const [what, options, setting] of [
    ['a port that is taken', () => ({ port: proxy.port }), 'port'],
    ['a port that is none', () => ({ port: 70_000 }), 'port'],
    ['a host that is not here', () => ({ host: '192.0.2.1' }), 'host'],
    ['a host that is none', () => ({ host: 'http://x' }), 'host'],
    ['hops that are no number', () => ({ trustedHops: -1 }), 'trustedHops'],
    ['an option that it does not know', () => ({ prot: 80 }), 'prot'],
    ['no key', () => ({ apiKey: '' }), 'apiKey'],
  ] as const) {
    it(`does not start with ${what}, and says so`, async () => {
      const outcome = await serveProxy({ apiKey: KEY, port: 0, ...options() }).catch((error: unknown) => error);
      expect(outcome).to.be.instanceOf(SettingsError).with.property('setting', setting);
    });
  }

  it('names itself in a URL that a browser can open', async () => {
    await proxy.close();
    await start({ host: '0.0.0.0' });
    expect(proxy.url).to.equal(`http://127.0.0.1:${proxy.port}/`);
    expect((await fetch(`${proxy.url}health`)).status).to.equal(200);
  });
});

/** Calls back after so many turns of the event loop: long enough for whatever is on its way to arrive. */
function afterTurns(times: number, callback: () => void): { cancel: () => void } {
  let immediate = setImmediate(turn);
  function turn(): void {
    if (--times === 0) callback();
    else immediate = setImmediate(turn);
  }
  return { cancel: () => clearImmediate(immediate) };
}
