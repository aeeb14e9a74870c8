/** Headings: https://spec.commonmark.org/0.31.2/#atx-headings and #setext-headings. */
import { runEnd } from '../run-end.js';
import { textEnd, textStart, trimSpace } from '../white-space.js';
import type { BlockStart } from './block-start.js';

/** A heading that begins with one to six `#`. */
export const startAtxHeading: BlockStart = (line, blocks) => {
  const { text, textOffset } = line;
  if (line.next !== '#') return undefined;
  const end = runEnd(text, textOffset);
  const level = end - textOffset;
  const after = text.charAt(end);
  if (level > 6 || !(after === '' || after === ' ' || after === '\t')) return undefined;
  const parent = blocks.parentOf('block');
  blocks.add({ type: 'heading', parent, isClosed: false, level, lines: [withoutClosing(text.slice(end))] });
  return 'whole';
};

/** The underline that makes the paragraph before it a heading; definitions at its start stay what they are. */
export const startSetextHeading: BlockStart = (line, blocks) => {
  const paragraph = blocks.matchedTip;
  if (paragraph.kind !== 'paragraph' || (line.next !== '=' && line.next !== '-')) return undefined;
  const end = runEnd(line.text, line.textOffset);
  if (textStart(line.text, end) < line.text.length) return undefined;
  const level = line.next === '=' ? 1 : 2;
  // Of a paragraph that is all definitions there is nothing left to underline: the line is text.
  if (!blocks.takeDefinitions(paragraph.node)) return undefined;
  const lines = [...paragraph.node.lines];
  blocks.closeParagraphWithout(paragraph.node, lines.length);
  blocks.add({ type: 'heading', parent: blocks.parentOf('block'), isClosed: false, level, lines });
  return 'whole';
};

/** The heading's text without the closing sequence: a run of `#` at the end, after a space or nothing. */
function withoutClosing(source: string): string {
  const text = trimSpace(source);
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  if (end === 0) return '';
  const isClosing = text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\t';
  return isClosing ? text.slice(0, textEnd(text, end)) : text;
}
