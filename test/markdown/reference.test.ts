/** Random text, read by this parser and by the reference implementation of CommonMark. */
import { expect } from 'chai';
import { HtmlRenderer, Parser } from 'commonmark';
import fc from 'fast-check';
import { fullCommonMark } from './all-entities.js';
import { commonMarkLike } from './markdown-like.js';
import { toHtml } from './to-html.js';

/**
 * Where the two are known to differ, always because the specification says otherwise than `commonmark` 0.31.2 does:
 * - a tab beside a link's destination or title (`[a](` and a tab) or a definition's (`[a]: /u` and a tab, each perhaps on a line of its own), which may be "spaces or tabs", makes it
 *   none there;
 * - a definition that an underline of dashes follows leaves an empty paragraph there.
 */
function isKnownDifference(text: string): boolean {
  return /\]:(?:[^\n]*\n){0,2}[^\n]*\t|\]\([^)]*\t/.test(text);
}

function reference(text: string): string {
  return new HtmlRenderer().render(new Parser().parse(text)).replaceAll('<p></p>\n', '');
}

describe('BlockParser and parseInlines beside the reference implementation', () => {
  it('come to the same HTML', () => {
    fc.assert(
      fc.property(commonMarkLike, (text) => {
        fc.pre(!isKnownDifference(text));
        expect(toHtml([text], fullCommonMark)).to.equal(reference(text));
      }),
      { numRuns: 10000 },
    );
  });

  it('differ at a tab in a link', () => {
    expect(toHtml(['[a](\t/u)'])).to.equal('<p><a href="/u">a</a></p>\n');
    expect(reference('[a](\t/u)')).to.equal('<p>[a](\t/u)</p>\n');
  });

  it('differ at a tab after a definition', () => {
    expect(toHtml(['[a]: /u\t\n'])).to.equal('');
    expect(reference('[a]: /u\t\n')).to.equal('<p>[a]: /u</p>\n');
  });
});
