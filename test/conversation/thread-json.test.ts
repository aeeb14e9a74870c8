import { expect } from 'chai';
import * as fc from 'fast-check';
import { Conversation } from '../../src/conversation/conversation.js';
import { createMessage } from '../../src/conversation/message.js';
import type { Message, Part } from '../../src/conversation/message.js';
import { fromJson, toJson } from '../../src/conversation/thread-json.js';
import { fromRecord, toRecord } from '../../src/conversation/thread-record.js';
import { ChatError } from '../../src/protocol/errors.js';
import { setUp, turn } from './set-up.js';

const call = {
  type: 'tool-call',
  index: 0,
  id: 'c',
  name: 'f',
  arguments: '{}',
  result: '1',
  error: undefined,
  status: 'done',
  duration: 5,
} as const;

const everyPart: readonly Part[] = [
  { type: 'reasoning', text: 'hm', startedAt: undefined, duration: 7 },
  { type: 'text', text: 'one' },
  { type: 'image', url: 'data:image/png;base64,AAAA', alt: 'dot' },
  { type: 'file', name: 'a.txt', mimeType: 'text/plain', text: 'milk' },
  { type: 'file', name: 'a.png', mimeType: 'image/png', url: 'data:image/png;base64,AAAA' },
  call,
  { type: 'source', url: 'https://iotex.io/', title: 'IoTeX' },
];

const whole: Message = createMessage({
  ...{ id: 'a', parentId: 'q', role: 'assistant', createdAt: 12, parts: everyPart, status: 'interrupted' },
  ...{ finishReason: 'length', model: 'm', revision: 9, metadata: { page: [1, null] } },
  usage: { inputTokens: 1, outputTokens: 2, totalTokens: 3, cachedTokens: 1 },
  timing: { firstToken: 1, total: 2, tokensPerSecond: undefined },
  error: new ChatError('network', 'cut', { requestId: 'r', retryAfter: 5, partial: true, cause: new Error('secret') }),
  feedback: { value: 'bad', comment: 'no' },
});

/** A message with its error as plain fields: errors are not compared by these. */
const plain = (message: Message | undefined): unknown =>
  message && { ...message, error: message.error && [message.error.message, JSON.stringify(message.error)] };

const kindOf = (value: unknown): string => {
  try {
    fromJson(value);
    return 'read';
  } catch (error) {
    if (error instanceof ChatError && error.kind === 'bad_request') return error.message;
    throw error;
  }
};

describe('toRecord and fromRecord', () => {
  it('give back every field and every kind of part, through JSON and through structuredClone', () => {
    for (const record of [JSON.parse(JSON.stringify(toRecord(whole))) as unknown, structuredClone(toRecord(whole))]) {
      expect(plain(fromRecord(record))).to.deep.equal(plain(whole));
    }
  });

  it('give back the text of an answer that grew by pieces', async () => {
    const setup = setUp();
    const sent = setup.conversation.send('hi');
    for (const piece of ['a', 'b', 'c']) await setup.gateway.last.text(piece);
    await setup.gateway.last.finish();
    expect(fromRecord(structuredClone(toRecord(await sent)))?.text).to.equal('abc');
  });

  it('keep no cause of an error, and nothing of metadata that has no JSON', () => {
    expect(JSON.stringify(toRecord(whole))).not.to.include('secret');
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    for (const metadata of [circle, () => 1, 10n]) {
      const record = toRecord(createMessage({ id: 'a', parentId: null, role: 'user', createdAt: 0, metadata }));
      expect(record).not.to.have.property('metadata');
    }
  });

  it('make what was growing interrupted, or failed where nothing had come, and what ran broken off', () => {
    const growing = { id: 'a', parentId: null, role: 'assistant', parts: [{ ...call, status: 'running' }] };
    expect(fromRecord({ ...growing, status: 'streaming', revision: 3 })).to.deep.include({
      ...{ status: 'interrupted', revision: 3 },
      parts: [{ ...call, status: 'failed' }],
    });
    expect(fromRecord({ ...growing, parts: [], status: 'pending' })?.status).to.equal('failed');
  });

  it('read what they can: a field of a wrong type is left out, as is a part of an unknown kind', () => {
    const message = fromRecord({
      ...{ id: 'a', parentId: null, role: 'user', parts: [{ type: 'hologram' }, { type: 'text', text: 'x' }] },
      ...{ status: 'odd', usage: { inputTokens: -1 }, timing: 'soon', error: { kind: 'toString' }, revision: 'x' },
      ...{ feedback: { value: 'meh' }, createdAt: NaN, model: 4, finishReason: 'bored', extra: true },
    });
    expect(plain(message)).to.deep.equal(
      plain(
        createMessage({ id: 'a', parentId: null, role: 'user', createdAt: 0, parts: [{ type: 'text', text: 'x' }] }),
      ),
    );
  });

  it('give nothing where there is no message to be read', () => {
    const good = { id: 'a', parentId: null, role: 'user', parts: [] };
    expect(fromRecord(good)?.id).to.equal('a');
    for (const bad of [
      ...[undefined, null, 1, 'x', [], {}],
      ...[
        { ...good, id: '' },
        { ...good, id: 1 },
        { ...good, role: 'god' },
        { ...good, parts: 'x' },
      ],
      ...[
        { ...good, parentId: 4 },
        { ...good, parts: [4] },
        { ...good, parts: [{ type: 'text', text: 4 }] },
      ],
    ]) {
      expect(fromRecord(bad), JSON.stringify(bad)).to.equal(undefined);
    }
  });

  it('never throw, whatever is read', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (parts, status, other) => {
        fromRecord(parts);
        fromRecord({ id: 'a', role: 'user', parts, status, usage: other, error: other, metadata: other });
        fromRecord({ id: 'a', role: 'user', parts: [parts, { type: 'tool-call', id: status, name: other }] });
        expect(['read', 'This']).to.include(kindOf(other).split(' ')[0]);
        expect(['read', 'This']).to.include(kindOf([other, parts]).split(' ')[0]);
        expect(['read', 'This']).to.include(kindOf([{ role: 'user', content: other }]).split(' ')[0]);
        expect(['read', 'This']).to.include(kindOf({ version: 1, thread: other }).split(' ')[0]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('toJson and fromJson', () => {
  it('give back the whole tree and the branch that was shown', async () => {
    const setup = setUp();
    const { conversation, gateway } = setup;
    await turn(setup, 'one', 'uno');
    void conversation.retry();
    await gateway.last.text('eins');
    await gateway.last.finish();
    conversation.selectBranch(conversation.messages[1]!.id, 0);
    await turn(setup, 'two', 'dos');
    const json = JSON.parse(JSON.stringify(toJson(conversation))) as unknown;
    const other = new Conversation();
    other.load(fromJson(json));
    expect(other.messages.map(({ text }) => text)).to.deep.equal(['one', 'uno', 'two', 'dos']);
    expect(other.thread.messages.map(plain)).to.deep.equal(conversation.thread.messages.map(plain));
    expect(other.branches(other.messages[1]!.id)).to.deep.equal({ index: 0, count: 2 });
    expect(toJson(other)).to.deep.equal(toJson(conversation));
  });

  it('leave out reasoning from the messages, and what was deleted from everything', async () => {
    const setup = setUp();
    const { conversation } = setup;
    await turn(setup, 'one', 'secret');
    await turn(setup, 'two', 'dos');
    conversation.addMessage({ role: 'assistant', parts: everyPart });
    conversation.delete(conversation.messages[0]!.id);
    const json = toJson(conversation);
    expect(JSON.stringify(json)).not.to.include('secret');
    expect(JSON.stringify(json.messages)).not.to.include('hm');
    expect(json.messages.map(({ role }) => role)).to.deep.equal(['user', 'assistant', 'assistant', 'tool']);
    const other = new Conversation();
    other.load(fromJson(json));
    expect(other.messages.map(({ text }) => text)).to.deep.equal(['two', 'dos', 'one']);
    expect(other.messages[0]?.parentId).to.equal(null);
  });

  it('read OpenAI messages, by themselves and in a request', () => {
    const messages = [
      { role: 'developer', content: 'Be kind.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'See?' },
          { type: 'image_url', image_url: { url: 'https://x.test/a.png' } },
        ],
      },
      {
        ...{ role: 'assistant', content: null },
        tool_calls: [
          { id: 'c0', type: 'function', function: { name: 'f', arguments: '{"n":0}' } },
          { id: 'c1', type: 'function', function: { name: 'f', arguments: '{"n":1}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'c1', content: 'second' },
      { role: 'tool', tool_call_id: 'c0', content: [{ type: 'text', text: 'first' }] },
      {
        role: 'assistant',
        content: 'So.',
        tool_calls: [{ id: 'c2', type: 'function', function: { name: 'g', arguments: '' } }],
      },
      { role: 'tool', tool_call_id: 'c2', content: '3' },
      { role: 'assistant', content: 'Done.', unknown: true },
      { role: 'user', content: 'Thanks.' },
    ];
    let ids = 0;
    const means = { createId: () => `i${(ids += 1)}`, today: () => 5 };
    const thread = fromJson(messages, means);
    expect(thread.messages.map(({ role, text }) => `${role}: ${text}`)).to.deep.equal([
      ...['system: Be kind.', 'user: See?', 'assistant: So.Done.', 'user: Thanks.'],
    ]);
    expect(thread.activePath).to.deep.equal(['i1', 'i2', 'i3', 'i4']);
    expect(thread.messages.map(({ parentId }) => parentId)).to.deep.equal([null, 'i1', 'i2', 'i3']);
    expect(thread.messages[2]?.createdAt).to.equal(5);
    expect(
      thread.messages[2]?.parts.map((part) => (part.type === 'tool-call' ? `${part.id}=${part.result}` : part.type)),
    ).to.deep.equal(['c0=first', 'c1=second', 'text', 'c2=3', 'text']);
    expect(fromJson({ model: 'm', messages }).messages).to.have.length(4);
    // And they come out again as they went in.
    const other = new Conversation();
    other.load(thread);
    expect(toJson(other).messages).to.deep.equal([
      { role: 'system', content: 'Be kind.' },
      messages[1],
      messages[2],
      { role: 'tool', tool_call_id: 'c0', content: 'first' },
      messages[3],
      messages[5],
      messages[6],
      { role: 'assistant', content: 'Done.' },
      messages[8],
    ]);
  });

  describe('refuse, and say where,', () => {
    const record = { id: 'a', parentId: null, role: 'user', parts: [] };
    const thread = (...messages: readonly unknown[]) => ({ version: 1, thread: { messages, activePath: [] } });
    const assistant = { role: 'assistant', tool_calls: [{ id: 'c', function: { name: 'f', arguments: '' } }] };
    const cases: readonly (readonly [unknown, string])[] = [
      ['text', 'neither an exported chat nor a list'],
      [null, 'neither an exported chat nor a list'],
      [{}, 'messages is not a list'],
      [{ version: 2, thread: {} }, 'version is not 1'],
      [{ version: 1, thread: [] }, 'thread is not an object'],
      [{ version: 1, thread: { messages: [record] } }, 'thread.activePath is not a list'],
      [thread('x'), 'thread.messages[0] is not an object'],
      [thread(record, { ...record, id: 'b', role: 'god' }), 'thread.messages[1].role is none of user'],
      [thread({ ...record, parts: [{ type: 'text' }] }), 'thread.messages[0].parts[0].text is not a text'],
      [thread(record, record), 'thread.messages[1].id is the id of thread.messages[0] too'],
      [thread({ ...record, parentId: 'b' }), 'thread.messages[0].parentId leads to no first message'],
      [thread({ ...record, parentId: 'a' }), 'thread.messages[0].parentId'],
      [
        thread({ ...record, parentId: 'b' }, { ...record, id: 'b', parentId: 'a' }),
        'parentId leads to no first message',
      ],
      [['x'], 'messages[0] is not an object'],
      [[{ role: 'user' }, { role: 'god' }], 'messages[1].role is none of system'],
      [[{ role: 'user', content: 4 }], 'messages[0].content is neither a text nor a list'],
      [[{ role: 'user', content: [4] }], 'messages[0].content[0] is not an object'],
      [[{ role: 'user', content: [{ type: 'image_url' }] }], 'messages[0].content[0].image_url.url is not a text'],
      [[{ role: 'tool', tool_call_id: 'c' }], 'messages[0] is the result of no call'],
      [[assistant, { role: 'tool', tool_call_id: 'd' }], 'messages[1].tool_call_id names no call'],
      [[{ role: 'assistant', tool_calls: [{}] }], 'messages[0].tool_calls[0].function is not an object'],
      [JSON.parse('[{"role":"user","content":"x","__proto__":{"a":1}}]'), '__proto__'],
      [JSON.parse('{"version":1,"thread":{"messages":[{"metadata":{"__proto__":1}}]}}'), '__proto__'],
      [new Array(100_001).fill({ role: 'user' }), 'messages has more than 100000 entries'],
    ];
    for (const [value, words] of cases) {
      it(words, () => {
        expect(kindOf(value)).to.include(words);
      });
    }
  });

  it('take a thousand turns of an unkind import in no time', () => {
    const calls = {
      role: 'assistant',
      content: 'x',
      tool_calls: [{ id: 'c', function: { name: 'f', arguments: '' } }],
    };
    const messages = Array.from({ length: 50_000 }, () => [
      calls,
      { role: 'tool', tool_call_id: 'c', content: '' },
    ]).flat();
    expect(fromJson(messages).messages).to.have.length(1);
    const line = Array.from({ length: 50_000 }, (_, at) => ({
      ...{ id: `m${at}`, parentId: at === 49_999 ? null : `m${at + 1}`, role: 'user', parts: [] },
    }));
    expect(fromJson({ version: 1, thread: { messages: line, activePath: [] } }).messages[0]?.id).to.equal('m49999');
  });
});
