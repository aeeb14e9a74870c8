/** Texts that are broken, or cut off. */
import { expect } from 'chai';
import { chat } from '../../src/markdown/syntax.js';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import { toHtml } from './to-html.js';

describe('Markdown that is broken', () => {
  const cases: readonly (readonly [fact: string, text: string, html: string])[] = [
    ['shows NUL as U+FFFD', 'a\0b\n\n    \0\n', '<p>a\uFFFDb</p>\n<pre><code>\uFFFD\n</code></pre>\n'],
    ['keeps lone surrogates', 'a\ud800 *b\udc00*\n', '<p>a\ud800 <em>b\udc00</em></p>\n'],
    ['keeps a lone surrogate beside a mark', '\ud800*a*\udc00\n', '<p>\ud800<em>a</em>\udc00</p>\n'],
    [
      'shows references to no character as U+FFFD',
      '&#0; &#xD800; &#x110000; &#9999999;\n',
      '<p>\uFFFD \uFFFD \uFFFD \uFFFD</p>\n',
    ],
    [
      'leaves what is no entity',
      '&; &#; &#x; &nope; &copy &#12345678;\n',
      '<p>&amp;; &amp;#; &amp;#x; &amp;nope; &amp;copy &amp;#12345678;</p>\n',
    ],
    [
      'has entities named as properties of objects as text',
      '&constructor; &toString;\n',
      '<p>&amp;constructor; &amp;toString;</p>\n',
    ],
    [
      'has labels named as properties of objects as text',
      '[constructor] [__proto__]\n',
      '<p>[constructor] [<strong>proto</strong>]</p>\n',
    ],
    ['ends lines at CR, LF and CRLF', 'a\rb\r\nc\n\rd\r\r\ne', '<p>a\nb\nc</p>\n<p>d</p>\n<p>e</p>\n'],
    ['closes a fence at the end', '```js\na', '<pre><code class="language-js">a\n</code></pre>\n'],
    ['has an empty fence', '```', '<pre><code></code></pre>\n'],
    ['takes what is cut off as text', 'a **b `c [d](e', '<p>a **b `c [d](e</p>\n'],
    ['takes a cut row as a row', 'a|b\n-|-\n|c', toHtml(['a|b\n-|-\n|c|\n'], chat)],
    ['takes cut mathematics as text', 'a $b \\(c \\[d $$e', '<p>a $b (c [d $$e</p>\n'],
    ['takes a cut block of mathematics as one', '$$\na\n$', '<div class="math">a\n$</div>\n'],
    ['takes an empty block of mathematics as one', '\\[', '<div class="math"></div>\n'],
    ['takes a cut footnote as one', '[^a]:', '<aside id="1">\n</aside>\n'],
    ['takes a cut mark as text', 'a[^b', '<p>a[^b</p>\n'],
    ['has NUL and lone surrogates in mathematics', '$a\0\ud800$\n', '<p><span class="math">a\uFFFD\ud800</span></p>\n'],
    ['gives nothing for nothing', '', ''],
    ['gives nothing for blank lines', '\n \n\t\r\n', ''],
  ];
  for (const [fact, text, html] of cases) {
    it(fact, () => {
      expect(toHtml([text], chat)).to.equal(html);
      expect(toHtml(text.split(''), chat)).to.equal(html);
    });
  }

  it('has footnotes named as properties of objects', () => {
    expect(toHtml(['[^constructor] [^toString]\n\n[^__proto__]: a[^__proto__]\n'], chat)).to.equal(
      '<p>[^constructor] [^toString]</p>\n<aside id="1">\n<p>a<sup>1</sup></p>\n</aside>\n',
    );
  });

  it('has no more cells in a table than the text has', () => {
    const parser = new BlockParser();
    parser.append(`${'a|'.repeat(1000)}\n${'-|'.repeat(1000)}\n${'b\n'.repeat(1000)}`);
    parser.end();
    const [block] = parser.document.children;
    if (block?.type !== 'table') throw new Error('expected a table');
    expect(block.alignments).to.have.length(1000);
    expect(block.rows.flat()).to.have.length(1000);
  });
});
