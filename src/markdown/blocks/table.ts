/** Tables: https://github.github.com/gfm/#tables-extension-. */
import type { Alignment } from '../nodes.js';
import { trimSpace } from '../white-space.js';
import type { BlockStart } from './block-start.js';

/** The delimiter row that makes the paragraph's last line a table's head, if it has as many cells. */
export const startTable: BlockStart = (line, blocks) => {
  const paragraph = blocks.matchedTip;
  if (!blocks.syntax.hasTables || paragraph.kind !== 'paragraph') return undefined;
  const alignments = readDelimiterRow(line.text.slice(line.textOffset));
  const headLine = paragraph.node.lines.at(-1);
  if (!alignments || headLine === undefined) return undefined;
  const head = splitCells(headLine);
  if (head.length !== alignments.length) return undefined;
  blocks.closeParagraphWithout(paragraph.node, 1);
  const parent = blocks.parentOf('block');
  blocks.open({ kind: 'table', node: { type: 'table', parent, isClosed: false, alignments, head, rows: [] } });
  return 'whole';
};

/** Splits a row at its pipes, before any inline is read. An escaped pipe is a pipe in its cell, in code too. */
export function splitCells(row: string): string[] {
  const text = trimSpace(row);
  const cells: string[] = [];
  let cell = '';
  let from = text.startsWith('|') ? 1 : 0;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && text.charAt(at + 1) === '|') {
      cell += text.slice(from, at);
      from = at + 1;
      at += 1;
    } else if (character === '|') {
      cells.push(trimSpace(cell + text.slice(from, at)));
      cell = '';
      from = at + 1;
    }
  }
  const last = cell + text.slice(from);
  // What comes after the last pipe is a cell only if there is something.
  if (last !== '') cells.push(trimSpace(last));
  return cells;
}

function readDelimiterRow(row: string): Alignment[] | undefined {
  if (!/^[-:| \t]+$/.test(row) || !row.includes('-')) return undefined;
  // One column of bare dashes, without a pipe or a colon, is a thematic break or a heading's underline.
  if (!row.includes('|') && !row.includes(':')) return undefined;
  const cells = splitCells(row);
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.map(alignment) : undefined;
}

function alignment(cell: string): Alignment {
  if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right';
  return cell.startsWith(':') ? 'left' : undefined;
}
