/** Mathematics: what is, and what only looks like it. */
import { expect } from 'chai';
import { chat, gfm } from '../../src/markdown/syntax.js';
import { toHtml } from './to-html.js';

type Case = readonly [fact: string, text: string, html: string];

const math = (text: string): string => `<span class="math">${text}</span>`;
const display = (text: string): string => `<span class="display">${text}</span>`;
const block = (text: string): string => `<div class="math">${text}</div>\n`;
const p = (text: string): string => `<p>${text}</p>\n`;

const inline: readonly Case[] = [
  ['stands between dollars', 'a $x^2$ b\n', p(`a ${math('x^2')} b`)],
  ['stands between parentheses with backslashes', 'a \\(x^2\\) b\n', p(`a ${math('x^2')} b`)],
  ['is displayed between two dollars', 'a $$x$$ b\n', p(`a ${display('x')} b`)],
  ['is displayed between brackets with backslashes', 'a \\[x\\] b\n', p(`a ${display('x')} b`)],
  ['stands between a dollar and a backtick', 'a $`x$y`$ b\n', p(`a ${math('x$y')} b`)],
  [
    'is raw',
    '$a_1*b*\\%&amp;[c](d)_2$ \\(`a\\(*b*\\)\n',
    p(`${math('a_1*b*\\%&amp;amp;[c](d)_2')} ${math('`a\\(*b*')}`),
  ],
  ['may have several lines', '$a +\nb$\n', p(math('a +\nb'))],
  ['holds escaped dollars', '$\\$5$ $$\\$$$\n', p(`${math('\\$5')} ${display('\\$')}`)],
  ['ends at no escaped mark', '\\(a\\\\) b\\)\n', p(math('a\\\\) b'))],
  ['begins at no escaped dollar', '\\$a$ \\\\$b$\n', p(`$a$ \\${math('b')}`)],
  ['is no price', '$5 and $6, US$100 and HK$ 5, $7-$9\n', p('$5 and $6, US$100 and HK$ 5, $7-$9')],
  ['has text right after its first dollar', '$ a$ b\n', p('$ a$ b')],
  ['has text right before its last dollar', '$a $ b\n', p('$a $ b')],
  ['has no digit after its last dollar', '$a$5\n', p('$a$5')],
  ['begins in no word', 'US$a$\n', p('US$a$')],
  ['begins beside characters of other scripts', '设$x$为\n', p(`设${math('x')}为`)],
  ['has no half of a code span', '$5 or `${x}` b$\n', p('$5 or <code>${x}</code> b$')],
  ['is no run of three dollars', '$$$a$$$ $$$\n', p('$$$a$$$ $$$')],
  ['has a source', '\\(\\) $$ $$ a \\[ \\]\n', p('() $$ $$ a [ ]')],
  ['binds as code does, by what opens first', '`$a` b$ $c `d$ e`\n', p('<code>$a</code> b$ $c <code>d$ e</code>')],
  ['binds tighter than emphasis and links', '*a $b* c$ [d $e](f)$\n', p(`*a ${math('b* c')} [d ${math('e](f)')}`)],
  [
    'stands in emphasis, links and headings',
    '**$a$** [\\(b\\)](/u)\n',
    p(`<strong>${math('a')}</strong> <a href="/u">${math('b')}</a>`),
  ],
  ['is text if nothing closes it', 'a $x \\(y *z*\n', p('a $x (y <em>z</em>')],
  [
    'is as long as it is, except between dollars',
    `$${'a'.repeat(1001)}$ \\(${'b'.repeat(2000)}\\)\n`,
    p(`$${'a'.repeat(1001)}$ ${math('b'.repeat(2000))}`),
  ],
];

const blocks: readonly Case[] = [
  ['stands between lines of dollars', '$$\nx\n$$\n', block('x')],
  ['stands between lines of brackets with backslashes', '\\[\nx\n\\]\n', block('x')],
  ['may be one line', '$$ x $$\n\\[ y \\] \n', block('x') + block('y')],
  ['may begin and end beside its marks', '$$ x\ny $$\n', block('x\ny')],
  [
    'is raw, whatever its lines begin with',
    '$$\na\n= b\n- c\n+ d\n# e\n> f\n---\n1. g\n    h\n$$\n',
    block('a\n= b\n- c\n+ d\n# e\n&gt; f\n---\n1. g\n    h'),
  ],
  ['may have blank lines', '$$\na\n\nb\n$$\n', block('a\n\nb')],
  ['interrupts a paragraph', 'a:\n$$\nb\n$$\nc\n', p('a:') + block('b') + p('c')],
  ['gives what follows its end in the line back', '$$\na\n$$ where *b*\n', block('a') + p('where <em>b</em>')],
  ['is a paragraph if text follows in its only line', '$$a$$ b\n', p(`${display('a')} b`)],
  [
    'stands in items',
    '1. a\n   \\[\n   b\n     c\n   \\]\n2. d\n',
    `<ol>\n<li>a\n${block('b\n  c')}</li>\n<li>d</li>\n</ol>\n`,
  ],
  ['ends with its item', '- $$\n  a\n\nb\n', `<ul>\n<li>\n${block('a\n')}</li>\n</ul>\n${p('b')}`],
  ['ends with its quote', '> $$\n> a\nb\n', `<blockquote>\n${block('a')}</blockquote>\n${p('b')}`],
  ['loses the indentation that its first line has', '  $$\n  a\n    b\n c\n  $$\n', block('a\n  b\nc')],
  ['is code where that is indented', '    $$\n    a\n', '<pre><code>$$\na\n</code></pre>\n'],
  ['reaches to the end if nothing closes it', '$$\na\n\n# b\n', block('a\n\n# b')],
  [
    'ends at no line of TeX that ends with a bracket',
    '\\[\na \\\\[2pt]\nb \\\\]\nc\n\\]\n',
    block('a \\\\[2pt]\nb \\\\]\nc'),
  ],
  ['is no escaped bracket', '\\[1] a\n\nb\n', p('[1] a') + p('b')],
  ['is no run of three dollars', '$$$\na\n', p('$$$\na')],
  ['has a source', '$$$$\n\n\\[ \\]\n', p('$$$$') + p('[ ]')],
  ['may have none in several lines', '$$\n$$\n', block('')],
  ['takes a tab as columns', '- $$\n\ta $$ b\n', `<ul>\n<li>\n${block('a')}b</li>\n</ul>\n`],
];

for (const [kind, cases] of [
  ['within a text', inline],
  ['as a block', blocks],
] as const)
  describe(`Mathematics ${kind}`, () => {
    for (const [fact, text, html] of cases) {
      it(fact, () => {
        expect(toHtml([text], chat)).to.equal(html);
        expect(toHtml(Array.from(text), chat)).to.equal(html);
        expect(toHtml([text.slice(0, -1)], chat)).to.equal(html);
      });
    }
  });

describe('Mathematics', () => {
  it('is text to GitHub’s Markdown alone', () => {
    expect(toHtml(['$a$ \\(b\\)\n$$\nc\n$$\n'], gfm)).to.equal(p('$a$ (b)\n$$\nc\n$$'));
  });
});
