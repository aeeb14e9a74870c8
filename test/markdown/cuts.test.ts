/** The same text in different pieces. */
import { expect } from 'chai';
import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import { chat, gfm } from '../../src/markdown/syntax.js';
import { chatLike, gfmLike } from './markdown-like.js';
import { toHtml } from './to-html.js';

/** The whole tree, as text, each block without its parent. */
function tree(pieces: Iterable<string>, syntax = gfm): string {
  const parser = new BlockParser(syntax);
  for (const piece of pieces) parser.append(piece);
  parser.end();
  return JSON.stringify([parser.document, [...parser.definitions], [...parser.footnotes]], (key, value: unknown) =>
    key === 'parent' ? undefined : value,
  );
}

describe('BlockParser', () => {
  for (const [name, like, syntax] of [
    ['of GitHub', gfmLike, gfm],
    ['with mathematics and footnotes', chatLike, chat],
  ] as const) {
    it(`gives the same tree however the text is cut: Markdown ${name}`, () => {
      fc.assert(
        fc.property(like, fc.array(fc.nat(80)), (text, cuts) => {
          const positions = [...new Set(cuts)].filter((at) => at < text.length).sort((a, b) => a - b);
          const pieces = [0, ...positions].map((from, index) => text.slice(from, positions[index]));
          expect(tree(pieces, syntax)).to.equal(tree([text], syntax));
          expect(tree(text.split(''), syntax)).to.equal(tree([text], syntax));
          expect(toHtml(pieces, syntax)).to.equal(toHtml([text], syntax));
        }),
        { numRuns: 3000 },
      );
    });
  }

  it('gives the same tree for every example of the specification, cut anywhere', () => {
    for (const { markdown } of tests) {
      const whole = tree([markdown]);
      for (let at = 1; at < markdown.length; at++)
        expect(tree([markdown.slice(0, at), markdown.slice(at)])).to.equal(whole);
    }
  });

  it('reads CR, LF and CRLF alike, in any mixture and cut in its middle', () => {
    fc.assert(
      fc.property(gfmLike, fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1 }), (source, ends) => {
        const text = source.replace(/\r\n?/g, '\n');
        let index = 0;
        const mixed = text.replaceAll('\n', () => ends[index++ % ends.length]!);
        expect(tree(mixed.split(''))).to.equal(tree([text]));
        expect(tree([text.replaceAll('\n', '\r')])).to.equal(tree([text]));
      }),
      { numRuns: 1000 },
    );
  });
});
