/** What a parser tells those who show its blocks. */
import { expect } from 'chai';
import fc from 'fast-check';
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import type { Block } from '../../src/markdown/nodes.js';
import { chatLike } from './markdown-like.js';

/** The changes that the pieces lead to, for each piece. */
function changesOf(...pieces: string[]): string[] {
  const parser = new BlockParser();
  return pieces.map((piece) => {
    parser.append(piece);
    return describeChanges(parser);
  });
}

function describeChanges(parser: BlockParser): string {
  return parser
    .takeChanges()
    .map((change) => `${change.type} ${change.type === 'defined' ? change.label : change.block.type}`)
    .join(', ');
}

describe('BlockParser.takeChanges', () => {
  const cases: readonly (readonly [fact: string, pieces: readonly string[], changes: readonly string[]])[] = [
    [
      'tells of a block once it is certain what it is',
      ['-', ' ', 'b'],
      ['', '', 'opened list, opened item, opened paragraph'],
    ],
    ['tells that a line grows', ['a', 'b\n'], ['opened paragraph', 'changed paragraph']],
    ['tells of further lines, once', ['a\n', 'b\nc\n', '-'], ['opened paragraph', 'changed paragraph', '']],
    ['tells that a block is closed', ['a\n', '\n'], ['opened paragraph', 'closed paragraph']],
    ['tells of a heading, closed at once', ['# a\n'], ['opened heading, closed heading']],
    [
      'tells that a paragraph becomes a heading',
      ['a\n', '==\n'],
      ['opened paragraph', 'removed paragraph, closed paragraph, opened heading, closed heading'],
    ],
    [
      'tells that a paragraph’s last line becomes a table',
      ['a\nb|c\n', '-|-\n', 'd|e\n'],
      ['opened paragraph', 'changed paragraph, closed paragraph, opened table', 'changed table'],
    ],
    [
      'tells that a list is loose',
      ['- a\n', '\n', '- b\n'],
      [
        'opened list, opened item, opened paragraph',
        'closed paragraph',
        'closed item, changed list, opened item, opened paragraph',
      ],
    ],
    [
      'tells of a definition',
      ['[A  b]: /u\n', '\n'],
      ['opened paragraph', 'defined A B, changed paragraph, removed paragraph, closed paragraph'],
    ],
    ['tells of a task', ['-\n', '  [x] a\n'], ['opened list, opened item', 'changed item, opened paragraph']],
    [
      'tells of mathematics, line by line',
      ['$$\n', 'a\n', '$$ b\n'],
      ['opened math-block', 'changed math-block', 'closed math-block, opened paragraph'],
    ],
    ['tells of mathematics in one line', ['$$ a $$\n'], ['opened math-block, closed math-block']],
    [
      'tells of a footnote, and of its label',
      ['[^A]: b\n', '\n', '[^a]: c\n'],
      [
        'opened footnote, defined ^A, opened paragraph',
        'closed paragraph',
        'closed footnote, opened footnote, opened paragraph',
      ],
    ],
    ['tells of code, line by line', ['```\n', 'a\n', '```\n'], ['opened code', 'changed code', 'closed code']],
  ];
  for (const [fact, pieces, changes] of cases) {
    it(fact, () => {
      expect(changesOf(...pieces)).to.deep.equal(changes);
    });
  }

  it('gives all that is needed to keep a copy of the tree, and never one of a closed block', () => {
    fc.assert(
      fc.property(chatLike, (text) => {
        const parser = new BlockParser();
        const children = new Map<Block, Block[]>([[parser.document, []]]);
        const closed = new Set<Block>();
        const frozen = new Map<Block, string>();
        const follow = (): void => {
          for (const change of parser.takeChanges()) {
            if (change.type === 'defined') continue;
            const { type, block } = change;
            expect(closed.has(block)).to.equal(false);
            if (type === 'closed') closed.add(block);
            if (block.type === 'document') continue;
            const siblings = children.get(block.parent)!;
            if (type === 'opened') {
              siblings.push(block);
              if ('children' in block) children.set(block, []);
            }
            if (type === 'removed') expect(siblings.pop()).to.equal(block);
          }
          for (const block of closed) if (!frozen.has(block)) frozen.set(block, own(block));
        };
        for (const character of text.split('')) {
          parser.append(character);
          follow();
        }
        parser.end();
        follow();
        for (const [block, copy] of children) expect('children' in block && block.children).to.deep.equal(copy);
        for (const [block, state] of frozen) {
          expect(own(block)).to.equal(state);
          expect(block.isClosed).to.equal(true);
        }
        expect(closed.has(parser.document)).to.equal(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows the unfinished line beside the tree', () => {
    const parser = new BlockParser();
    parser.append('a\n## b');
    expect(parser.unfinishedLine).to.equal('## b');
    parser.append(' c\n');
    expect(parser.unfinishedLine).to.equal('');
  });

  it('keeps the objects of its blocks', () => {
    const parser = new BlockParser();
    parser.append('- a\n');
    const [list] = parser.document.children;
    parser.append('\n- b\n');
    parser.end();
    expect(parser.document.children[0]).to.equal(list);
  });

  it('takes nothing after its end', () => {
    const parser = new BlockParser();
    parser.end();
    expect(() => parser.append('a')).to.throw(/after end/);
  });
});

/** What a block says of itself. */
function own(block: Block): string {
  return JSON.stringify(block, (key, value: unknown) => (key === 'parent' || key === 'children' ? undefined : value));
}
