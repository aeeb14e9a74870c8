/** Footnotes, as GitHub has them. */
import { expect } from 'chai';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import { chat, gfm } from '../../src/markdown/syntax.js';
import { toHtml } from './to-html.js';

const p = (text: string): string => `<p>${text}</p>\n`;
const note = (number: number, content: string): string => `<aside id="${number}">\n${content}</aside>\n`;
const mark = (number: number): string => `<sup>${number}</sup>`;

const cases: readonly (readonly [fact: string, text: string, html: string])[] = [
  ['have a mark and a text', 'a[^1].\n\n[^1]: b *c*\n', p(`a${mark(1)}.`) + note(1, p('b <em>c</em>'))],
  ['may come before their mark', '[^1]: b\n\na[^1]\n', note(1, p('b')) + p(`a${mark(1)}`)],
  [
    'are numbered as they come',
    '[^b] [^a]\n\n[^a]: x\n[^b]: y\n',
    p(`${mark(2)} ${mark(1)}`) + note(1, p('x')) + note(2, p('y')),
  ],
  [
    'have labels without case',
    '[^A] [^straße]\n\n[^a]: x\n[^STRASSE]: y\n',
    p(`${mark(1)} ${mark(2)}`) + note(1, p('x')) + note(2, p('y')),
  ],
  [
    'take blocks that are indented by four columns',
    '[^a]: b\n\n    c\n\n    - d\n\ne\n',
    note(1, `${p('b')}${p('c')}<ul>\n<li>d</li>\n</ul>\n`) + p('e'),
  ],
  [
    'may begin with any block',
    '[^a]: - b\n[^c]:\n    # d\n',
    note(1, '<ul>\n<li>b</li>\n</ul>\n') + note(2, '<h1>d</h1>\n'),
  ],
  ['have no code right after their label', '[^a]:     b\n', note(1, p('b'))],
  ['continue lazily', '[^a]: b\nc\n', note(1, p('b\nc'))],
  ['interrupt a paragraph', 'a\n[^a]: b\n', p('a') + note(1, p('b'))],
  [
    'stand in quotes and items',
    '> [^a]: b\n\n- [^c]: d\n',
    `<blockquote>\n${note(1, p('b'))}</blockquote>\n<ul>\n<li>\n${note(2, p('d'))}</li>\n</ul>\n`,
  ],
  ['are in no footnote', '[^a]: b\n\n    [^c]: d[^c]\n', note(1, p('b') + p('[^c]: d[^c]'))],
  [
    'keep the text of a further definition',
    '[^a]: b\n[^a]: c\n\nd[^a]\n',
    note(1, p('b')) + note(2, p('c')) + p(`d${mark(1)}`),
  ],
  ['are code where that is indented', '    [^a]: b\n', '<pre><code>[^a]: b\n</code></pre>\n'],
  ['have a text where a mark has none', 'a[^b] [^c d]\n\n[^c d]: e\n', p('a[^b] [^c d]') + p('[^c d]: e')],
  ['have labels of 999 characters at most', `[^${'a'.repeat(1000)}]: b\n`, p(`[^${'a'.repeat(1000)}]: b`)],
  [
    'have a mark in emphasis and in cells',
    '*a[^a]*\n\n[^a]|b\n-|-\n\n[^a]: c\n',
    `${p(`<em>a${mark(1)}</em>`)}<table>\n<thead>\n<tr>\n<th>${mark(1)}</th>\n<th>b</th>\n</tr>\n</thead>\n</table>\n${note(1, p('c'))}`,
  ],
  ['have no mark within a link', '[a[^a]](/u)\n\n[^a]: b\n', p('<a href="/u">a[^a]</a>') + note(1, p('b'))],
  ['have no mark where a link is', '[^a](/u)\n\n[^a]: b\n', p('<a href="/u">^a</a>') + note(1, p('b'))],
  ['have no picture as a mark', '![^a]\n\n[^a]: b\n', p('![^a]') + note(1, p('b'))],
  [
    'take no marks in a label for emphasis',
    '*a [^*b*] c*\n\n[^*b*]: d\n',
    p(`<em>a ${mark(1)} c</em>`) + note(1, p('d')),
  ],
  [
    'are no definitions, and definitions are no footnotes',
    '[ ^a]: /u\n\n[^a]\n\n[x]: /v\n[^x] [x]\n',
    `${p('[ ^a]: /u')}${p('[^a]')}${p('[^x] <a href="/v">x</a>')}`,
  ],
  [
    'follow each other without blank lines',
    'a[^1][^2]\n\n[^1]: b\n[^2]: c\n',
    p(`a${mark(1)}${mark(2)}`) + note(1, p('b')) + note(2, p('c')),
  ],
];

describe('Footnotes', () => {
  for (const [fact, text, html] of cases) {
    it(fact, () => {
      expect(toHtml([text], chat)).to.equal(html);
      expect(toHtml(Array.from(text), chat)).to.equal(html);
      expect(toHtml([text.slice(0, -1)], chat)).to.equal(html);
    });
  }

  it('leave a link by a shortcut what it is', () => {
    const text = '[b][^a]\n\n[b]: /u\n[^a]: c\n';
    expect(toHtml([text], chat)).to.equal(p(`<a href="/u">b</a>${mark(1)}`) + note(1, p('c')));
  });

  it('are none to GitHub’s Markdown as its specification has it', () => {
    expect(toHtml(['[^a]\n\n[^a]: b\n'], gfm)).to.equal('<p><a href="b">^a</a></p>\n');
  });

  it('tell by the same label what a mark waits for and what has come', () => {
    const asked: string[] = [];
    const context = { syntax: chat, definition: () => undefined, footnote: (label: string) => void asked.push(label) };
    parseInlines('[^Ab]', context);
    const parser = new BlockParser();
    parser.append('[^ab]: c\n');
    const defined = parser.takeChanges().filter((change) => change.type === 'defined');
    expect(defined.map(({ label }) => label)).to.deep.equal(asked);
    expect([...parser.footnotes.keys()]).to.deep.equal(asked);
  });

  it('never ask for a footnote’s label among the definitions', () => {
    const asked: string[] = [];
    const context = { syntax: chat, definition: (label: string) => void asked.push(label), footnote: () => undefined };
    parseInlines('[^a] [b][^c] [ ^d ] [^e][]', context);
    expect(asked).to.deep.equal(['B']);
  });
});
