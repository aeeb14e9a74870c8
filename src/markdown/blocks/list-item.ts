/** Lists and their items: https://spec.commonmark.org/0.31.2/#list-items and #lists. */
import type { LineCursor } from '../line-cursor.js';
import { textStart } from '../white-space.js';
import type { BlockStart } from './block-start.js';
import type { OpenBlock } from './open-blocks.js';

/** An item, and a list around it if the one before is not of its kind. */
export const startItem: BlockStart = (line, blocks) => {
  const marker = readMarker(line);
  if (!marker || blocks.isTooDeep(2)) return undefined;
  const { start, delimiter, width } = marker;
  const before = blocks.matchedTip;
  const isEmpty = textStart(line.text, line.textOffset + width) === line.text.length;
  // "In order for … a list item to interrupt a paragraph": it has text, and begins with 1 if it has a number.
  if (before.kind === 'paragraph' && (isEmpty || (start !== undefined && start !== 1))) return undefined;

  const indent = line.indent;
  line.skipIndent();
  line.skipCharacters(width);
  const space = line.indent;
  // White space of five columns and more is one column and indented code; an empty item's content begins after one.
  const padding = isEmpty || space > 4 ? 1 : space;
  line.skipColumns(padding);
  const isSameList =
    before.kind === 'list' &&
    before.node.delimiter === delimiter &&
    (before.node.start === undefined) === (start === undefined);
  if (!isSameList) {
    const parent = blocks.parentOf('block');
    blocks.open({
      kind: 'list',
      node: { type: 'list', parent, isClosed: false, start, delimiter, isTight: true, children: [] },
    });
  }
  const parent = blocks.parentOf('item');
  const node = { type: 'item' as const, parent, isClosed: false, task: undefined, children: [] };
  blocks.open({ kind: 'item', node, contentIndent: indent + width + padding });
  return 'container';
};

/** Takes the item's indentation and tells whether the line belongs to it. */
export function continueItem(line: LineCursor, block: OpenBlock & { readonly kind: 'item' }): boolean {
  if (line.isBlank) {
    // "A list item can begin with at most one blank line."
    if (block.node.children.length === 0) return false;
    line.skipIndent();
    return true;
  }
  if (line.indent < block.contentIndent) return false;
  line.skipColumns(block.contentIndent);
  return true;
}

interface Marker {
  readonly start: number | undefined;
  readonly delimiter: string;
  readonly width: number;
}

/** https://spec.commonmark.org/0.31.2/#list-marker, with white space or the line's end after it. */
function readMarker(line: LineCursor): Marker | undefined {
  marker.lastIndex = line.textOffset;
  const match = marker.exec(line.text);
  if (!match) return undefined;
  const [source, bullet, number, delimiter = ''] = match;
  if (bullet !== undefined) return { start: undefined, delimiter: bullet, width: 1 };
  return { start: Number(number), delimiter, width: source.length };
}

const marker = /(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)/y;
