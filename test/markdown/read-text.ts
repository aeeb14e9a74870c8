/** Reads a text as the element does, blocks and then inlines, without making DOM of it. */
import { BlockParser } from '../../src/markdown/blocks/block-parser.js';
import { parseInlines } from '../../src/markdown/inlines/parse-inlines.js';
import type { Block, Inline } from '../../src/markdown/nodes.js';
import { chat } from '../../src/markdown/syntax.js';

/** The text as blocks, at its end. */
export function parse(text: string): BlockParser {
  const parser = new BlockParser();
  parser.append(text);
  parser.end();
  return parser;
}

/** Blocks and inlines parsed; all text of them. */
export function read(text: string): string {
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
