import { expect } from 'chai';
import { createMessage } from '../../src/conversation/message.js';
import type { Message, Part, Role } from '../../src/conversation/message.js';
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
});
