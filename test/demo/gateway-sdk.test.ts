import { expect } from 'chai';
import OpenAI from 'openai';
import { startGateway } from '../../demo/gateway/server.js';
import type { Gateway } from '../../demo/gateway/server.js';

describe('embedded gateway: the openai package as its client', () => {
  let gateway: Gateway;
  let client: OpenAI;
  const messages = [{ role: 'user' as const, content: 'How do I stop an answer?' }];
  before(async () => {
    gateway = await startGateway({ tokensPerSecond: Infinity, apiKey: 'sk-test' });
    client = new OpenAI({ baseURL: gateway.url, apiKey: 'sk-test', maxRetries: 0 });
  });
  after(() => gateway.close());

  async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
    try {
      await promise;
    } catch (error) {
      return error;
    }
    throw new Error('It did not fail.');
  }

  it('lists and finds models', async () => {
    const ids: string[] = [];
    for await (const model of client.models.list()) ids.push(model.id);
    expect(ids).to.include.members(['docs', 'long', 'tool']);
    expect(await client.models.retrieve('docs')).to.include({ id: 'docs', object: 'model' });
  });

  it('gets a whole answer', async () => {
    const completion = await client.chat.completions.create({ model: 'docs', messages });
    expect(completion.choices[0]!.message.content).to.match(/Stop button/);
    expect(completion.choices[0]!.message.annotations).to.have.length.greaterThan(0);
    expect(completion.usage!.total_tokens).to.be.greaterThan(50);
  });

  it('gets a stream, with usage', async () => {
    const stream = client.chat.completions.stream({ model: 'docs', messages, stream_options: { include_usage: true } });
    const completion = await stream.finalChatCompletion();
    expect(completion.choices[0]!.finish_reason).to.equal('stop');
    expect(completion.choices[0]!.message.content).to.match(/Stop button/);
    expect((await stream.totalUsage()).completion_tokens).to.be.greaterThan(20);
  });

  it('gets tool calls, runs the function and gets the answer', async () => {
    const runner = client.chat.completions.runTools({
      model: 'tool',
      stream: true,
      messages: [{ role: 'user', content: 'Ulm' }],
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: 'Tells the weather',
            parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
            parse: JSON.parse as (text: string) => { city: string },
            function: ({ city }: { city: string }) => `rain in ${city}`,
          },
        },
      ],
    });
    expect(await runner.finalContent()).to.match(/rain in Ulm/);
  });

  it('aborts, and the gateway sees it', async () => {
    const slow = await startGateway();
    try {
      const stream = await new OpenAI({ baseURL: slow.url, apiKey: 'x' }).chat.completions.create({
        model: 'long',
        messages,
        stream: true,
      });
      const closed = slow.next('close');
      for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
      expect(await closed).to.include({ model: 'long', aborted: true });
    } finally {
      await slow.close();
    }
  });

  it('throws the error that each status stands for', async () => {
    const create = (model: string, own = client) => own.chat.completions.create({ model, messages, stream: true });
    expect(await failureOf(create('none'))).to.be.an.instanceof(OpenAI.NotFoundError);
    expect(await failureOf(create('error-500'))).to.be.an.instanceof(OpenAI.InternalServerError);
    const limited = await failureOf(create('error-429'));
    expect(limited).to.be.an.instanceof(OpenAI.RateLimitError);
    expect((limited as InstanceType<typeof OpenAI.RateLimitError>).headers.get('retry-after')).to.equal('10');
    expect((limited as InstanceType<typeof OpenAI.RateLimitError>).requestID).to.match(/^req_/);
    const stranger = new OpenAI({ baseURL: gateway.url, apiKey: 'sk-wrong', maxRetries: 0 });
    expect(await failureOf(create('docs', stranger))).to.be.an.instanceof(OpenAI.AuthenticationError);
    expect(await failureOf(client.chat.completions.create({ model: 'docs', messages: [] }))).to.be.an.instanceof(
      OpenAI.BadRequestError,
    );
  });

  it('throws on an error inside the stream', async () => {
    const stream = await client.chat.completions.create({ model: 'error-late', messages, stream: true });
    let text = '';
    const failure = await failureOf(
      (async () => {
        for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
      })(),
    );
    expect(failure).to.be.an.instanceof(OpenAI.APIError);
    expect(text).to.match(/^This answer begins/);
  });
});
