/** Mathematics and footnotes in a text that is still growing. */
import { expect } from 'chai';
import fc from 'fast-check';
import { parseBecoming, stableEnd } from '../../src/markdown/inlines/unfinished.js';
import { chat } from '../../src/markdown/syntax.js';
import { writeInlines } from './to-html.js';
import { expectToBeCutAnywhere } from './cut-anywhere.js';

const context = {
  syntax: chat,
  definition: (label: string) => (label === 'A' ? { destination: '/a', title: undefined } : undefined),
  footnote: (label: string) => (label === '^A' ? 1 : undefined),
};

const pieces = [
  ...['$', '$', '$$', '\\(', '\\)', '\\[', '\\]', '\\$', '\\', '$`', '`$', '`', '$5', '$x$', '\\(y\\)', '$$ z $$', '5'],
  ...['[^a]', '[^b]', '[^', '^', '[', ']', '(', ')', '[a]', '*', '**', '_', ' ', ' ', ' ', 'a', 'b ', '漢字', '\n'],
];

/** Texts of one leaf. */
const leaf = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) =>
  parts
    .join('')
    .replace(/\s*\n\s*/g, '\n')
    .trim(),
);

const becoming = (text: string): string => writeInlines(parseBecoming(text, context));

describe('stableEnd with mathematics and footnotes', () => {
  it('cuts a growing text where both parts together are the whole, whatever follows', () => {
    expectToBeCutAnywhere(leaf, context, 3000);
  });

  const cases: readonly (readonly [fact: string, text: string, end: number])[] = [
    ['is before a dollar that may begin a formula', 'a b $c d', 4],
    ['is behind a dollar that cannot', 'a $ c d', 6],
    ['is behind a formula', 'a $b c$ d e', 10],
    ['is before a formula that a digit would end', 'a $b c$', 2],
    ['is behind a price in a long text', `a $5 ${'b '.repeat(600)}c`, 1205],
    ['is before a parenthesis that may begin a formula', 'a \\(b c', 2],
    ['is behind the mark of a footnote', 'a [^a] b', 7],
  ];
  for (const [fact, text, end] of cases)
    it(fact, () => {
      expect(stableEnd(text, context)).to.equal(end);
    });
});

describe('parseBecoming with mathematics and footnotes', () => {
  const cases: readonly (readonly [fact: string, text: string, html: string])[] = [
    ['takes no mark of an unfinished formula for emphasis', 'a $x_1 *y_2 b', 'a $x_1 *y_2 b'],
    ['takes a price for a text', 'a $5 *b', 'a $5 <em>b</em>'],
    ['shows the source of an unfinished formula', '\\(x \\frac{a', '\\(x \\frac{a'],
    ['shows a formula once it is closed', 'a $x$ b', 'a <span class="math">x</span> b'],
    ['shows no unfinished mark of a footnote as a link', 'a [^a', 'a [^a'],
    ['shows no mark without a footnote as a link', 'a [^b]', 'a [^b]'],
    ['shows the mark of a footnote', 'a [^a]', 'a <sup>1</sup>'],
  ];
  for (const [fact, text, expected] of cases)
    it(fact, () => {
      expect(becoming(text)).to.equal(expected);
    });
});
