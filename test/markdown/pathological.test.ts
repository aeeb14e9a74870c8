/** Texts that make a careless parser quadratic, or overflow its stack. */
import { expect } from 'chai';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import type { Block, Inline } from '../../src/markdown/nodes.js';
import { chat } from '../../src/markdown/syntax.js';

const kinds: readonly (readonly [kind: string, text: (count: number) => string])[] = [
  ['nested emphasis', (count) => '*a **a '.repeat(count) + 'b' + ' a** a*'.repeat(count)],
  ['emphasis that never closes', (count) => '_a '.repeat(count)],
  ['emphasis that never opens', (count) => 'a_ '.repeat(count)],
  ['emphasis that does not match', (count) => '*a_ '.repeat(count)],
  ['runs that the rule of three forbids', (count) => `a**b${'c* '.repeat(count)}`],
  ['brackets that never open', (count) => 'a]'.repeat(count)],
  ['brackets that never close', (count) => '[a'.repeat(count)],
  ['nested brackets', (count) => '['.repeat(count) + 'a' + ']'.repeat(count)],
  ['images in images', (count) => '![[]()'.repeat(count)],
  ['links around emphasis', (count) => '**x [a*b**c*](d)'.repeat(count)],
  ['destinations that never end', (count) => '[a](<b'.repeat(count)],
  ['destinations in nested parentheses', (count) => '[a](b'.repeat(count)],
  ['titles that never end', (count) => '[a](b "'.repeat(count)],
  [
    'backtick runs of every length',
    (count) =>
      lengths(count)
        .map((length) => `e${'`'.repeat(length)}`)
        .join(''),
  ],
  ['comments that never end', (count) => 'a <!-- a '.repeat(count)],
  ['tags that never end', (count) => 'a <a href="'.repeat(count)],
  ['tags that end far away', (count) => '<a b '.repeat(count) + '>'],
  ['addresses that end far away', (count) => '[a](b '.repeat(count) + ')'],
  ['runs of <', (count) => `a${'<'.repeat(count)}>`],
  ['block quotes in block quotes', (count) => `${'> '.repeat(count)}a`],
  ['lists in lists', (count) => `${'- '.repeat(count)}a`],
  ['blank lines in deep lists', (count) => `${'- '.repeat(40)}a\n${'\n'.repeat(count)}b`],
  ['definitions', (count) => '[a]: /u\n'.repeat(count)],
  ['spaces within a line', (count) => `a${' '.repeat(count)}b`],
  ['rows of a table', (count) => `a|b\n-|-\n${'|x|y\n'.repeat(count)}`],
  ['columns of a table', (count) => `${'a|'.repeat(count)}\n${'-|'.repeat(count)}\n`],
  ['tildes', (count) => '~a ~~b '.repeat(count)],
  ['addresses that are none', (count) => 'www._'.repeat(count)],
  ['addresses of mail that are none', (count) => 'a@'.repeat(count)],
  ['dollars', (count) => '$'.repeat(count)],
  ['dollars that never close', (count) => '$a '.repeat(count)],
  ['dollars that close nothing', (count) => ' $a'.repeat(count)],
  ['prices', (count) => '$5 '.repeat(count)],
  ['pairs of dollars', (count) => '$$ a '.repeat(count)],
  ['pairs of dollars with nothing between', (count) => 'a $$ $$ '.repeat(count)],
  ['escaped dollars', (count) => 'a $b \\$'.repeat(count)],
  ['dollars and backticks', (count) => '$`a '.repeat(count)],
  ['escaped parentheses', (count) => '\\('.repeat(count)],
  ['escaped brackets', (count) => 'a\\[b'.repeat(count)],
  ['backslashes before a mark', (count) => `a$b${'\\'.repeat(count)}$`],
  ['lines that begin mathematics', (count) => '$$ a\n'.repeat(count)],
  ['mathematics that never ends', (count) => `$$\n${'a $ b\n'.repeat(count)}`],
  ['lines that are no mathematics', (count) => '\\[a]\n'.repeat(count)],
  ['marks of no footnote', (count) => 'a[^b]'.repeat(count)],
  ['marks of footnotes', (count) => `[^b]: c\n\n${'a[^b]'.repeat(count)}`],
  ['marks that never end', (count) => '[^a'.repeat(count)],
  ['emphasis in marks', (count) => `[^${'*'.repeat(count)}]`],
  ['footnotes', (count) => '[^a]: b\n'.repeat(count)],
  ['footnotes in footnotes', (count) => '[^a]: '.repeat(count)],
  ['parentheses after an address', (count) => `http://a.b/${')'.repeat(count)}`],
];

describe('Markdown that is an attack', () => {
  for (const [kind, text] of kinds) {
    it(`costs no more than its length: ${kind}`, () => {
      // What grows with the square of its length takes 16 times as long, however often it is measured. The best of a few attempts is the one that
      // nothing else on the machine disturbed; what is too short to be measured is not slow.
      let growth = Infinity;
      for (let attempt = 0; attempt < 5 && growth >= 9; attempt++)
        growth = Math.min(growth, best(text(40_000)) / Math.max(best(text(10_000)), 2));
      expect(growth).to.be.lessThan(9);
    });
  }

  it('ends and loses no text', () => {
    const texts = [
      '['.repeat(100_000) + ']'.repeat(100_000),
      'ab'.repeat(500_000),
      '>'.repeat(50_000),
      `a${'*'.repeat(1_000_000)}b`,
      `${'$a '.repeat(100_000)}b`,
      `${'$5 '.repeat(100_000)}b`,
      'a[^b'.repeat(100_000),
    ];
    for (const text of texts) expect(read(text).replaceAll('>', '').length).to.equal(text.replaceAll('>', '').length);
    expect(read('>'.repeat(50_000)).length).to.equal(50_000 - 100);
    expect(read(`${'*a **b '.repeat(20_000)}${'c** d*'.repeat(20_000)}`)).to.have.length.greaterThan(200_000);
  });

  it('nests blocks no deeper than 100, and inlines no deeper than 100', () => {
    expect(depth(parse('>'.repeat(50_000)).document)).to.equal(101);
    expect(depth(parse(`${'- '.repeat(50_000)}a`).document)).to.equal(101);
    const inlines = inlinesOf('*a **b '.repeat(1000) + 'c** d*'.repeat(1000));
    expect(inlineDepth(inlines)).to.equal(101);
  });
});

/** The lengths 1, 2, … whose sum is about `count`. */
function lengths(count: number): number[] {
  return Array.from({ length: Math.floor(Math.sqrt(2 * count)) }, (_, index) => index + 1);
}

function best(text: string): number {
  let time = Infinity;
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    read(text);
    time = Math.min(time, performance.now() - start);
  }
  return time;
}

function parse(text: string): BlockParser {
  const parser = new BlockParser();
  parser.append(text);
  parser.end();
  return parser;
}

function inlinesOf(text: string): readonly Inline[] {
  return parseInlines(text, { syntax: chat, definition: () => undefined, footnote: () => undefined });
}

/** Blocks and inlines parsed; all text of them. */
function read(text: string): string {
  const parser = parse(text);
  const context = {
    syntax: chat,
    definition: (label: string) => parser.definitions.get(label),
    footnote: (label: string) => parser.footnotes.get(label)?.number,
  };
  const texts: string[] = [];
  const blocks: Block[] = [parser.document];
  for (let block = blocks.pop(); block; block = blocks.pop()) {
    if ('children' in block) for (const child of block.children) blocks.push(child);
    else if (block.type === 'table')
      for (const cell of [block.head, ...block.rows].flat()) texts.push(plain(parseInlines(cell, context)));
    else if ('lines' in block) texts.push(plain(parseInlines(block.lines.join('\n'), context)));
  }
  return texts.join('');
}

function plain(inlines: readonly Inline[]): string {
  return inlines
    .map((node) => ('children' in node ? plain(node.children) : 'text' in node ? node.text : '\n'))
    .join('');
}

function depth(block: Block): number {
  return 'children' in block ? 1 + Math.max(0, ...block.children.map(depth)) - (block.type === 'document' ? 1 : 0) : 1;
}

function inlineDepth(inlines: readonly Inline[]): number {
  return Math.max(0, ...inlines.map((node) => 1 + ('children' in node ? inlineDepth(node.children) : 0)));
}
