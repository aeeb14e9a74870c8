/** Models of the embedded gateway that take more than a question and an answer: functions, sources, what was attached, what broke off. */
import { expect } from 'chai';
import { toPng } from '../../demo/gateway/png.js';
import { startGateway } from '../../demo/gateway/server.js';
import type { Gateway } from '../../demo/gateway/server.js';
import { Conversation } from '../../src/core.js';
import { chunksOf, deltas, textOf } from './ask-gateway.js';

interface CallPiece {
  readonly index: number;
  readonly id?: string;
  readonly function: { readonly name?: string; readonly arguments: string };
}

const functions = ['get_time', 'get_weather', 'calculate'].map((name) => ({
  type: 'function',
  function: { name, parameters: { type: 'object', properties: {} } },
}));

describe('embedded gateway: turns', () => {
  let gateway: Gateway;
  before(async () => {
    gateway = await startGateway({ tokensPerSecond: Infinity });
  });
  after(() => gateway.close());

  describe('tools', () => {
    const model = 'tools';

    /** The calls that the model makes after `messages`, put together again. */
    async function callsAfter(messages: readonly unknown[], tools: readonly unknown[] = functions) {
      const chunks = await chunksOf(gateway, { model, messages, tools });
      const calls: { id: string; name: string; arguments: string }[] = [];
      for (const { index, id = '', function: called } of deltas(chunks, 'tool_calls') as CallPiece[]) {
        const call = (calls[index] ??= { id, name: called.name ?? '', arguments: '' });
        call.arguments += called.arguments;
      }
      return { calls, finish: chunks.at(-1)!.choices[0]!.finish_reason };
    }

    /** `messages` and the answer that makes `calls`, each with the next of `results`. */
    function answered(messages: readonly unknown[], calls: readonly { id: string; name: string }[], results: string[]) {
      const made = calls.map(({ id, name }) => ({ id, type: 'function', function: { name, arguments: '{}' } }));
      return [
        ...messages,
        { role: 'assistant', content: null, tool_calls: made },
        ...calls.map(({ id }, index) => ({ role: 'tool', tool_call_id: id, content: results[index] })),
      ];
    }

    it('calls two functions at once, one more with their results, and then answers', async () => {
      const asked = [{ role: 'user', content: 'Is Tokyo warmer than Oslo, and by how much?' }];
      const first = await callsAfter(asked);
      expect(first.finish).to.equal('tool_calls');
      expect(first.calls.map((call) => [call.name, JSON.parse(call.arguments) as unknown])).to.deep.equal([
        ['get_weather', { city: 'Tokyo' }],
        ['get_weather', { city: 'Oslo' }],
      ]);
      expect(new Set(first.calls.map(({ id }) => id)).size).to.equal(2);
      const once = answered(asked, first.calls, ['{"degrees": 18.5}', '{"degrees": -3}']);
      const second = await callsAfter(once);
      expect(second.calls.map((call) => [call.name, call.arguments])).to.deep.equal([
        ['calculate', '{"expression":"18.5 - -3"}'],
      ]);
      const text = await textOf(gateway, { model, messages: answered(once, second.calls, ['21.5']), tools: functions });
      expect(text).to.match(/`get_weather`: .*18.5.*`calculate`: 21\.5\n$/s);
    });

    it('asks for what the words are about', async () => {
      const names = async (content: string) =>
        (await callsAfter([{ role: 'user', content }])).calls.map((call) => call.name);
      expect(await names('What time is it in Lima?')).to.deep.equal(['get_time']);
      expect(await names('How much is 6 × 7?')).to.deep.equal(['calculate']);
      expect(await names('Time and weather in Berlin, please')).to.deep.equal(['get_time', 'get_weather']);
    });

    it('goes on with an error, and says that something is missing', async () => {
      const asked = [{ role: 'user', content: 'What time is it in Lima?' }];
      const { calls } = await callsAfter(asked);
      const messages = answered(asked, calls, ['Error: no clock']);
      expect(await textOf(gateway, { model, messages, tools: functions })).to.match(
        /Error: no clock.*only what I know/s,
      );
    });

    it('calls functions that it does not know, two and then one', async () => {
      const own = ['a', 'b', 'c'].map((name) => ({ type: 'function', function: { name } }));
      const asked = [{ role: 'user', content: 'Go' }];
      const first = await callsAfter(asked, own);
      expect(first.calls.map(({ name }) => name)).to.deep.equal(['a', 'b']);
      const second = await callsAfter(answered(asked, first.calls, ['1', '2']), own);
      expect(second.calls.map(({ name }) => name)).to.deep.equal(['c']);
    });

    it('calls without an end where it is told to', async () => {
      let messages: readonly unknown[] = [{ role: 'user', content: 'Go on forever' }];
      for (let round = 0; round < 3; round += 1) {
        const { calls } = await callsAfter(messages);
        expect(calls).to.have.length(1);
        messages = answered(messages, calls, ['once more']);
      }
    });

    it('says so where no function is offered', async () => {
      expect(await textOf(gateway, { model })).to.match(/the page offers none/);
    });
  });

  it('sources: with titles, and every other time as addresses beside the choices', async () => {
    const model = 'sources';
    const chunks = await chunksOf(gateway, { model });
    const annotations = deltas(chunks, 'annotations') as { url_citation: { url: string; title: string } }[];
    expect(annotations.map(({ url_citation: { title } }) => title)).to.include('Streaming and stopping');
    const question = { role: 'user', content: 'And?' };
    const messages = [question, { role: 'assistant', content: '…' }, question];
    const later = await chunksOf(gateway, { model, messages });
    expect(deltas(later, 'annotations')).to.deep.equal([]);
    const cited = later.flatMap((chunk) => (chunk as { citations?: string[] }).citations ?? []);
    expect(cited).to.deep.equal(annotations.map(({ url_citation: { url } }) => url));
    for (const url of cited) expect((await fetch(url)).status).to.equal(200);
  });

  describe('see', () => {
    const model = 'see';
    const png = `data:image/png;base64,${toPng({ width: 3, height: 2, pixels: new Uint8Array(18) }).toString('base64')}`;
    /** The beginning of a JPEG: a comment, and the header of a frame of 640 × 480. */
    const jpeg = Buffer.from('ffd8fffe0004abcdffc000110801e0028003', 'hex');

    it('names the type, bytes and pixels of what it received', async () => {
      const content = [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: png } },
        { type: 'image_url', image_url: { url: `data:image/jpeg;base64,${jpeg.toString('base64')}` } },
        { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
        { type: 'file', file: { filename: 'a.csv', file_data: 'data:text/csv,a%2Cb' } },
      ];
      const text = await textOf(gateway, { model, messages: [{ role: 'user', content }] });
      expect(text).to.match(/^I received a text of 13 characters and this beside it:/);
      expect(text).to.match(/1\. image\/png, \d+ bytes, 3 × 2 pixels\n/);
      expect(text).to.match(/2\. image\/jpeg, 18 bytes, 640 × 480 pixels\n/);
      expect(text).to.match(/3\. something at an address, which was not fetched\n/);
      expect(text).to.match(/4\. a\.csv: text\/csv, \d+ bytes\n/);
    });

    it('quotes the text where there is nothing else, whatever is in it', async () => {
      const text = await textOf(gateway, { model, text: 'notes.md:\n```\ncode\n```' });
      expect(text).to.match(/no picture/);
      expect(text).to.match(/````text\nnotes\.md:\n```\ncode\n```\n````\n$/);
    });
  });

  describe('an answer that broke off', () => {
    const cases: [model: string, question: string, end: RegExp][] = [
      ['continue', 'In a word', /says some words twice\. The chat joins the two: [^]* the seam was\.\n$/],
      [
        'continue',
        'Cut some code',
        /^[^`]*```js\n[^`]*of numbers\) total \+= number;\n {2}return total;\n\}\n```\n[^`]*\n$/,
      ],
      [
        'continue',
        'Cut a list',
        /2\. something to eat on the way\n3\. a map that needs no battery\n4\. a jacket[^]*\n5\. time\n/,
      ],
      ['length', 'Go', /Now this sentence is going to end as well, because [^]*there\.$/],
      ['cut', 'Go', /In the middle of this very sentence the connection broke, [^]*again\.$/],
    ];
    for (const [model, question, end] of cases) {
      it(`is whole once it went on: ${model}, ${question}`, async () => {
        const conversation = new Conversation({ baseUrl: gateway.url, model });
        const broken = await conversation.send(question);
        expect(broken.text).not.to.match(end);
        const whole = await conversation.continue(broken.id);
        expect(whole.text).to.match(end);
        expect([whole.status, whole.finishReason]).to.deep.equal(['done', 'stop']);
        expect(whole.text.startsWith(broken.text.slice(0, -3))).to.equal(true);
      });
    }

    it('repeats its last words and opens its block again, as models do', async () => {
      const question = { role: 'user', content: 'Cut some code' };
      const said = await textOf(gateway, { model: 'continue', messages: [question] });
      const request = { role: 'user', content: 'Continue exactly where you left off.' };
      const messages = [question, { role: 'assistant', content: said }, request];
      expect(await textOf(gateway, { model: 'continue', messages })).to.match(
        /^```js\n {2}for \(const number of numbers\)/,
      );
    });

    it('cannot be found where it was changed', async () => {
      const request = { role: 'user', content: 'Continue exactly where it ends.' };
      const messages = [{ role: 'user', content: 'Go' }, { role: 'assistant', content: 'Once upon a time' }, request];
      expect(await textOf(gateway, { model: 'length', messages })).to.match(/cannot be found/);
    });
  });
});
