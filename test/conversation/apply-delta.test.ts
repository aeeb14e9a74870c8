import { expect } from 'chai';
import * as fc from 'fast-check';
import { applyDelta } from '../../src/conversation/apply-delta.js';
import { createMessage, textAfter, textLength } from '../../src/conversation/message.js';
import type { Message } from '../../src/conversation/message.js';
import type { Delta } from '../../src/protocol/deltas.js';

const empty = createMessage({ id: 'a', parentId: 'q', role: 'assistant', createdAt: 0, status: 'pending' });

function applyAll(deltas: readonly Delta[]): Message {
  return deltas.reduce((message, delta, place) => applyDelta(message, delta, place * 1000), empty);
}

describe('applyDelta', () => {
  it('joins pieces of text into one part', () => {
    const message = applyAll([
      { type: 'text', text: 'Hel' },
      { type: 'text', text: 'lo' },
    ]);
    expect(message.text).to.equal('Hello');
    expect(message.parts).to.deep.equal([{ type: 'text', text: 'Hello' }]);
  });

  it('leaves the message it was given as it was', () => {
    const before = applyAll([{ type: 'text', text: 'a' }]);
    applyDelta(before, { type: 'text', text: 'b' }, 0);
    expect(before.text).to.equal('a');
  });

  it('makes a pending message streaming with the first content, and not before', () => {
    const started = applyAll([{ type: 'start', model: 'm' }]);
    expect(started.status).to.equal('pending');
    expect(started.model).to.equal('m');
    expect(applyDelta(started, { type: 'reasoning', text: 'x' }, 0).status).to.equal('streaming');
  });

  it('keeps reasoning apart from the text and measures it', () => {
    const message = applyAll([
      { type: 'reasoning', text: 'let me ' },
      { type: 'reasoning', text: 'see' },
      { type: 'text', text: 'Yes.' },
    ]);
    expect(message.text).to.equal('Yes.');
    expect(message.parts[0]).to.deep.equal({ type: 'reasoning', text: 'let me see', startedAt: 0, duration: 1000 });
  });

  it('turns the text so far into reasoning when it was that', () => {
    const message = applyAll([
      { type: 'text', text: 'hm' },
      { type: 'text-was-reasoning' },
      { type: 'text', text: 'Yes.' },
    ]);
    expect(message.parts.map((part) => part.type)).to.deep.equal(['reasoning', 'text']);
    expect(message.text).to.equal('Yes.');
  });

  it('keeps images in their place in the text', () => {
    const message = applyAll([
      { type: 'text', text: 'one' },
      { type: 'image', url: 'data:image/png;base64,AAAA', alt: 'dot' },
      { type: 'text', text: 'two' },
    ]);
    expect(message.parts.map((part) => part.type)).to.deep.equal(['text', 'image', 'text']);
    expect(message.text).to.equal('onetwo');
  });

  it('puts the pieces of each tool call together by its index', () => {
    const message = applyAll([
      { type: 'tool-call', index: 0, id: 'c0', name: 'weather', arguments: '{"ci' },
      { type: 'tool-call', index: 1, id: 'c1', name: 'time', arguments: '{}' },
      { type: 'tool-call', index: 0, arguments: 'ty":"Bonn"}' },
    ]);
    const calls = message.parts.filter((part) => part.type === 'tool-call');
    expect(calls.map(({ id, name, arguments: args }) => [id, name, args])).to.deep.equal([
      ['c0', 'weather', '{"city":"Bonn"}'],
      ['c1', 'time', '{}'],
    ]);
  });

  it('notes usage, finish reason and sources', () => {
    const usage = { inputTokens: 1, outputTokens: 2, totalTokens: 3 };
    const message = applyAll([
      { type: 'source', url: 'https://iotex.io/', title: 'IoTeX' },
      { type: 'usage', usage },
      { type: 'finish', reason: 'length' },
    ]);
    expect(message.usage).to.equal(usage);
    expect(message.finishReason).to.equal('length');
    expect(message.parts).to.deep.equal([{ type: 'source', url: 'https://iotex.io/', title: 'IoTeX' }]);
  });

  it('gives the same text however it was cut, and the tail of it from wherever a reader is', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(), (pieces, seed) => {
        const whole = pieces.join('');
        const message = applyAll(pieces.map((text) => ({ type: 'text', text })));
        const [part] = message.parts;
        if (part?.type !== 'text') return pieces.length === 0;
        const offset = whole.length === 0 ? 0 : seed % (whole.length + 1);
        return (
          message.text === whole && textLength(part) === whole.length && textAfter(part, offset) === whole.slice(offset)
        );
      }),
    );
  });

  it('gives messages that survive JSON and structuredClone with their text', () => {
    const message = applyAll([
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ]);
    expect((JSON.parse(JSON.stringify(message)) as Message).text).to.equal('ab');
    expect(structuredClone(message).parts).to.deep.equal([{ type: 'text', text: 'ab' }]);
  });

  it('leaves the parts of earlier requests as they are', () => {
    const before = applyAll([
      { type: 'text', text: 'one' },
      { type: 'tool-call', index: 0, id: 'c0', name: 'f', arguments: '{}' },
      { type: 'text', text: 'two' },
    ]);
    const deltas: readonly Delta[] = [
      { type: 'text', text: 'th' },
      { type: 'text', text: 'ree' },
      { type: 'text-was-reasoning' },
      { type: 'tool-call', index: 0, id: 'c1', name: 'g', arguments: '' },
    ];
    const after = deltas.reduce((message, delta) => applyDelta(message, delta, 0, 3), before);
    expect(after.parts.slice(0, 3)).to.deep.equal(before.parts);
    expect(after.parts.slice(3).map((part) => ('text' in part ? part.text : part.type))).to.deep.equal([
      'three',
      'tool-call',
    ]);
  });

  it('counts the revisions', () => {
    expect(
      applyAll([
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ]).revision,
    ).to.equal(2);
  });
});
