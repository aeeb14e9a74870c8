/** Texts that make a careless parser quadratic, or overflow its stack. */
import { expect } from 'chai';
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import type { Block, Inline } from '../../src/markdown/nodes.js';
import { chat } from '../../src/markdown/syntax.js';
import { attacks } from './attacks.js';
import { ParserProcess } from './parser-process.js';
import { parse, read } from './read-text.js';

/** What grows with the square of its length is sixteen times the work at four times the length. */
const SHORT = 2000;
const LONG = 4 * SHORT;
/** Far beyond any answer: a square within one call, which is not counted, takes minutes here. */
const ENORMOUS = 200_000;

describe('Markdown that is an attack', () => {
  const counted = new ParserProcess(true);
  const timed = new ParserProcess(false);
  after(() => {
    counted.stop();
    timed.stop();
  });

  for (const [kind] of attacks) {
    it(`costs no more than its length: ${kind}`, async () => {
      const work = await counted.read(kind, SHORT);
      expect(work).to.be.greaterThan(0);
      expect((await counted.read(kind, LONG)) / work).to.be.lessThan(4.5);
    });

    it(`ends soon, however long: ${kind}`, async function () {
      this.timeout(60_000);
      await timed.read(kind, ENORMOUS);
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

function inlinesOf(text: string): readonly Inline[] {
  return parseInlines(text, { syntax: chat, definition: () => undefined, footnote: () => undefined });
}

function depth(block: Block): number {
  return 'children' in block ? 1 + Math.max(0, ...block.children.map(depth)) - (block.type === 'document' ? 1 : 0) : 1;
}

function inlineDepth(inlines: readonly Inline[]): number {
  return Math.max(0, ...inlines.map((node) => 1 + ('children' in node ? inlineDepth(node.children) : 0)));
}
