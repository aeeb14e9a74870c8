/** An unfinished line in whose block is not certain yet, what it is likely to become out: to be shown until the line is complete, and then forgotten. */
import type { LineCursor } from '../line-cursor.js';
import type { Container, Table } from '../nodes.js';
import { runEnd } from '../run-end.js';
import { trimSpace } from '../white-space.js';
import type { OpenBlocks } from './open-blocks.js';
import { splitCells } from './table.js';

/** A heading, a further row, the head of a table, or text of which nothing is certain but that it is long; and the block that it belongs into. */
export type Preview =
  | { readonly type: 'heading'; readonly parent: Container; readonly level: number; readonly text: string }
  | { readonly type: 'row'; readonly table: Table; readonly cells: readonly string[] }
  | { readonly type: 'head'; readonly parent: Container; readonly cells: readonly string[] }
  | { readonly type: 'text'; readonly parent: Container; readonly text: string };

/** Reads the line as it is so far. `blocks` has been matched with it. Undefined while it is only marks. */
export function readPreview(line: LineCursor, blocks: OpenBlocks): Preview | undefined {
  const matched = blocks.matchedTip;
  if (line.isBlank || line.indent >= 4 || matched.kind === 'fence' || matched.kind === 'math') return undefined;
  const rest = line.text.slice(line.textOffset);
  if (matched.kind === 'table')
    return { type: 'row', table: matched.node, cells: splitCells(rest).slice(0, matched.node.head.length) };
  const parent = blocks.matchedContainer;
  if (rest.startsWith('#')) {
    const end = runEnd(rest, 0);
    const text = trimSpace(rest.slice(end));
    return end <= 6 && text !== '' ? { type: 'heading', parent, level: end, text } : undefined;
  }
  if (rest.startsWith('|') && matched.kind !== 'paragraph') {
    const cells = splitCells(rest);
    return cells.some((cell) => cell !== '') ? { type: 'head', parent, cells } : undefined;
  }
  return rest.length >= LONG_LINE ? { type: 'text', parent, text: rest } : undefined;
}

/** So many characters are not kept from a reader, whatever they are. */
const LONG_LINE = 100;
