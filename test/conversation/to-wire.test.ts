import { expect } from 'chai';
import { createMessage } from '../../src/conversation/message.js';
import type { Message, Part, Role, ToolCallPart } from '../../src/conversation/message.js';
import type { Tool } from '../../src/conversation/tool.js';
import { toWire } from '../../src/conversation/to-wire.js';

const say = (role: Role, text: string): Message => withParts(role, [{ type: 'text', text }]);

function withParts(role: Role, parts: readonly Part[]): Message {
  return createMessage({ id: 'x', parentId: null, role, parts, createdAt: 0 });
}

describe('toWire', () => {
  it('asks the default model for more than the gateway would give by itself', () => {
    expect(toWire([say('user', 'hi')], {})).to.deep.equal({
      model: 'gemini-2.5-flash',
      max_tokens: 8192,
      messages: [{ role: 'user', content: 'hi' }],
    });
  });

  it('uses the wire’s names for every setting, and extraBody over all of them', () => {
    const request = toWire([say('user', 'hi')], {
      model: 'm',
      temperature: 0,
      topP: 0.5,
      maxTokens: 9,
      reasoningEffort: 'low',
      extraBody: { seed: 7, max_tokens: 10 },
    });
    const { messages: _messages, ...settings } = request;
    expect(settings).to.deep.equal({
      model: 'm',
      temperature: 0,
      top_p: 0.5,
      max_tokens: 10,
      reasoning_effort: 'low',
      seed: 7,
    });
  });

  it('sends the newest history up to max-history, and the system prompt always', () => {
    const messages = [
      say('user', '1'),
      say('assistant', '2'),
      say('user', '3'),
      say('assistant', '4'),
      say('user', '5'),
    ];
    const contents = (maxHistory: number) =>
      toWire(messages, { maxHistory, systemPrompt: 'be kind' }).messages.map(({ content }) => content);
    expect(contents(10)).to.deep.equal(['be kind', '1', '2', '3', '4', '5']);
    expect(contents(2)).to.deep.equal(['be kind', '3', '4', '5']);
    expect(contents(0)).to.deep.equal(['be kind', '5']);
  });

  it('does not begin in the middle of a turn', () => {
    const messages = [say('user', '1'), say('assistant', '2'), say('user', '3')];
    expect(toWire(messages, { maxHistory: 1 }).messages.map(({ content }) => content)).to.deep.equal(['3']);
  });

  it('leaves out reasoning, and answers in which nothing came', () => {
    const thought = withParts('assistant', [
      { type: 'reasoning', text: 'secret', startedAt: 0, duration: 1 },
      { type: 'text', text: 'open' },
    ]);
    const request = toWire(
      [say('user', '1'), thought, say('user', '2'), withParts('assistant', []), say('user', '3')],
      {},
    );
    expect(request.messages.map(({ content }) => content)).to.deep.equal(['1', 'open', '2', '3']);
  });

  it('sends pictures and text files as content parts', () => {
    const question = withParts('user', [
      { type: 'file', name: 'a.png', mimeType: 'image/png', url: 'data:image/png;base64,AAAA' },
      { type: 'file', name: 'notes.txt', mimeType: 'text/plain', text: 'milk' },
      { type: 'text', text: 'what is this?' },
    ]);
    expect(toWire([question], {}).messages).to.deep.equal([
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          { type: 'text', text: 'notes.txt:\nmilk' },
          { type: 'text', text: 'what is this?' },
        ],
      },
    ]);
  });

  describe('with tools', () => {
    const call = (id: string, index: number, fields: Partial<ToolCallPart> = {}): ToolCallPart => ({
      type: 'tool-call',
      index,
      id,
      name: 'f',
      arguments: '{}',
      result: `result of ${id}`,
      error: undefined,
      status: 'done',
      duration: 0,
      ...fields,
    });
    const asked = (...ids: readonly string[]) => ({
      role: 'assistant',
      content: null,
      tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } })),
    });
    const told = (id: string, content = `result of ${id}`) => ({ role: 'tool', tool_call_id: id, content });

    it('sends each round with its results, parallel calls together', () => {
      const answer = withParts('assistant', [
        ...[call('a', 0), call('b', 1), call('c', 0)],
        { type: 'text', text: 'So.' },
      ]);
      expect(toWire([say('user', '1'), answer, say('user', '2')], {}).messages).to.deep.equal([
        { role: 'user', content: '1' },
        asked('a', 'b'),
        told('a'),
        told('b'),
        asked('c'),
        told('c'),
        { role: 'assistant', content: 'So.' },
        { role: 'user', content: '2' },
      ]);
    });

    it('sends an error as the result, and leaves out a call that has neither', () => {
      const answer = withParts('assistant', [
        { type: 'text', text: 'See: ' },
        call('a', 0, { result: undefined, error: 'no' }),
        call('b', 1, { result: undefined }),
      ]);
      expect(toWire([say('user', '1'), answer, say('user', '2')], {}).messages.slice(1, -1)).to.deep.equal([
        { ...asked('a'), content: 'See: ' },
        told('a', 'Error: no'),
      ]);
      const unanswered = withParts('assistant', [call('a', 0, { result: undefined })]);
      expect(toWire([say('user', '1'), unanswered, say('user', '2')], {}).messages).to.have.length(2);
    });

    it('never parts a call from its result, whatever max-history is', () => {
      const answer = withParts('assistant', [call('a', 0), { type: 'text', text: 'So.' }]);
      const messages = [say('user', '1'), answer, say('user', '2'), answer, say('user', '3')];
      for (let maxHistory = 0; maxHistory < 8; maxHistory += 1) {
        const roles = toWire(messages, { maxHistory }).messages.map(({ role }) => role);
        expect(roles[0]).to.equal('user');
        expect(roles.filter((role) => role === 'tool').length * 2).to.equal(
          roles.filter((role) => role === 'assistant').length,
        );
      }
    });

    it('tells of the functions, and lets extraBody have the last word', () => {
      const tools: readonly Tool[] = [{ name: 'f', execute: () => 1 }];
      expect(toWire([say('user', '1')], { tools }).tools).to.deep.equal([
        { type: 'function', function: { name: 'f' } },
      ]);
      expect(toWire([say('user', '1')], { tools, extraBody: { tools: [] } }).tools).to.deep.equal([]);
    });
  });

  it('sends as many of the last messages as are asked for, whatever max-history is', () => {
    const messages = [say('user', '1'), say('assistant', '2'), say('user', '3'), say('assistant', '4')];
    const contents = toWire(messages, { maxHistory: 0 }, 2).messages.map(({ content }) => content);
    expect(contents).to.deep.equal(['3', '4']);
  });
});
