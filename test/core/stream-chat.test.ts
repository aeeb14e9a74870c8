import { expect } from 'chai';
import { ChatError, Conversation, streamChat } from '../../src/core.js';
import type { Delta } from '../../src/core.js';
import { settle } from '../fake-clock.js';
import { rejection } from '../rejection.js';

const encoder = new TextEncoder();

/** A gateway in a function: records what is asked, and speaks what the test gives it. */
class FakeGateway {
  readonly requests: { readonly url: string; readonly body: Record<string, unknown>; readonly headers: Headers }[] = [];
  wasClosed = false;
  readonly #pieces: readonly string[];
  readonly #staysOpen: boolean;

  constructor(pieces: readonly string[], staysOpen = false) {
    this.#pieces = pieces;
    this.#staysOpen = staysOpen;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    this.requests.push({
      url: input instanceof Request ? input.url : input.toString(),
      body: JSON.parse(init.body as string) as Record<string, unknown>,
      headers: new Headers(init.headers),
    });
    const pieces = [...this.#pieces];
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const piece = pieces.shift();
        if (piece !== undefined) controller.enqueue(encoder.encode(piece));
        else if (!this.#staysOpen) controller.close();
      },
      cancel: () => {
        this.wasClosed = true;
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
}

const says = (text: string): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`;
const FINISH = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';
const CONNECTION = { baseUrl: 'https://gateway.example/v1', apiKey: 'sk-test', location: null } as const;

describe('streamChat', () => {
  it('gives each piece to a callback and resolves to the whole text', async () => {
    const gateway = new FakeGateway([says('Hel'), says('lo'), FINISH]);
    const pieces: string[] = [];
    const text = await streamChat('hi', {
      ...CONNECTION,
      fetch: gateway.fetch,
      systemPrompt: 'be brief',
      onContent: (piece) => pieces.push(piece),
    });
    expect(text).to.equal('Hello');
    expect(pieces).to.deep.equal(['Hel', 'lo']);
    const [request] = gateway.requests;
    expect(request?.url).to.equal('https://gateway.example/v1/chat/completions');
    expect(request?.headers.get('authorization')).to.equal('Bearer sk-test');
    expect(request?.body).to.deep.include({
      model: 'gemini-2.5-flash',
      stream: true,
      stream_options: { include_usage: true },
      messages: [
        { role: 'system', content: 'be brief' },
        { role: 'user', content: 'hi' },
      ],
    });
  });

  it('takes a conversation in the API’s own shape', async () => {
    const gateway = new FakeGateway([says('uno'), FINISH]);
    const messages = [
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'uno' },
      { role: 'user', content: 'again' },
    ] as const;
    await streamChat(messages, { ...CONNECTION, fetch: gateway.fetch });
    expect(gateway.requests[0]?.body['messages']).to.deep.equal(messages);
  });

  it('yields deltas as they come', async () => {
    const gateway = new FakeGateway([says('a'), says('b'), FINISH]);
    const deltas: Delta[] = [];
    for await (const delta of streamChat.deltas('hi', { ...CONNECTION, fetch: gateway.fetch })) deltas.push(delta);
    expect(deltas.map(({ type }) => type)).to.deep.equal(['start', 'text', 'text', 'finish']);
  });

  it('closes the connection when the loop is left', async () => {
    const gateway = new FakeGateway([says('a'), says('b')], true);
    for await (const delta of streamChat.deltas('hi', { ...CONNECTION, fetch: gateway.fetch })) {
      if (delta.type === 'text') break;
    }
    expect(gateway.wasClosed).to.equal(true);
  });

  it('rejects with the reason of the signal, and closes the connection', async () => {
    const gateway = new FakeGateway([says('a')], true);
    const controller = new AbortController();
    const reason = new Error('enough');
    const text = streamChat('hi', {
      ...CONNECTION,
      fetch: gateway.fetch,
      signal: controller.signal,
      onContent: () => controller.abort(reason),
    });
    expect(await rejection(text)).to.equal(reason);
    expect(gateway.wasClosed).to.equal(true);
  });

  it('passes on what the callback throws, and closes the connection', async () => {
    const gateway = new FakeGateway([says('a')], true);
    const mine = new Error('mine');
    const text = streamChat('hi', {
      ...CONNECTION,
      fetch: gateway.fetch,
      onContent: () => {
        throw mine;
      },
    });
    expect(await rejection(text)).to.equal(mine);
    expect(gateway.wasClosed).to.equal(true);
  });

  it('rejects with a ChatError when the answer breaks off, after the callback had what came', async () => {
    const gateway = new FakeGateway([says('half')]);
    const pieces: string[] = [];
    const text = streamChat('hi', { ...CONNECTION, fetch: gateway.fetch, onContent: (piece) => pieces.push(piece) });
    const error = await rejection(text);
    expect(error).to.be.instanceOf(ChatError).and.include({ kind: 'truncated', partial: true });
    expect(pieces).to.deep.equal(['half']);
  });

  it('leaves out what turned out to be reasoning', async () => {
    const gateway = new FakeGateway([says('let me see</think>Yes'), FINISH]);
    expect(await streamChat('hi', { ...CONNECTION, fetch: gateway.fetch })).to.equal('Yes');
  });

  it('says what is missing when nothing says where to go', async () => {
    expect(await rejection(streamChat('hi', { location: null }))).to.include({ kind: 'config' });
  });
});

describe('Conversation, over the wire,', () => {
  it('streams, stops and asks again', async () => {
    const gateway = new FakeGateway([says('half')], true);
    const conversation = new Conversation({ ...CONNECTION, fetch: gateway.fetch });
    const sent = conversation.send('hi');
    while (conversation.status !== 'streaming') await settle();
    conversation.stop();
    expect(await sent).to.include({ status: 'stopped', text: 'half' });
    await settle();
    expect(gateway.wasClosed).to.equal(true);
    void conversation.retry();
    expect(conversation.status).to.equal('submitting');
    conversation.stop();
  });

  it('sends through an SDK instance in place of its own fetch', async () => {
    const asked: unknown[] = [];
    const client = {
      chat: {
        completions: {
          create: (body: unknown) => {
            asked.push(body);
            return Promise.resolve(
              (async function* () {
                yield { choices: [{ index: 0, delta: { content: 'from the SDK' }, finish_reason: null }] };
                yield { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
              })(),
            );
          },
        },
      },
    };
    const conversation = new Conversation({ client: client });
    expect((await conversation.send('hi')).text).to.equal('from the SDK');
    expect(asked).to.have.length(1);
  });
});
