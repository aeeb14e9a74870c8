/** Code blocks: https://spec.commonmark.org/0.31.2/#fenced-code-blocks and #indented-code-blocks. */
import { unescape } from '../escapes.js';
import type { LineCursor } from '../line-cursor.js';
import { runEnd } from '../run-end.js';
import { textStart, trimSpace } from '../white-space.js';
import type { BlockStart } from './block-start.js';
import type { OpenBlock } from './open-blocks.js';

/** Code after a fence of three or more backticks or tildes. */
export const startFence: BlockStart = (line, blocks) => {
  const { text, textOffset, next: mark, indent } = line;
  const end = runEnd(text, textOffset);
  const length = end - textOffset;
  // An info string after backticks has none itself, so that a code span at the start of a line is one.
  if (length < 3 || (mark === '`' && text.includes('`', end))) return undefined;
  const info = trimSpace(text.slice(end));
  const { entity } = blocks.syntax;
  const parent = blocks.parentOf('block');
  const node = {
    type: 'code' as const,
    parent,
    isClosed: false,
    // Read whenever it is asked for, since `entity` may know more by then.
    get info() {
      return unescape(info, entity);
    },
    lines: [],
  };
  blocks.open({ kind: 'fence', node, mark, length, indent });
  return 'whole';
};

/** Code indented by four columns. It cannot interrupt a paragraph, nor a lazy continuation of one. */
export const startIndentedCode: BlockStart = (line, blocks) => {
  if (line.indent < 4 || line.isBlank || blocks.tip.kind === 'paragraph') return undefined;
  line.skipColumns(4);
  const parent = blocks.parentOf('block');
  blocks.open({ kind: 'indented', node: { type: 'code', parent, isClosed: false, info: '', lines: [] }, blanks: [] });
  return 'leaf';
};

/** Whether the line is the fence that closes the block: as long at least, and nothing after it. */
export function isClosingFence(line: LineCursor, block: OpenBlock & { readonly kind: 'fence' }): boolean {
  if (line.indent >= 4 || line.next !== block.mark) return false;
  const end = runEnd(line.text, line.textOffset);
  return end - line.textOffset >= block.length && textStart(line.text, end) === line.text.length;
}

/** Adds a line to indented code, and the blank lines before it; or a blank line to those that wait. */
export function addIndentedLine(line: LineCursor, block: OpenBlock & { readonly kind: 'indented' }): void {
  if (line.isBlank) {
    block.blanks.push(line.rest());
    return;
  }
  for (const blank of block.blanks) block.node.lines.push(blank);
  block.node.lines.push(line.rest());
  block.blanks = [];
}
