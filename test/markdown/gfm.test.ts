/** Texts of the sections that GitHub's specification adds (https://github.github.com/gfm/), and of what lies between its lines. */
import { expect } from 'chai';
import { gfm } from '../../src/markdown/syntax.js';
import { toHtml } from './to-html.js';

type Case = readonly [fact: string, text: string, html: string];

/** A table's HTML, from cells as `a | b` and the alignments of its columns. */
function table(head: string, rows: readonly string[] = [], alignments: readonly string[] = []): string {
  const row = (cells: string, tag: string): string =>
    `<tr>\n${cells
      .split(' | ')
      .map((cell, index) => `<${tag}${alignments[index] ? ` align="${alignments[index]}"` : ''}>${cell}</${tag}>\n`)
      .join('')}</tr>\n`;
  const body = rows.length > 0 ? `<tbody>\n${rows.map((cells) => row(cells, 'td')).join('')}</tbody>\n` : '';
  return `<table>\n<thead>\n${row(head, 'th')}</thead>\n${body}</table>\n`;
}

function link(address: string, text = address): string {
  return `<a href="${address}">${text}</a>`;
}

const tables: readonly Case[] = [
  ['has a head and rows', '| foo | bar |\n| --- | --- |\n| baz | bim |\n', table('foo | bar', ['baz | bim'])],
  [
    'aligns its columns, whatever the widths',
    '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
    table('abc | defghi', ['bar | baz'], ['center', 'right']),
  ],
  ['aligns to the left', 'a|b\n:-|-\n', table('a | b', [], ['left', ''])],
  [
    'takes an escaped pipe as a pipe, in code and in emphasis',
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
    table('f|oo', ['b <code>|</code> az', 'b <strong>|</strong> im']),
  ],
  [
    'ends where another block begins',
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
    `${table('abc | def', ['bar | baz'])}<blockquote>\n<p>bar</p>\n</blockquote>\n`,
  ],
  [
    'ends at a blank line, and takes a line without pipes as a row',
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n',
    `${table('abc | def', ['bar | baz', 'bar | '])}<p>bar</p>\n`,
  ],
  [
    'needs as many cells in its head as in its delimiter row',
    '| abc | def |\n| --- |\n| bar |\n',
    '<p>| abc | def |\n| --- |\n| bar |</p>\n',
  ],
  [
    'fills short rows and cuts long ones',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n',
    table('abc | def', ['bar | ', 'bar | baz']),
  ],
  ['may be a head alone', '| abc | def |\n| --- | --- |\n', table('abc | def')],
  ['has empty cells', '| a | |\n|-|-|\n| | b |\n', table('a | ', [' | b'])],
  ['may have one column', '| a |\n|-|\n| b |\n', table('a', ['b'])],
  ['may have one column without pipes', 'a\n:-\nb\n', table('a', ['b'], ['left'])],
  ['is no heading', 'a\n---\n', '<h2>a</h2>\n'],
  ['takes the last line of a paragraph as its head', 'text\na|b\n-|-\n', `<p>text</p>\n${table('a | b')}`],
  ['reads links by definitions', 'a|b\n-|-\n[x]|y\n\n[x]: /u\n', table('a | b', [`${link('/u', 'x')} | y`])],
  ['stands in a list', '- a|b\n  -|-\n  c|d\n', `<ul>\n<li>\n${table('a | b', ['c | d'])}</li>\n</ul>\n`],
  ['has no lazy rows', '> a|b\n> -|-\nc|d\n', `<blockquote>\n${table('a | b')}</blockquote>\n<p>c|d</p>\n`],
  ['has no lazy delimiter row', '> a|b\n:-|-\n', '<blockquote>\n<p>a|b\n:-|-</p>\n</blockquote>\n'],
  ['splits its cells before code', '|`a|b`|c|\n|-|-|-|\n', table('`a | b` | c')],
];

const strikethrough: readonly Case[] = [
  ['takes two tildes', '~~Hi~~ Hello, world!\n', '<p><del>Hi</del> Hello, world!</p>\n'],
  ['takes one tilde', '~there~ world\n', '<p><del>there</del> world</p>\n'],
  ['ends with its paragraph', 'This ~~has a\n\nnew paragraph~~.\n', '<p>This ~~has a</p>\n<p>new paragraph~~.</p>\n'],
  ['takes no three', 'This will ~~~not~~~ strike.\n', '<p>This will ~~~not~~~ strike.</p>\n'],
  ['needs the same on both sides', '~~a~ b\n', '<p>~~a~ b</p>\n'],
  ['nests in emphasis and holds it', '*a ~~b **c**~~*\n', '<p><em>a <del>b <strong>c</strong></del></em></p>\n'],
  ['opens before text alone', 'a ~ b ~ c\n', '<p>a ~ b ~ c</p>\n'],
  ['holds no half emphasis', '~a *b~ c*\n', '<p><del>a *b</del> c*</p>\n'],
];

const open = '<input disabled="" type="checkbox"> ';
const done = '<input checked="" disabled="" type="checkbox"> ';
const tasks: readonly Case[] = [
  [
    'has an open box or a done one',
    '- [ ] foo\n- [x] bar\n',
    `<ul>\n<li>${open}foo</li>\n<li>${done}bar</li>\n</ul>\n`,
  ],
  [
    'nests',
    '- [x] foo\n  - [ ] bar\n  - [X] baz\n- [ ] bim\n',
    `<ul>\n<li>${done}foo\n<ul>\n<li>${open}bar</li>\n<li>${done}baz</li>\n</ul>\n</li>\n<li>${open}bim</li>\n</ul>\n`,
  ],
  ['may be numbered', '1. [ ] a\n', `<ol>\n<li>${open}a</li>\n</ol>\n`],
  ['needs white space after the box', '- [x]a\n', '<ul>\n<li>[x]a</li>\n</ul>\n'],
  ['needs text after the box', '- [ ]\n', '<ul>\n<li>[ ]</li>\n</ul>\n'],
  [
    'is no definition’s, nor is the text after it one',
    '- [ ] [a]: /u\n- [x]: /v\n',
    `<ul>\n<li>${open}[a]: /u</li>\n<li></li>\n</ul>\n`,
  ],
  ['is in an item only', '[ ] a\n', '<p>[ ] a</p>\n'],
  ['is in the item’s first paragraph only', '- a\n\n  [ ] b\n', '<ul>\n<li>\n<p>a</p>\n<p>[ ] b</p>\n</li>\n</ul>\n'],
];

const autolinks: readonly Case[] = [
  ['knows www.', 'www.commonmark.org\n', `<p>${link('http://www.commonmark.org', 'www.commonmark.org')}</p>\n`],
  [
    'takes what follows the domain',
    'Visit www.commonmark.org/help for more.\n',
    `<p>Visit ${link('http://www.commonmark.org/help', 'www.commonmark.org/help')} for more.</p>\n`,
  ],
  [
    'leaves punctuation at its end',
    'Visit www.a.org.\n\nVisit www.a.org/a.b.\n',
    `<p>Visit ${link('http://www.a.org', 'www.a.org')}.</p>\n<p>Visit ${link('http://www.a.org/a.b', 'www.a.org/a.b')}.</p>\n`,
  ],
  [
    'takes balanced parentheses',
    '(www.g.com/s?q=M+(b)))\n',
    `<p>(${link('http://www.g.com/s?q=M+(b)', 'www.g.com/s?q=M+(b)')}))</p>\n`,
  ],
  [
    'takes parentheses within',
    'www.g.com/q=(b))+ok\n',
    `<p>${link('http://www.g.com/q=(b))+ok', 'www.g.com/q=(b))+ok')}</p>\n`,
  ],
  ['leaves an entity at its end', 'www.g.com/q&hl;\n', `<p>${link('http://www.g.com/q', 'www.g.com/q')}&amp;hl;</p>\n`],
  [
    'takes an entity within',
    'www.g.com/q&hl=en\n',
    `<p>${link('http://www.g.com/q&amp;hl=en', 'www.g.com/q&amp;hl=en')}</p>\n`,
  ],
  ['ends at <', 'www.a.org/he<lp\n', `<p>${link('http://www.a.org/he', 'www.a.org/he')}&lt;lp</p>\n`],
  [
    'knows http and https',
    'http://a.org (https://e.fr/?q=a&b.)\n',
    `<p>${link('http://a.org')} (${link('https://e.fr/?q=a&amp;b')}.)</p>\n`,
  ],
  [
    'knows a host without a period after a scheme',
    'http://localhost:3000/a\n',
    `<p>${link('http://localhost:3000/a')}</p>\n`,
  ],
  ['knows no ftp', 'ftp://foo.bar.baz\n', '<p>ftp://foo.bar.baz</p>\n'],
  ['needs a period after www.', 'www.\n', '<p>www.</p>\n'],
  ['has no _ in the last two segments', 'www.a_b.c www.a.b_c\n', '<p>www.a_b.c www.a.b_c</p>\n'],
  ['may have _ before them', 'www.a_b.c.d\n', `<p>${link('http://www.a_b.c.d', 'www.a_b.c.d')}</p>\n`],
  ['begins no word in its middle', 'awww.a.b xhttp://a.b\n', '<p>awww.a.b xhttp://a.b</p>\n'],
  [
    'stands in emphasis',
    '**www.a.b** _http://a.b_\n',
    `<p><strong>${link('http://www.a.b', 'www.a.b')}</strong> <em>${link('http://a.b')}</em></p>\n`,
  ],
  ['is text in a link', '[www.a.b](/u) [ http://a.b\n', `<p>${link('/u', 'www.a.b')} [ ${link('http://a.b')}</p>\n`],
  ['is text in code', '`www.a.b`\n', '<p><code>www.a.b</code></p>\n'],
  ['keeps underscores of an address', 'http://a.b/_c_ d\n', `<p>${link('http://a.b/_c')}_ d</p>\n`],
  ['knows addresses of mail', 'foo@bar.baz\n', `<p>${link('mailto:foo@bar.baz', 'foo@bar.baz')}</p>\n`],
  [
    'takes + before the @, and not after it',
    'hello@mail+xyz.example isn’t valid, but hello+xyz@mail.example is.\n',
    `<p>hello@mail+xyz.example isn’t valid, but ${link('mailto:hello+xyz@mail.example', 'hello+xyz@mail.example')} is.</p>\n`,
  ],
  [
    'ends an address of mail with no -, _ or period',
    'a.b-c_d@a.b a.b-c_d@a.b. a.b-c_d@a.b- a.b-c_d@a.b_\n',
    `<p>${link('mailto:a.b-c_d@a.b', 'a.b-c_d@a.b')} ${link('mailto:a.b-c_d@a.b', 'a.b-c_d@a.b')}. a.b-c_d@a.b- a.b-c_d@a.b_</p>\n`,
  ],
  [
    'takes mailto: with the address, and nothing behind it',
    'mailto:a.b-c_d@a.b. mailto:a.b-c_d@a.b/ mailto:a.b-c_d@a.b- xmailto:a@b.c\n',
    `<p>${link('mailto:a.b-c_d@a.b')}. ${link('mailto:a.b-c_d@a.b')}/ mailto:a.b-c_d@a.b- xmailto:${link('mailto:a@b.c', 'a@b.c')}</p>\n`,
  ],
  [
    'takes xmpp: with the address and one resource',
    'xmpp:foo@bar.baz. xmpp:foo@bar.baz/txt@bin.com xmpp:foo@bar.baz/txt/bin xmpp:foo@bar.baz/txt. (xmpp:foo@bar.baz/)\n',
    `<p>${link('xmpp:foo@bar.baz')}. ${link('xmpp:foo@bar.baz/txt@bin.com')} ${link('xmpp:foo@bar.baz/txt')}/bin ` +
      `${link('xmpp:foo@bar.baz/txt')}. (${link('xmpp:foo@bar.baz')}/)</p>\n`,
  ],
  ['takes mailto: with the address', 'mailto:foo@bar.baz\n', `<p>${link('mailto:foo@bar.baz')}</p>\n`],
];

describe('Markdown as GitHub has it', () => {
  let passed = 0;
  const sections = { tables, strikethrough, 'task list items': tasks, 'autolinks without brackets': autolinks };
  for (const [section, cases] of Object.entries(sections)) {
    describe(section, () => {
      for (const [fact, text, html] of cases) {
        it(fact, () => {
          expect(toHtml([text], gfm)).to.equal(html);
          expect(toHtml(Array.from(text), gfm)).to.equal(html);
          passed += 1;
        });
      }
    });
  }
  after(() => console.log(`    Extensions of GitHub: ${passed} of ${Object.values(sections).flat().length}`));
});
