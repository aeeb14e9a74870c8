/** The official SDK, which nobody here wrote, as a client of the Node server. */
import type { RunningProxy } from '../../proxy/src/node.js';
import { expect } from 'chai';
import OpenAI from 'openai';
import { serveProxy } from '../../proxy/src/node.js';
import { KEY, ORIGIN } from './harness.js';
import { Upstream, answerJson, answerStream, completion, streamPieces, wholeStream } from './upstream.js';

const asked = { model: 'gemini-2.5-flash', messages: [{ role: 'user' as const, content: 'Hello' }] };

describe('the openai SDK', () => {
  let upstream: Upstream;
  let proxy: RunningProxy;
  let client: OpenAI;

  beforeEach(async () => {
    upstream = await Upstream.start();
    proxy = await serveProxy({
      apiKey: KEY,
      gatewayUrl: upstream.url,
      allowedOrigins: [ORIGIN],
      rateLimit: 4,
      port: 0,
    });
    client = new OpenAI({ apiKey: 'none', baseURL: proxy.url, defaultHeaders: { origin: ORIGIN }, maxRetries: 0 });
  });
  afterEach(async () => {
    await proxy.close();
    await upstream.close();
  });

  const ask = (fields: object = {}) => client.chat.completions.create({ ...asked, ...fields });
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => undefined,
      (error: unknown) => error,
    );

  it('gets an answer, and its own key goes nowhere', async () => {
    const answer = await client.chat.completions.create(asked);
    expect(answer.choices[0]!.message.content).to.equal('Hello there');
    expect(upstream.requests[0]!.headers.authorization).to.equal(`Bearer ${KEY}`);
  });

  it('can send the message that it got back to the proxy', async () => {
    const { message } = (await client.chat.completions.create(asked)).choices[0]!;
    const messages = [...asked.messages, { ...message, refusal: null, annotations: [] }, ...asked.messages];
    await client.chat.completions.create({ ...asked, messages });
    expect((upstream.lastBody.messages as object[])[1]).to.deep.equal({ role: 'assistant', content: 'Hello there' });
  });

  it('reads a stream to its usage', async () => {
    upstream.answer = answerStream(wholeStream);
    let content = '';
    let usage: unknown;
    for await (const chunk of await client.chat.completions.create({ ...asked, stream: true })) {
      content += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    expect(content).to.equal('Hello there');
    expect(usage).to.deep.equal(completion.usage);
  });

  it('reads a stream with its own helper', async () => {
    upstream.answer = answerStream(wholeStream);
    expect(await client.chat.completions.stream(asked).finalContent()).to.equal('Hello there');
  });

  it('lists the models', async () => {
    const ids = [];
    for await (const { id } of client.models.list()) ids.push(id);
    expect(ids).to.deep.equal(['gemini-2.5-flash']);
  });

  it('gets a recording as text', async () => {
    upstream.answer = answerJson({ text: 'Hello' });
    const file = new File(['abc'], 'a.wav', { type: 'audio/wav' });
    expect((await client.audio.transcriptions.create({ file, model: 'whisper-1' })).text).to.equal('Hello');
  });

  it('stops a stream, and the gateway sees it', async () => {
    upstream.answer = (response) =>
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(streamPieces[0]);
    const stream = await client.chat.completions.create({ ...asked, stream: true });
    for await (const chunk of stream) {
      expect(chunk.choices[0]!.delta.content).to.equal('Hello');
      break;
    }
    expect(await upstream.requests[0]!.closed).to.equal(false);
  });

  it('stops before the first byte, and the gateway sees it', async () => {
    upstream.answer = () => undefined;
    const arrived = upstream.next();
    const controller = new AbortController();
    const failure = failureOf(
      client.chat.completions.create({ ...asked, stream: true }, { signal: controller.signal }),
    );
    const { closed } = await arrived;
    controller.abort();
    expect(await closed).to.equal(false);
    expect(await failure).to.be.instanceOf(OpenAI.APIUserAbortError);
  });

  it('throws its own classes for our refusals, with code, parameter and request id', async () => {
    const role = (await failureOf(ask({ messages: [{ role: 'system', content: 'x' }] }))) as InstanceType<
      typeof OpenAI.APIError
    >;
    expect(role).to.be.instanceOf(OpenAI.BadRequestError);
    expect([role.code, role.param, role.type]).to.deep.equal([
      'role_not_allowed',
      'messages[0].role',
      'invalid_request_error',
    ]);
    expect(role.requestID).to.match(/^[\da-f-]{36}$/);
    expect(await failureOf(ask({ model: 'gpt-5' }))).to.be.instanceOf(OpenAI.PermissionDeniedError);
    upstream.answer = answerJson({ error: { message: KEY } }, 500);
    const fault = await failureOf(ask());
    expect(fault).to.be.instanceOf(OpenAI.InternalServerError).with.property('code', 'upstream_error');
    expect(String(fault)).not.to.include(KEY);
    upstream.answer = answerJson({ error: {} }, 404);
    expect(await failureOf(ask())).to.be.instanceOf(OpenAI.NotFoundError);
    const limited = (await failureOf(ask())) as InstanceType<typeof OpenAI.APIError>;
    expect(limited).to.be.instanceOf(OpenAI.RateLimitError);
    expect(limited.headers?.get('retry-after')).to.match(/^\d+$/);
  });

  it('does not repeat what a repetition cannot mend', async () => {
    upstream.answer = answerJson({ error: {} }, 401);
    const failure = await failureOf(client.chat.completions.create(asked, { maxRetries: 3 }));
    expect(failure).to.be.instanceOf(OpenAI.InternalServerError).with.property('code', 'upstream_auth');
    expect(upstream.requests).to.have.length(1);
  });
});
