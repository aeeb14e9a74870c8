import { expect } from 'chai';
import { openStream, toStreamed } from '../../src/protocol/request.js';
import type { OpenedStream } from '../../src/protocol/request.js';
import type { TransportOptions } from '../../src/protocol/transport-options.js';
import { FakeClock, settle } from '../fake-clock.js';
import { chatError, rejection } from '../rejection.js';
import { failed, HandFedBody, scriptedFetch, streamed } from './scripted-fetch.js';

const never = new Promise<never>(() => {});
const endless = new AbortController().signal;

function open(options: TransportOptions, signal = endless, body: unknown = { model: 'm' }): Promise<OpenedStream> {
  return openStream({ route: 'chat', body }, { baseUrl: 'https://a.example/v1', location: null, ...options }, signal);
}

async function textOf({ bytes }: OpenedStream): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of bytes) text += decoder.decode(piece, { stream: true });
  return text;
}

describe('openStream, as it asks', () => {
  it('posts JSON and asks for an event stream', async () => {
    const { fetch, requests } = scriptedFetch(streamed('Hello'));
    await open({ fetch });
    const { url, method, headers, body, init } = requests[0]!;
    expect({ url, method, body }).to.deep.equal({
      url: 'https://a.example/v1/chat/completions',
      method: 'POST',
      body: { model: 'm' },
    });
    expect(headers.get('accept')).to.equal('text/event-stream');
    expect(headers.get('content-type')).to.equal('application/json');
    expect(headers.has('authorization')).to.equal(false);
    expect(init.credentials).to.equal(undefined);
    expect(init.referrerPolicy).to.equal('strict-origin');
  });

  it('gets what has no body, without a content type', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    await openStream({ route: 'models' }, { baseUrl: 'https://a.example', location: null, fetch }, endless);
    expect(requests[0]).to.include({ url: 'https://a.example/models', method: 'GET', body: undefined });
    expect(requests[0]!.headers.get('accept')).to.equal('application/json');
    expect(requests[0]!.headers.has('content-type')).to.equal(false);
  });

  it('sends the key to base-url and never to proxy-url', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    await open({ fetch, apiKey: 'sk-1' });
    await open({ fetch, apiKey: 'sk-1', proxyUrl: 'https://p.example/chat' });
    expect(requests[0]!.headers.get('authorization')).to.equal('Bearer sk-1');
    expect(requests[1]!.headers.has('authorization')).to.equal(false);
    expect(JSON.stringify([...requests[1]!.headers])).not.to.contain('sk-1');
  });

  it('sends what getToken gives, to the proxy too, and nothing where it gives nothing', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    await open({ fetch, apiKey: 'sk-1', getToken: () => 'token' });
    await open({ fetch, proxyUrl: 'https://p.example', getToken: async () => 'token' });
    await open({ fetch, apiKey: 'sk-1', getToken: () => null });
    expect(requests.map(({ headers }) => headers.get('authorization'))).to.deep.equal([
      'Bearer token',
      'Bearer token',
      null,
    ]);
  });

  it('adds the headers of an object or of a function, which win, and leaves out those that are null', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    await open({
      fetch,
      apiKey: 'sk-1',
      headers: { 'x-a': '1', authorization: 'Basic x', 'x-no': null, 'x-none': undefined },
    });
    await open({ fetch, headers: async () => ({ 'x-a': '2' }) });
    await open({ fetch, headers: () => undefined });
    expect(requests.map(({ headers }) => headers.get('x-a'))).to.deep.equal(['1', '2', null]);
    expect(requests[0]!.headers.get('authorization')).to.equal('Basic x');
    expect(requests[0]!.headers.has('x-no') || requests[0]!.headers.has('x-none')).to.equal(false);
  });

  it('passes credentials on where they are set', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    await open({ fetch, credentials: 'include' });
    expect(requests[0]!.init.credentials).to.equal('include');
  });

  it('asks getToken once more after a 401, and once only', async () => {
    let count = 0;
    const getToken = () => `t${++count}`;
    const good = scriptedFetch(failed(401), streamed('Hello'));
    expect(await textOf(await open({ fetch: good.fetch, getToken }))).to.contain('Hello');
    expect(good.requests.map(({ headers }) => headers.get('authorization'))).to.deep.equal(['Bearer t1', 'Bearer t2']);
    const bad = scriptedFetch(failed(401));
    expect(await chatError(open({ fetch: bad.fetch, getToken }))).to.include({ kind: 'auth', status: 401 });
    expect(bad.requests).to.have.length(2);
    const plain = scriptedFetch(failed(401));
    expect((await chatError(open({ fetch: plain.fetch, apiKey: 'k' }))).kind).to.equal('auth');
    expect(plain.requests).to.have.length(1);
  });

  it('closes the first answer before it asks again', async () => {
    const body = new HandFedBody();
    const { fetch } = scriptedFetch(() => new Response(body.stream, { status: 401 }), streamed('Hello'));
    await open({ fetch, getToken: () => 't' });
    expect(body.isCancelled).to.equal(true);
  });

  it('always asks for a stream and for its usage', () => {
    const request = { model: 'm', messages: [], stream: false, stream_options: { include_obfuscation: false } };
    expect(toStreamed(request)).to.deep.equal({
      model: 'm',
      messages: [],
      stream: true,
      stream_options: { include_obfuscation: false, include_usage: true },
    });
  });
});

describe('openStream, as it is answered', () => {
  it('gives the bytes, the media type and the request id', async () => {
    const response = new Response('data: x\n\n', {
      headers: { 'content-type': 'Text/Event-Stream; charset=utf-8', 'x-request-id': 'r1' },
    });
    const stream = await open({ fetch: scriptedFetch(response).fetch });
    expect(stream).to.include({ mediaType: 'text/event-stream', requestId: 'r1' });
    expect(await textOf(stream)).to.equal('data: x\n\n');
  });

  it('gives no bytes where there is no body', async () => {
    const { fetch } = scriptedFetch(new Response(null, { status: 204 }));
    const stream = await open({ fetch });
    expect(stream).to.include({ mediaType: '', requestId: undefined });
    expect(await textOf(stream)).to.equal('');
  });

  it('makes an error of a bad status, by the object in its body', async () => {
    const { fetch } = scriptedFetch(failed(403, { code: 'insufficient_user_quota' }, { 'x-oneapi-request-id': 'r1' }));
    expect(await chatError(open({ fetch }))).to.include({ kind: 'quota', status: 403, requestId: 'r1' });
  });

  it('makes an error of a bad status with a page, without showing it', async () => {
    const { fetch } = scriptedFetch(new Response('<html>secret</html>', { status: 502 }));
    const error = await chatError(open({ fetch }));
    expect(error).to.include({ kind: 'server', status: 502 });
    expect(error.message).not.to.contain('secret');
  });

  it('waits for the body of an error no longer than two seconds, and reads no more than 64 KiB of it', async () => {
    const clock = new FakeClock();
    const slow = new HandFedBody();
    const waiting = chatError(
      open({ clock, fetch: scriptedFetch(() => new Response(slow.stream, { status: 500 })).fetch }),
    );
    await clock.advance(2_000);
    expect(await waiting).to.include({ kind: 'server', status: 500 });
    expect(slow.isCancelled).to.equal(true);
    const long = new HandFedBody();
    long.feed(`{"error":{"code":"insufficient_quota","message":"${'x'.repeat(70_000)}`);
    const error = await chatError(
      open({ clock, fetch: scriptedFetch(() => new Response(long.stream, { status: 500 })).fetch }),
    );
    expect(error).to.include({ kind: 'server', status: 500 });
    expect(long.isCancelled).to.equal(true);
  });

  it('throws the reason of an abort also while it reads the body of an error', async () => {
    const controller = new AbortController();
    const slow = new HandFedBody();
    const { fetch } = scriptedFetch(() => new Response(slow.stream, { status: 500 }));
    const waiting = rejection(open({ fetch, clock: new FakeClock() }, controller.signal));
    await settle();
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
    expect(slow.isCancelled).to.equal(true);
  });
});

describe('openStream, as it fails', () => {
  it('calls a rejected fetch network, with the origin alone', async () => {
    const cause = new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) });
    const error = await chatError(
      open({ baseUrl: 'https://a.example/v1?key=secret', fetch: scriptedFetch(cause).fetch }),
    );
    expect(error).to.include({ kind: 'network', cause });
    expect(error.message).to.equal(
      'No connection to https://a.example: ECONNREFUSED. Check that the server runs and that the address is right.',
    );
  });

  it('guesses at the reason where the platform tells none', async () => {
    const error = await chatError(open({ fetch: scriptedFetch(new TypeError('Failed to fetch')).fetch }));
    expect(error.message).to.match(/^No connection to https:\/\/a\.example: it refuses connections/);
  });

  it('calls a hook that throws a config error, with it as the cause', async () => {
    const cause = new Error('no session');
    const { fetch, requests } = scriptedFetch(streamed('x'));
    const throwing = () => {
      throw cause;
    };
    const error = await chatError(open({ fetch, getToken: throwing }));
    expect(error).to.include({ kind: 'config', cause });
    expect(error.message).to.contain('getToken');
    expect((await chatError(open({ fetch, headers: () => Promise.reject(cause) }))).message).to.contain('headers');
    expect(requests).to.have.length(0);
  });

  it('refuses what cannot be a header, without showing it', async () => {
    const { fetch } = scriptedFetch(streamed('x'));
    for (const options of [
      { getToken: () => 'secret\nx' },
      { headers: { 'x-a': 'secret\n2' } },
      { headers: { 'x a': 'secret' } },
    ]) {
      const error = await chatError(open({ fetch, ...options }));
      expect(error.kind).to.equal('config');
      expect(`${error.message} ${String(error.cause)}`).not.to.contain('secret');
    }
  });

  it('refuses a body that is no JSON', async () => {
    const circle: Record<string, unknown> = {};
    circle['circle'] = circle;
    const error = await chatError(open({ fetch: scriptedFetch(streamed('x')).fetch }, endless, circle));
    expect(error.kind).to.equal('config');
    expect(error.message).to.contain('extraBody');
  });

  it('gives up after the time-out, wherever it waits, and closes the connection', async () => {
    const body = new HandFedBody();
    const places: TransportOptions[] = [
      { getToken: () => never },
      { headers: () => never },
      { fetch: () => never },
      { fetch: scriptedFetch(() => new Response(body.stream)).fetch },
    ];
    for (const options of places) {
      const clock = new FakeClock();
      const waiting = chatError(open({ fetch: scriptedFetch(streamed('x')).fetch, timeout: 5_000, clock, ...options }));
      await clock.advance(4_999);
      expect(clock.pending).to.equal(1);
      await clock.advance(1);
      const error = await waiting;
      expect(error.kind).to.equal('timeout');
      expect(error.message).to.equal('No answer from https://a.example within 5 s (timeout).');
    }
    expect(body.isCancelled).to.equal(true);
  });

  it('waits a minute where nothing else is said, for the first byte and for each further one', async () => {
    const clock = new FakeClock();
    const body = new HandFedBody();
    const opening = open({ clock, fetch: scriptedFetch(() => new Response(body.stream)).fetch });
    await clock.advance(59_999);
    body.feed('a');
    const { bytes } = await opening;
    await bytes.next();
    const waiting = chatError(bytes.next());
    await clock.advance(59_999);
    expect(body.isCancelled).to.equal(false);
    await clock.advance(1);
    expect((await waiting).kind).to.equal('timeout');
    expect(clock.pending).to.equal(0);
  });

  it('can wait for ever', async () => {
    const clock = new FakeClock();
    void open({ clock, timeout: Infinity, fetch: () => never });
    void open({ clock, timeout: 2 ** 31, fetch: () => never });
    await settle();
    expect(clock.pending).to.equal(0);
  });
});

describe('openStream, as it is aborted', () => {
  it('throws the reason untouched, at once, wherever it waits', async () => {
    const places: TransportOptions[] = [
      { getToken: () => never },
      { headers: () => never },
      { fetch: () => never },
      { fetch: scriptedFetch(() => new Response(new HandFedBody().stream)).fetch },
    ];
    for (const options of places) {
      const clock = new FakeClock();
      const controller = new AbortController();
      const waiting = rejection(
        open({ fetch: scriptedFetch(streamed('x')).fetch, clock, ...options }, controller.signal),
      );
      await settle();
      controller.abort('enough');
      expect(await waiting).to.equal('enough');
      expect(clock.pending).to.equal(0);
    }
  });

  it('asks nothing where the abort came first', async () => {
    const { fetch, requests } = scriptedFetch(streamed('x'));
    expect(await rejection(open({ fetch }, AbortSignal.abort('before')))).to.equal('before');
    expect(requests).to.have.length(0);
  });

  it('aborts the signal that fetch was given, also when the bytes are left or read to their end', async () => {
    const { fetch, requests } = scriptedFetch(streamed('Hello'));
    const left = await open({ fetch });
    for await (const piece of left.bytes) {
      expect(piece.length).to.be.above(0);
      break;
    }
    expect(requests[0]!.init.signal!.aborted).to.equal(true);
    await textOf(await open({ fetch }));
    expect(requests[1]!.init.signal!.aborted).to.equal(true);
  });

  it('closes an answer that comes after the abort from a fetch that knows no signals', async () => {
    const body = new HandFedBody();
    let answer: (response: Response) => void = () => {};
    const controller = new AbortController();
    const waiting = rejection(
      open({ fetch: () => new Promise<Response>((resolve) => (answer = resolve)) }, controller.signal),
    );
    await settle();
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
    answer(new Response(body.stream));
    await settle();
    expect(body.isCancelled).to.equal(true);
  });
});
