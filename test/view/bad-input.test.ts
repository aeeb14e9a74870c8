import { html } from '@open-wc/testing';
import { en } from '../../src/locales/en.js';
import type { ErrorKind } from '../../src/protocol/errors.js';
import { expect } from './expect.js';
import type { ChatHarness } from './harness.js';
import { heardOnConsole, openChat } from './harness.js';

/** A chat that sends with its own transport; `fetch` answers what the test wants, and without one the network does. */
async function openConnected(
  template = html`<iotex-chat proxy-url="/api/chat" retries="0"></iotex-chat>`,
  answer?: Response,
) {
  const chat = await openChat(template);
  chat.element.transport = undefined;
  if (answer) chat.element.fetch = () => Promise.resolve(answer.clone());
  return chat;
}

/** Asks, waits for the end, and gives what the developer was told. */
async function askAndFail(chat: ChatHarness): Promise<string> {
  const told = await heardOnConsole('error', async () => {
    await chat.type('hi');
    const ended = chat.element.send('hi').catch(() => undefined);
    await ended;
  });
  await chat.element.updateComplete;
  return told.join('\n');
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('Bad input shows the visitor a sentence and tells the developer what to do:', () => {
  const cases: readonly [name: string, answer: Response, kind: ErrorKind, hint: RegExp][] = [
    ['an invalid key', json(401, { error: { message: 'Incorrect key sk-secret-1' } }), 'auth', /key/i],
    ['no more quota', json(402, { error: { message: 'x' } }), 'quota', /quota|402/i],
    ['a wrong address', new Response('<html>Not here</html>', { status: 404 }), 'not_found', /404|proxy-url/],
    ['a wrong model', json(404, { error: { message: 'x', code: 'model_not_found' } }), 'not_found', /model/],
    ['too many requests', json(429, { error: { message: 'x' } }, { 'retry-after': '30' }), 'rate_limit', /429/],
    ['a broken server', new Response('<html>Bad gateway</html>', { status: 502 }), 'server', /502/],
    ['an overloaded model', json(503, { error: { message: 'x' } }), 'overloaded', /503/],
    ['a page in place of an answer', new Response('<!doctype html><p>Log in</p>'), 'protocol', /HTML|page/i],
    [
      'rubbish',
      new Response('lorem ipsum', { headers: { 'content-type': 'text/plain' } }),
      'protocol',
      /text\/plain|stream/,
    ],
    [
      'an empty answer',
      new Response('data: [DONE]\n\n', { headers: { 'content-type': 'text/event-stream' } }),
      'empty',
      /empty|nothing/i,
    ],
  ];
  for (const [name, answer, kind, hint] of cases) {
    it(name, async () => {
      const chat = await openConnected(undefined, answer);
      const told = await askAndFail(chat);
      expect(chat.element.error?.kind).to.equal(kind);
      expect(chat.part('error').textContent).to.include(en.errors[kind]);
      expect(told)
        .to.match(hint)
        .and.not.match(/sk-secret|<html|<!doctype|lorem/);
      expect(chat.element.messages[0]?.text).to.equal('hi');
      expect(chat.element.value).to.equal('hi');
    });
  }

  it('nothing that says where to go', async () => {
    const chat = await openConnected(html`<iotex-chat></iotex-chat>`);
    const told = await askAndFail(chat);
    expect(chat.part('error').textContent).to.include(en.errors.config);
    expect(told).to.include('proxy-url');
    expect(chat.element.messages).to.have.length(0);
  });

  it('a proxy-url that is none', async () => {
    const chat = await openConnected(html`<iotex-chat proxy-url="http://"></iotex-chat>`);
    const told = await askAndFail(chat);
    expect(chat.part('error').textContent).to.include(en.errors.config);
    expect(told).to.include('proxy-url');
  });

  it('a connection that is refused', async () => {
    const chat = await openConnected(html`<iotex-chat base-url="http://127.0.0.1:9/v1" retries="0"></iotex-chat>`);
    const told = await askAndFail(chat);
    expect(chat.element.error?.kind).to.equal('network');
    expect(chat.part('error').textContent).to.include(en.errors.network);
    expect(told).to.include('http://127.0.0.1:9').and.to.match(/CORS/);
  });
});

describe('A key in a page', () => {
  const page = (hostname: string) => ({ href: `https://${hostname}/`, protocol: 'https:', hostname });

  it('is refused away from localhost, with the reason, and used with dangerously-allow-browser', async () => {
    const { Conversation } = await import('../../src/core.js');
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (input) => {
      asked.push(input as string);
      return Promise.resolve(json(200, { choices: [{ message: { content: 'hello' }, finish_reason: 'stop' }] }));
    };
    const refused = new Conversation({ apiKey: 'sk-secret-1', fetch, location: page('shop.example') });
    await refused.send('hi').catch(() => undefined);
    expect(refused.error).to.include({ kind: 'config' });
    expect(refused.error?.message)
      .to.match(/dangerously-allow-browser/)
      .and.not.include('sk-secret-1');
    expect(asked).to.have.length(0);

    for (const options of [
      { location: page('localhost') },
      { location: page('shop.example'), dangerouslyAllowBrowser: true },
    ]) {
      const allowed = new Conversation({ apiKey: 'sk-secret-1', fetch, ...options });
      expect((await allowed.send('hi')).text).to.equal('hello');
    }
    expect(asked).to.deep.equal(Array(2).fill('https://gateway.iotex.ai/v1/chat/completions'));
  });
});
