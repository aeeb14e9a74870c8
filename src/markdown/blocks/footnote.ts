/** Footnotes as GitHub has them: `[^label]:` and the blocks that follow, indented by four columns. */
import type { LineCursor } from '../line-cursor.js';
import { normalLabel } from '../link-parts.js';
import type { BlockStart } from './block-start.js';

/** Opens a footnote. It may interrupt a paragraph, and cannot be within another footnote. */
export const startFootnote: BlockStart = (line, blocks) => {
  if (!blocks.syntax.hasFootnotes || blocks.isTooDeep(1) || blocks.isInFootnote) return undefined;
  const { text, textOffset } = line;
  const end = footnoteMarkerEnd(text, textOffset);
  if (end === -1) return undefined;
  const label = normalLabel(text.slice(textOffset + 1, text.indexOf(']', textOffset)));
  line.skipIndent();
  line.skipCharacters(end - textOffset);
  // All white space after the marker belongs to it: what begins there is no indented code.
  line.skipIndent();
  const parent = blocks.parentOf('block');
  const number = (blocks.footnoteCount += 1);
  const node = { type: 'footnote' as const, parent, isClosed: false, label, number, children: [] };
  blocks.open({ kind: 'footnote', node });
  // As with definitions the first one takes precedence; the text of another is shown all the same.
  if (!blocks.footnotes.has(label)) {
    blocks.footnotes.set(label, node);
    blocks.changes.add({ type: 'defined', label });
  }
  return 'container';
};

/** Takes the indentation of four columns and tells whether the line belongs to a footnote. */
export function continueFootnote(line: LineCursor): boolean {
  if (line.isBlank) {
    line.skipIndent();
    return true;
  }
  if (line.indent < 4) return false;
  line.skipColumns(4);
  return true;
}

/** Offset after the `[^label]:` that begins at `offset`; -1 if none does. */
export function footnoteMarkerEnd(text: string, offset: number): number {
  marker.lastIndex = offset;
  return marker.test(text) ? marker.lastIndex : -1;
}

/** Whether the text may become a footnote's marker by what is yet to come. */
export function mayBecomeFootnoteMarker(text: string): boolean {
  return unfinishedMarker.test(text);
}

const marker = /\[\^[^\s[\]]{1,999}\]:/y;
const unfinishedMarker = /^\[(?:\^(?:[^\s[\]]{0,999}|[^\s[\]]{1,999}\]))?$/;
