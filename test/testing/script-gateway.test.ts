import { expect } from 'chai';
import { Conversation, streamChat } from '../../src/core.js';
import type { ChatError } from '../../src/core.js';
import { scriptGateway } from '../../src/testing.js';
import type { ScriptedGateway, ScriptedTurn, ScriptOptions } from '../../src/testing.js';
import { FakeClock, settle } from '../fake-clock.js';
import { rejection } from '../rejection.js';

const proxyUrl = 'https://site.example/api/chat';

function start(turns: readonly ScriptedTurn[], options: ScriptOptions = {}) {
  const gateway = scriptGateway(turns, options);
  return { gateway, conversation: new Conversation({ proxyUrl, fetch: gateway.fetch, retries: 0 }) };
}

const ask = (gateway: ScriptedGateway, onContent: (piece: string) => void = () => undefined) =>
  streamChat('Hi', { proxyUrl, fetch: gateway.fetch, retries: 0, onContent });

describe('scriptGateway', () => {
  it('answers turn by turn, and keeps what it was asked', async () => {
    const { gateway, conversation } = start(['Good morning', { reply: 'And to you', model: 'other' }]);
    expect((await conversation.send('Hello')).text).to.equal('Good morning');
    expect((await conversation.send('Well')).text).to.equal('And to you');
    expect(gateway.requests.map(({ text }) => text)).to.deep.equal(['Hello', 'Well']);
    const [, second] = gateway.requests;
    expect(second?.messages.map(({ role }) => role)).to.deep.equal(['user', 'assistant', 'user']);
    expect(second).to.include({ url: proxyUrl, model: 'gemini-2.5-flash', state: 'done', aborted: false });
    expect(second?.body['stream']).to.equal(true);
    expect(second?.headers.get('content-type')).to.equal('application/json');
    gateway.verify();
  });

  it('cuts a text into words, and takes a list as it is', async () => {
    const pieces: string[] = [];
    const gateway = scriptGateway([' One two\n three', { reply: ['o', 'ne tw', 'o'] }]);
    await ask(gateway, (piece) => pieces.push(piece));
    await ask(gateway, (piece) => pieces.push(piece));
    expect(pieces).to.deep.equal([' One ', 'two\n ', 'three', 'o', 'ne tw', 'o']);
  });

  it('thinks, calls functions and counts', async () => {
    const gateway = scriptGateway([
      {
        reasoning: 'Let me see.',
        reply: 'I look.',
        toolCalls: [
          { name: 'get_time', arguments: { city: 'Oslo' } },
          { name: 'broken', arguments: '{', id: 'mine' },
        ],
        usage: { inputTokens: 3, outputTokens: 4 },
      },
    ]);
    const deltas = [];
    for await (const delta of streamChat.deltas('Hi', { proxyUrl, fetch: gateway.fetch })) deltas.push(delta);
    expect(deltas.map(({ type }) => type)).to.deep.equal([
      ...['start', 'reasoning', 'reasoning', 'reasoning', 'text', 'text', 'tool-call', 'tool-call', 'usage', 'finish'],
    ]);
    expect(deltas).to.deep.include.members([
      { type: 'tool-call', index: 0, id: 'call_1', name: 'get_time', arguments: '{"city":"Oslo"}' },
      { type: 'tool-call', index: 1, id: 'mine', name: 'broken', arguments: '{' },
      { type: 'usage', usage: { inputTokens: 3, outputTokens: 4, totalTokens: 7 } },
      { type: 'finish', reason: 'tool_calls' },
    ]);
  });

  it('runs the tools of a conversation to its end', async () => {
    const gateway = scriptGateway([
      { toolCalls: [{ name: 'get_time', arguments: { city: 'Oslo' } }] },
      (request) => `It is ${request.messages.at(-1)?.content as string}.`,
    ]);
    const cities: unknown[] = [];
    const timed = new Conversation({
      proxyUrl,
      fetch: gateway.fetch,
      tools: [{ name: 'get_time', execute: (given) => (cities.push(given), 'noon') }],
    });
    expect((await timed.send('When?')).text).to.equal('It is noon.');
    expect(cities).to.deep.equal([{ city: 'Oslo' }]);
    gateway.verify();
  });

  for (const [turn, kind] of [
    [{ error: 401 }, 'auth'],
    [{ error: 429, retryAfter: 7 }, 'rate_limit'],
    [{ error: 400, code: 'context_length_exceeded' }, 'context_length'],
    [{ error: 502, body: '<html>Bad gateway</html>' }, 'server'],
    [{ error: 'network' }, 'network'],
    [{ reply: 'Half an', end: 'cut' }, 'truncated'],
    [{ reply: '' }, 'empty'],
    [{ raw: ['data: {"error":{"message":"no"}}\n\n'] }, 'server'],
    [{ raw: ['<html>'], headers: { 'content-type': 'text/html' } }, 'protocol'],
  ] as const satisfies readonly (readonly [ScriptedTurn, string])[]) {
    it(`fails as ${kind} where the script says ${JSON.stringify(turn)}`, async () => {
      const gateway = scriptGateway([turn]);
      const error = (await rejection(ask(gateway))) as ChatError;
      expect(error.kind).to.equal(kind);
      if ('retryAfter' in turn) expect(error.retryAfter).to.equal(7000);
      expect(gateway.requests[0]?.aborted).to.equal(false);
    });
  }

  it('ends without a word where it is to be silent', async () => {
    const { conversation } = start([{ reply: 'Half an ans', end: 'silent' }]);
    const answer = await conversation.send('Hi');
    expect(answer).to.include({ status: 'interrupted', text: 'Half an ans' });
  });

  it('holds an answer, lets it go piece by piece, and sees that the page left', async () => {
    const { gateway, conversation } = start([{ reply: ['One', ' two', ' three'], holdAfter: 1 }]);
    const asked = conversation.send('Count');
    await gateway.next();
    await settle();
    expect(conversation.messages.at(-1)?.text).to.equal('One two');
    expect(gateway.requests[0]).to.include({ state: 'open', aborted: false });
    conversation.stop();
    expect((await asked).status).to.equal('stopped');
    expect(gateway.requests[0]?.aborted).to.equal(true);
    expect(await gateway.requests[0]?.closed).to.equal('aborted');
  });

  it('holds before the first byte, and after the last', async () => {
    const { gateway, conversation } = start([{ reply: ['One'], holdAfter: 0 }]);
    const asked = conversation.send('Count');
    expect(await gateway.received(1)).to.equal(gateway.requests[0]);
    expect(conversation.status).to.equal('submitting');
    await gateway.next();
    await settle();
    expect(conversation.status).to.equal('streaming');
    await gateway.next();
    expect((await asked).status).to.equal('done');
    expect(gateway.requests[0]?.state).to.equal('done');
  });

  it('lets all go at once', async () => {
    const gateway = scriptGateway([{ reply: 'One two three', holdAfter: 0 }]);
    const asked = ask(gateway);
    await gateway.received(1);
    gateway.release();
    expect(await asked).to.equal('One two three');
  });

  it('waits between pieces by the clock it was given', async () => {
    const clock = new FakeClock();
    const gateway = scriptGateway([{ reply: 'One two', delay: 100 }], { clock });
    const pieces: string[] = [];
    const asked = ask(gateway, (piece) => pieces.push(piece));
    await gateway.received(1);
    await clock.advance(100);
    expect(pieces).to.deep.equal(['One ']);
    await clock.advance(200);
    expect(await asked).to.equal('One two');
    expect(clock.now()).to.equal(300);
  });

  it('lets go of its timer when the page leaves', async () => {
    const clock = new FakeClock();
    const gateway = scriptGateway([{ reply: 'One two', delay: 100 }], { clock });
    const leave = new AbortController();
    const asked = rejection(streamChat('Hi', { proxyUrl, fetch: gateway.fetch, signal: leave.signal }));
    await gateway.received(1);
    await settle();
    expect(clock.pending).to.equal(1);
    leave.abort();
    await asked;
    await settle();
    expect(clock.pending).to.equal(0);
    expect(gateway.requests[0]?.aborted).to.equal(true);
  });

  it('sends nothing that is aborted before', async () => {
    const gateway = scriptGateway(['Hello']);
    const signal = AbortSignal.abort();
    expect(await rejection(gateway.fetch(proxyUrl, { method: 'POST', body: '{}', signal }))).to.have.property(
      'name',
      'AbortError',
    );
    expect(gateway.requests).to.have.length(0);
  });

  it('is a transport too', async () => {
    const gateway = scriptGateway(['Hello', { error: 503 }]);
    const conversation = new Conversation({ transport: gateway.transport });
    expect((await conversation.send('Hi')).text).to.equal('Hello');
    const failed = await conversation.send('Hi');
    expect(failed.error?.kind).to.equal('overloaded');
    expect(gateway.requests).to.have.length(2);
  });

  it('lists models, and knows no other address that is read', async () => {
    const gateway = scriptGateway([], { models: ['a', 'b'] });
    const list = (await (await gateway.fetch(`${proxyUrl}/models`)).json()) as { data: { id: string }[] };
    expect(list.data.map(({ id }) => id)).to.deep.equal(['a', 'b']);
    expect((await gateway.fetch(`${proxyUrl}/health`)).status).to.equal(404);
    expect(gateway.requests).to.have.length(0);
  });

  it('tells of turns that are left and of requests that are too many', async () => {
    const short = scriptGateway(['One']);
    expect(() => short.verify()).to.throw('1 of 1 turns were not asked for');
    await ask(short);
    short.verify();
    expect(((await rejection(ask(short))) as ChatError).kind).to.equal('bad_request');
    expect(() => short.verify()).to.throw('2 requests came, and the script has 1 turns');
    const endless = scriptGateway([], { otherwise: 'Again' });
    expect([await ask(endless), await ask(endless)]).to.deep.equal(['Again', 'Again']);
    endless.verify();
  });
});
