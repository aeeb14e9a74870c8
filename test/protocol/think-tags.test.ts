import { expect } from 'chai';
import fc from 'fast-check';
import { ThinkTags } from '../../src/protocol/think-tags.js';
import type { ThinkPiece } from '../../src/protocol/think-tags.js';

/** What the pieces come to: "T:" and "R:" for text and reasoning, "!" for text that was reasoning. */
function read(...content: string[]): string {
  const tags = new ThinkTags();
  return write([...content.flatMap((text) => tags.push(text)), ...tags.end()]);
}

function write(pieces: readonly ThinkPiece[]): string {
  let result = '';
  let last = '';
  for (const piece of pieces) {
    const mark = piece.type === 'text' ? 'T:' : piece.type === 'reasoning' ? 'R:' : '!';
    if (mark !== last) result += mark;
    last = mark;
    if ('text' in piece) result += piece.text;
  }
  return result;
}

describe('ThinkTags', () => {
  const cases: readonly (readonly [fact: string, content: string, result: string])[] = [
    ['passes text on', 'Hello < world', 'T:Hello < world'],
    ['opens at the start', '<think>a</think>b', 'R:aT:b'],
    ['opens after white space at the start', ' \n<think>a</think>b', 'R:aT:b'],
    ['opens at the start of a line', 'a\n<think>b</think>c', 'T:a\nR:bT:c'],
    ['opens at the start of an indented line', 'a\n  <think>b</think>c', 'T:a\n  R:bT:c'],
    ['opens before a line break', 'a<think>\nb</think>c', 'T:aR:bT:c'],
    ['opens after a closing tag', '<think>a</think> <think>b</think>c', 'R:abT:c'],
    ['leaves a tag within a line alone', 'the <think> tag', 'T:the <think> tag'],
    ['leaves a tag that ends the text alone', 'the <think>', 'T:the <think>'],
    ['knows <thinking> and <thought>', '<thinking>a</thinking><thought>b</thought>c', 'R:abT:c'],
    ['closes with the tag that opened', '<think>a</thought>b</think>c', 'R:a</thought>bT:c'],
    ['leaves other tags alone', '<thinker><b>a</b>', 'T:<thinker><b>a</b>'],
    ['drops the line breaks at the tags', '<think>\r\n\na\n\nb\n</think>\n\n  c\n', 'R:a\n\nbT:  c\n'],
    ['keeps the white space between text and text', 'a\n<think>b</think>\n\nc', 'T:a\nR:bT:\n\nc'],
    ['keeps the white space of an answer without tags', '\n\n a \n', 'T:\n\n a \n'],
    ['gives reasoning that never ends', '<think>a\n', 'R:a\n'],
    ['gives an unfinished tag at the end', 'a\n<thin', 'T:a\n<thin'],
    ['takes text before a lone closing tag for reasoning', 'a\n</think>\nb', 'T:a\n!T:b'],
    ['says so only once', 'a</think>b</think>c', 'T:a!T:b</think>c'],
    ['says nothing where no text came', '</think>a', 'T:a'],
    ['leaves a lone closing tag after an opened one alone', '<think>a</think>b</think>c', 'R:aT:b</think>c'],
    ['opens after a lone closing tag', 'a</think><think>b</think>c', 'T:a!R:bT:c'],
    ['leaves tags in a fence alone', '```\n<think>\n```\n<think>a</think>b', 'T:```\n<think>\n```\nR:aT:b'],
    ['leaves tags in inline code alone', '`<think>\n', 'T:`<think>\n'],
    ['leaves a closing tag in code alone', '`</think>` and ```\n</think>\n', 'T:`</think>` and ```\n!'],
    ['ends reasoning whose fence was never closed', '<think>```\na</think>b', 'R:```\naT:b'],
    ['opens in the text after such a fence', '<think>```\na</think>b\n<think>c</think>d', 'R:```\naT:b\nR:cT:d'],
    ['ends reasoning after half an example', '<think>```\n<think>\n```\na</think>b', 'R:```\n<think>\n```\naT:b'],
    ['ends reasoning whose quotes look like code', "<think>``a''</think>b", "R:``a''T:b"],
    ['keeps a tag in backticks within reasoning', '<think>a `</think>` b</think>c', 'R:a `</think>` bT:c'],
    [
      'keeps an example within reasoning',
      '<think>```\n<think></think>\n```\na</think>b',
      'R:```\n<think></think>\n```\naT:b',
    ],
  ];
  for (const [fact, content, result] of cases) {
    it(fact, () => {
      expect(read(content)).to.equal(result);
      expect(read(...Array.from(content))).to.equal(result);
      for (let at = 1; at < content.length; at++)
        expect(read(content.slice(0, at), content.slice(at))).to.equal(result);
    });
  }

  it('comes to the same however the content is cut', () => {
    const words = fc.constantFrom(
      '<think>',
      '</think>',
      '<thought>',
      '<',
      '<thi',
      '`',
      '```',
      '~~~',
      '\n',
      ' ',
      'a',
      '/',
      '>',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), fc.array(fc.nat(60)), (parts, cuts) => {
        const content = parts.join('');
        const positions = [...new Set(cuts)].filter((at) => at < content.length).sort((a, b) => a - b);
        const pieces = [0, ...positions].map((from, index) => content.slice(from, positions[index]));
        expect(read(...pieces)).to.equal(read(content));
        expect(read(...Array.from(content))).to.equal(read(content));
      }),
      { numRuns: 2000 },
    );
  });

  it('holds nothing back but what may become a tag', () => {
    const tags = new ThinkTags();
    expect(write(tags.push('Hello'))).to.equal('T:Hello');
    expect(write(tags.push(' a <'))).to.equal('T: a ');
    expect(write(tags.push('b'))).to.equal('T:<b');
    expect(write(tags.push('\n</thinking'))).to.equal('T:\n');
    expect(write(tags.push('s>'))).to.equal('T:</thinkings>');
  });
});
