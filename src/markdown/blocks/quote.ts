/** Block quotes: https://spec.commonmark.org/0.31.2/#block-quotes. */
import type { LineCursor } from '../line-cursor.js';
import type { BlockStart } from './block-start.js';

/** Opens a quote at `>`. */
export const startQuote: BlockStart = (line, blocks) => {
  if (line.next !== '>' || blocks.isTooDeep(1)) return undefined;
  continueQuote(line);
  const parent = blocks.parentOf('block');
  blocks.open({ kind: 'quote', node: { type: 'quote', parent, isClosed: false, children: [] } });
  return 'container';
};

/** Takes the marker, with at most one column of white space after it, and tells whether there is one. */
export function continueQuote(line: LineCursor): boolean {
  if (line.indent >= 4 || line.next !== '>') return false;
  line.skipIndent();
  line.skipCharacters(1);
  line.skipColumns(1);
  return true;
}
