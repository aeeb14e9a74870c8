import { expect } from 'chai';
import { inflateSync } from 'node:zlib';
import { startGateway } from '../../demo/gateway/server.js';
import type { Gateway } from '../../demo/gateway/server.js';
import { countTokens } from '../../demo/gateway/tokenise.js';
import { FakeClock } from '../fake-clock.js';
import { ask, chunksOf, deltas, textOf, toChunks } from './ask-gateway.js';

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' }, unit: { enum: ['C', 'F'] }, note: {} },
      required: ['city', 'days', 'unit'],
    },
  },
};

describe('embedded gateway: answers', () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await startGateway({ tokensPerSecond: Infinity });
  });
  after(() => gateway.close());

  it('streams as the API does: role, content, finish reason, usage, [DONE]', async () => {
    const response = await ask(gateway, { text: 'hi', stream_options: { include_usage: true } });
    expect(response.headers.get('content-type')).to.equal('text/event-stream; charset=utf-8');
    const text = await response.text();
    const chunks = toChunks(text);
    const { id, created } = chunks[0]!;
    expect(id).to.match(/^chatcmpl-\w{24}$/);
    for (const chunk of chunks) {
      expect(chunk).to.include({ id, object: 'chat.completion.chunk', created, model: 'docs' });
    }
    expect(chunks[0]).to.deep.include({
      choices: [{ index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null }],
      usage: null,
    });
    expect(chunks.at(-2)).to.deep.include({
      choices: [{ index: 0, delta: {}, logprobs: null, finish_reason: 'stop' }],
      usage: null,
    });
    const usage = chunks.at(-1)!.usage!;
    expect(chunks.at(-1)!.choices).to.deep.equal([]);
    expect(usage['completion_tokens']).to.equal(chunks.length - 3);
    expect(usage['total_tokens']).to.equal(usage['prompt_tokens']! + usage['completion_tokens']!);
    expect(text.endsWith('\n\ndata: [DONE]\n\n')).to.equal(true);
  });

  it('sends no usage where none was asked for', async () => {
    const chunks = await chunksOf(gateway, { text: 'hi' });
    expect(chunks.every((chunk) => !('usage' in chunk))).to.equal(true);
    expect(chunks.at(-1)!.choices[0]!.finish_reason).to.equal('stop');
  });

  it('answers whole with the same words', async () => {
    const response = await ask(gateway, { text: 'hi', stream: false });
    const body = (await response.json()) as {
      object: string;
      choices: { message: { role: string; content: string }; finish_reason: string }[];
      usage: { completion_tokens: number };
    };
    expect(body.object).to.equal('chat.completion');
    expect(body.choices[0]).to.deep.include({ finish_reason: 'stop' });
    expect(body.choices[0]!.message.content).to.equal(await textOf(gateway, { text: 'hi' }));
    expect(body.usage.completion_tokens).to.equal(countTokens(body.choices[0]!.message.content));
  });

  it('ends at max_tokens with the finish reason length', async () => {
    for (const limit of ['max_tokens', 'max_completion_tokens']) {
      const chunks = await chunksOf(gateway, { model: 'long', [limit]: 7 });
      expect(deltas(chunks, 'content').filter(Boolean)).to.have.length(7);
      expect(chunks.at(-1)!.choices[0]!.finish_reason).to.equal('length');
    }
  });

  it('is the same to the byte for the same seed and the same requests', async () => {
    const record = async (seed: number) => {
      const clock = new FakeClock();
      const seeded = await startGateway({ tokensPerSecond: Infinity, seed, clock });
      try {
        const texts: string[] = [];
        for (const model of ['long', 'image', 'tool', 'length']) {
          const response = ask(seeded, { model, tools: [weather] });
          if (model === 'image') {
            await seeded.next('first-byte');
            await clock.advance(1000);
          }
          texts.push(await (await response).text());
        }
        return texts.join('');
      } finally {
        await seeded.close();
      }
    };
    const [one, same, other] = await Promise.all([record(1), record(1), record(2)]);
    expect(one === same, 'the same seed').to.equal(true);
    expect(one === other, 'another seed').to.equal(false);
  });

  describe('docs', () => {
    it('answers with a passage and cites its source', async () => {
      const chunks = await chunksOf(gateway, { text: 'How do I change the colours?' });
      const text = deltas(chunks, 'content').join('');
      expect(text).to.match(/--iotex-chat-accent: #7c3aed/);
      const [annotation] = deltas(chunks, 'annotations') as {
        type: string;
        url_citation: { url: string; title: string };
      }[];
      expect(annotation!.type).to.equal('url_citation');
      expect(annotation!.url_citation.title).to.equal('Change the colors – demo/documents/theming.md');
      const source = await fetch(annotation!.url_citation.url);
      expect(await source.text()).to.match(/^# Theming/);
    });

    it('keeps code blocks whole', async () => {
      const text = await textOf(gateway, { text: 'Put the proxy into a server that you already have' });
      expect(text.match(/^```/gm)!.length % 2).to.equal(0);
      expect(text).to.match(/createProxyHandler/);
    });

    it('admits that it found nothing, and suggests questions', async () => {
      const text = await textOf(gateway, { text: 'What is the capital of France?' });
      expect(text).to.match(/^I found nothing about that/);
      expect(text).to.match(/You could ask/);
    });

    it('greets, thanks and introduces itself without a search', async () => {
      expect(await textOf(gateway, { text: 'Hello!' })).to.match(/^Hello! I am `docs`/);
      expect(await textOf(gateway, { text: 'Thank you very much.' })).to.match(/^You are welcome/);
      expect(await textOf(gateway, { text: 'What can you do?' })).to.match(/not a language model/);
    });

    it('reads the text parts of a message, and the question before where it is followed up', async () => {
      const messages = [
        { role: 'user', content: 'What is the default model?' },
        { role: 'assistant', content: '…' },
        { role: 'user', content: [{ type: 'text', text: 'And how do I change it?' }] },
      ];
      expect(await textOf(gateway, { messages })).to.match(/the next question goes to the new model/);
    });

    it('answers as gemini-2.5-flash too, and says who it is', async () => {
      const chunks = await chunksOf(gateway, { model: 'gemini-2.5-flash', text: 'Who are you?' });
      expect(chunks[0]!.model).to.equal('docs');
      expect(deltas(chunks, 'content').join('')).to.match(/I am `docs`/);
    });
  });

  it('long: about 4,000 tokens with headings, lists, tables and code', async () => {
    const chunks = await chunksOf(gateway, { model: 'long', stream_options: { include_usage: true } });
    const text = deltas(chunks, 'content').join('');
    expect(chunks.at(-1)!.usage!['completion_tokens']).to.be.within(3600, 4400);
    for (const construct of [/^## /m, /^1\. /m, /^ {3}- /m, /^\|.*\|$/m, /^```ts$/m, /^> /m]) {
      expect(text).to.match(construct);
    }
    expect(text.match(/^```/gm)!.length % 2).to.equal(0);
  });

  it('reasoning: thinks in reasoning_content, then answers in content', async () => {
    const chunks = await chunksOf(gateway, { model: 'reasoning', stream_options: { include_usage: true } });
    const kinds = chunks.map((chunk) => Object.keys(chunk.choices[0]?.delta ?? {})[0]);
    expect(kinds.lastIndexOf('reasoning_content')).to.be.lessThan(kinds.indexOf('content'));
    const details = chunks.at(-1)!.usage!['completion_tokens_details'] as unknown as { reasoning_tokens: number };
    expect(details.reasoning_tokens).to.equal(deltas(chunks, 'reasoning_content').length);
    expect(deltas(chunks, 'content').join('')).to.match(/12:15/);
  });

  it('think: thinks between tags inside the text', async () => {
    expect(await textOf(gateway, { model: 'think' })).to.match(/^<think>\n[^]*\n<\/think>\n\nA train/);
  });

  it('length: finishes with the reason length', async () => {
    const chunks = await chunksOf(gateway, { model: 'length' });
    expect(chunks.at(-1)!.choices[0]!.finish_reason).to.equal('length');
  });

  it('empty: finishes without a word', async () => {
    const chunks = await chunksOf(gateway, { model: 'empty' });
    expect(deltas(chunks, 'content').join('')).to.equal('');
    expect(chunks.at(-1)!.choices[0]!.finish_reason).to.equal('stop');
  });

  it('error-late: sends an error object in the stream, and no [DONE]', async () => {
    const text = await (await ask(gateway, { model: 'error-late' })).text();
    expect(toChunks(text).at(-1)!.error).to.include({ type: 'server_error' });
    expect(text).not.to.match(/\[DONE\]/);
  });

  it('cut: breaks the connection off in the middle', async () => {
    const closed = gateway.next('close');
    const response = await ask(gateway, { model: 'cut' });
    let failure: unknown;
    let text = '';
    try {
      for await (const bytes of response.body!) text += Buffer.from(bytes).toString();
    } catch (error) {
      failure = error;
    }
    expect(failure).to.be.an.instanceof(Error);
    expect(deltas(toChunks(text), 'content').join('')).to.match(/In the middle of this very$/);
    expect(text).not.to.match(/finish_reason":"/);
    expect(await closed).to.include({ finished: false, aborted: false });
  });

  it('image: sends a PNG that it drew', async () => {
    const chunks = await chunksOf(gateway, { model: 'image' });
    const [image] = deltas(chunks, 'images') as { type: string; image_url: { url: string } }[];
    expect(image!.type).to.equal('image_url');
    const [head, base64] = image!.image_url.url.split(',') as [string, string];
    expect(head).to.equal('data:image/png;base64');
    const png = Buffer.from(base64, 'base64');
    expect(png.subarray(1, 4).toString('latin1')).to.equal('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).to.deep.equal([320, 200]);
    const length = png.readUInt32BE(33);
    expect(inflateSync(png.subarray(41, 41 + length)).length).to.equal((320 * 3 + 1) * 200);
    expect(png.length).to.be.lessThan(100_000);
  });

  describe('tool', () => {
    it('calls the first function in pieces, with arguments that fit its schema', async () => {
      const chunks = await chunksOf(gateway, { model: 'tool', text: '3 days in Ulm', tools: [weather] });
      const pieces = deltas(chunks, 'tool_calls') as {
        index: number;
        id?: string;
        function: { name?: string; arguments: string };
      }[];
      expect(pieces[0]!.id).to.match(/^call_\w{24}$/);
      expect(pieces[0]!.function).to.deep.equal({ name: 'get_weather', arguments: '' });
      expect(pieces.length).to.be.greaterThan(5);
      const args: unknown = JSON.parse(pieces.map((piece) => piece.function.arguments).join(''));
      expect(args).to.deep.equal({ city: '3 days in Ulm', days: 3, unit: 'C' });
      expect(chunks.at(-1)!.choices[0]!.finish_reason).to.equal('tool_calls');
    });

    it('reports what the function answered', async () => {
      const messages = [
        { role: 'user', content: 'Weather?' },
        { role: 'assistant', content: null, tool_calls: [] },
        { role: 'tool', tool_call_id: 'call_1', content: 'rain' },
      ];
      expect(await textOf(gateway, { model: 'tool', messages, tools: [weather] })).to.match(/answered:\n\n```\nrain/);
    });

    it('says so where no function is offered', async () => {
      expect(await textOf(gateway, { model: 'tool' })).to.match(/the page offers none/);
    });
  });

  it('error-500: fails three times, then answers, then fails anew', async () => {
    const model = 'error-500';
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const response = await ask(gateway, { model, text: 'once more' });
      statuses.push(response.status);
      if (response.ok) expect(await response.text()).to.match(/ 3/);
      else expect(await response.json()).to.have.nested.property('error.type', 'server_error');
    }
    expect(statuses).to.deep.equal([500, 500, 500, 200, 500]);
    expect((await ask(gateway, { model, text: 'another question' })).status).to.equal(500);
  });

  it('error-429: answers once Retry-After has passed', async () => {
    const clock = new FakeClock();
    const waiting = await startGateway({ clock, tokensPerSecond: Infinity });
    try {
      const first = await ask(waiting, { model: 'error-429' });
      expect(first.status).to.equal(429);
      expect(first.headers.get('retry-after')).to.equal('10');
      expect(await first.json()).to.have.nested.property('error.code', 'rate_limit_exceeded');
      await clock.advance(4000);
      const early = await ask(waiting, { model: 'error-429' });
      expect([early.status, early.headers.get('retry-after')]).to.deep.equal([429, '6']);
      await clock.advance(6000);
      expect(await textOf(waiting, { model: 'error-429' })).to.match(/^Thank you for waiting/);
      expect((await ask(waiting, { model: 'error-429' })).status).to.equal(429);
    } finally {
      await waiting.close();
    }
  });

  it('slow: keeps the connection alive for six seconds, then dawdles', async () => {
    const clock = new FakeClock();
    const slow = await startGateway({ clock });
    try {
      const started = slow.next('start');
      const response = ask(slow, { model: 'slow' });
      await started;
      await clock.advance(1999);
      expect(slow.requests[0]!.firstByteAt).to.equal(undefined);
      await clock.advance(1);
      const reader = (await response).body!.pipeThrough(new TextDecoderStream()).getReader();
      expect((await reader.read()).value).to.equal(': keep-alive\n\n');
      await clock.advance(2000);
      expect((await reader.read()).value).to.equal(': keep-alive\n\n');
      await clock.advance(2600);
      expect((await reader.read()).value).to.match(/"role":"assistant"/);
      const end = slow.next('close');
      await clock.advance(60_000);
      const record = await end;
      expect(record.finished).to.equal(true);
      expect(clock.pending).to.equal(0);
      await reader.cancel();
    } finally {
      await slow.close();
    }
  });

  it('says in one sentence what each model does', () => {
    const ids = gateway.models.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { description } of gateway.models) expect(description).to.match(/^[A-Z].{20,150}\.$/);
  });
});
