/** The inlines of a text that is still growing. */
import { expect } from 'chai';
import fc from 'fast-check';
import { endsInDestination, parseBecoming, stableEnd } from '../../src/markdown/inlines/unfinished.js';
import { gfm } from '../../src/markdown/syntax.js';
import { gfmLike } from './markdown-like.js';
import { writeInlines } from './to-html.js';
import { expectToBeCutAnywhere } from './cut-anywhere.js';

const context = {
  syntax: gfm,
  definition: (label: string) => (label === 'A' ? { destination: '/a', title: undefined } : undefined),
  footnote: () => undefined,
};

/** Texts of one leaf. */
const leaf = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: gfmLike.map((text) => text.replace(/[\r\n]+ */g, ' ')) },
      fc.constantFrom(
        '[ [a](/u) ',
        'https://a.b/c]d ',
        'word ',
        ' ',
        '漢字かな',
        '\n',
        '**b** ',
        ' `c d` ',
        '[a](/u "t u") ',
        '<a b="c d">',
      ),
    ),
    { maxLength: 5 },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  );

const becoming = (text: string): string => writeInlines(parseBecoming(text, context));

describe('stableEnd', () => {
  it('cuts a growing text where both parts together are the whole, whatever follows', () => {
    expectToBeCutAnywhere(leaf, context, 3000);
  });

  const cases: readonly (readonly [text: string, end: number])[] = [
    ['one two', 4],
    ['one two ', 4],
    ['one', 0],
    ['a **b c', 2],
    ['a **b c** d e', 12],
    ['a `b c', 2],
    ['a [b c', 2],
    ['a [b c] d', 8],
    ['a [b](c "d e', 2],
    ['a <b c', 2],
    ['a < b c', 6],
    ['漢字仮名', 3],
    ['a\nb', 2],
  ];
  for (const [text, end] of cases)
    it(`is ${end} for ${JSON.stringify(text)}`, () => {
      expect(stableEnd(text, context)).to.equal(end);
    });
});

describe('parseBecoming', () => {
  const cases: readonly (readonly [text: string, html: string])[] = [
    ['a **b', 'a <strong>b</strong>'],
    ['a **b*', 'a <strong>b</strong>'],
    ['a **b**', 'a <strong>b</strong>'],
    ['a **', 'a'],
    ['a *b **c', 'a <em>b <strong>c</strong></em>'],
    ['***a', '<em><strong>a</strong></em>'],
    ['~~a', '<del>a</del>'],
    ['~5 min', '~5 min'],
    ['a `b', 'a <code>b</code>'],
    ['a ``b` c', 'a <code>b` c</code>'],
    ['a `', 'a'],
    ['[a', '<a href="">a</a>'],
    ['[b]', '<a href="">b</a>'],
    ['[b](https://x.y/z', '<a href="">b</a>'],
    ['[b](https://x.y/z "ti', '<a href="">b</a>'],
    ['[b](https://x.y/z)', '<a href="https://x.y/z">b</a>'],
    ['[b][c', '<a href="">b</a>'],
    ['[b] c', '[b] c'],
    ['[a', '<a href="">a</a>'],
    ['[a](/u', '<a href="">a</a>'],
    ['[a] c', '<a href="/a">a</a> c'],
    ['**a [b *c', '<strong>a <a href="">b <em>c</em></a></strong>'],
    ['**a [b** c', '<strong>a <a href="">b** c</a></strong>'],
    ['![a](data:image/png;base64,AAAA', '<img src="" alt="a" />'],
    ['5 * 3 is', '5 * 3 is'],
    ['', ''],
    ['* ', ''],
    ['a &frac1', 'a'],
    ['AT&T', 'AT&amp;T'],
    ['a &frac12;', 'a ½'],
  ];
  for (const [text, expected] of cases)
    it(`reads ${JSON.stringify(text)} as ${expected}`, () => {
      expect(becoming(text)).to.equal(expected);
    });

  it('reads every beginning of every text', () => {
    fc.assert(
      fc.property(leaf, (text) => {
        for (let length = 0; length <= text.length; length++) expect(becoming(text.slice(0, length))).to.be.a('string');
      }),
      { numRuns: 500 },
    );
  });

  it('knows when an address is not complete', () => {
    expect(endsInDestination('a ![b](data:image/png;base64,AAAA')).to.equal(true);
    expect(endsInDestination('a [b](c) d')).to.equal(false);
    expect(endsInDestination('a [b](c "d')).to.equal(false);
  });
});
