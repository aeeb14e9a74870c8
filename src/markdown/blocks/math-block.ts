/** Blocks of mathematics: TeX between `$$` and `$$`, or between `\[` and `\]`, that begins a line. Raw as code is, whatever its lines look like. */
import type { LineCursor } from '../line-cursor.js';
import { isEscaped } from '../escapes.js';
import { textStart, trimSpace } from '../white-space.js';
import type { BlockStart } from './block-start.js';
import type { OpenBlock, OpenBlocks } from './open-blocks.js';

/** What the text at the beginning of a line is: the beginning of a block, a whole one, or text, with mathematics in it or without. */
export type MathOpening = 'open' | 'whole' | 'text';

/** Opens a block, or adds one that is complete in its line. It may interrupt a paragraph. */
export const startMathBlock: BlockStart = (line, blocks) => {
  if (!blocks.syntax.hasMath) return undefined;
  const source = line.text.slice(line.textOffset);
  const opening = readMathOpening(source);
  if (opening === 'text') return undefined;
  const { indent } = line;
  const closer = closerOf(source);
  const parent = blocks.parentOf('block');
  const end = opening === 'whole' ? closerOffset(source, closer, 2) : source.length;
  const text = trimSpace(source.slice(2, end));
  const node = { type: 'math-block' as const, parent, isClosed: false, lines: text === '' ? [] : [text] };
  if (opening === 'whole') blocks.add(node);
  else blocks.open({ kind: 'math', node, closer, indent });
  return 'whole';
};

/** Tells whether a line without its indentation begins mathematics as a block. */
export function readMathOpening(source: string): MathOpening {
  const mark = source.slice(0, 2);
  // Three and more are nobody's mark.
  if ((mark !== '$$' && mark !== '\\[') || source.startsWith('$$$')) return 'text';
  const closer = closerOf(source);
  const end = closerOffset(source, closer, 2);
  if (end !== -1) {
    const isAlone = textStart(source, end + closer.length) === source.length;
    return isAlone && trimSpace(source.slice(2, end)) !== '' ? 'whole' : 'text';
  }
  // `\[1] Smith` is no mathematics, but an escaped bracket.
  return mark === '\\[' && hasSurplusBracket(source) ? 'text' : 'open';
}

/** Whether the text, the beginning of a line without its indentation, may become mathematics by what is yet to come. */
export function mayBecomeMathBlock(source: string): boolean {
  if (source.length < 2 || readMathOpening(source) !== 'text') return true;
  return source.startsWith('\\[') && closerOffset(source, '\\]', 2) === -1;
}

/** Takes a further line of a block. If it ends the block, the rest of the line, which is none of it, is left in `line`. */
export function addMathLine(line: LineCursor, block: OpenBlock & { readonly kind: 'math' }, blocks: OpenBlocks): void {
  line.skipColumns(block.indent);
  const text = line.rest();
  const end = closerOffset(text, block.closer, 0);
  const source = end === -1 ? text : trimSpace(text.slice(0, end));
  if (end === -1 || source !== '') {
    block.node.lines.push(source);
    blocks.changes.add({ type: 'changed', block: block.node });
  }
  if (end === -1) return;
  line.skipIndent();
  const restLength = text.length - end - block.closer.length;
  line.skipCharacters(line.text.length - restLength - line.offset);
  blocks.close();
}

function closerOf(source: string): string {
  return source.startsWith('$') ? '$$' : '\\]';
}

/** Offset of the next closer; -1 if there is none. `\\]` is a line's end in TeX and a bracket. */
function closerOffset(text: string, closer: string, from: number): number {
  let at = text.indexOf(closer, from);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf(closer, at + 1);
  return at;
}

/** Whether a `]` closes more than was opened, the `\[` at the start not counted. */
function hasSurplusBracket(source: string): boolean {
  let depth = 0;
  for (let at = 2; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '[') depth += 1;
    else if (character === ']' && --depth < 0) return true;
  }
  return false;
}
