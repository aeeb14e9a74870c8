/** The beginning of a line in, whether it is certain already which block the rest of it belongs to out: such a line is shown before it is complete. */
import { tagEnd } from '../html-tag.js';
import type { LineCursor } from '../line-cursor.js';
import { runEnd } from '../run-end.js';
import { textStart } from '../white-space.js';
import { footnoteMarkerEnd, mayBecomeFootnoteMarker } from './footnote.js';
import { beginsRawHtml } from './html-block.js';
import { mayBecomeMathBlock } from './math-block.js';
import { MAX_DEPTH } from './open-blocks.js';
import type { OpenBlock, OpenBlocks } from './open-blocks.js';

/**
 * Whether the line is text of a paragraph or of code, whatever may still follow in it. `blocks` has been matched with it. False where it is not
 * certain yet, and for lines that are read only when they are complete, such as headings and rows.
 */
export function isDecided(line: LineCursor, blocks: OpenBlocks): boolean {
  const matched = blocks.matchedTip;
  switch (matched.kind) {
    case 'html':
    case 'math':
    case 'table':
      return false;
    case 'fence':
      return !line.isBlank && !mayClose(line, matched);
    case 'document':
    case 'quote':
    case 'list':
    case 'item':
    case 'footnote':
    case 'paragraph':
    case 'indented':
      break;
  }
  let isInParagraph = blocks.tip.kind === 'paragraph';
  let isInItem = matched.kind === 'item';
  let mayHaveFootnote = blocks.syntax.hasFootnotes && !blocks.isInFootnote;
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    if (line.isBlank) return false;
    // Indented code, or a further line of a paragraph.
    if (line.indent >= 4) return true;
    const rest = line.text.slice(line.textOffset);
    if (mayHaveFootnote && rest.startsWith('[')) {
      if (mayBecomeFootnoteMarker(rest)) return false;
      const markerEnd = footnoteMarkerEnd(rest, 0);
      if (markerEnd !== -1) {
        line.skipIndent();
        line.skipCharacters(markerEnd);
        line.skipIndent();
        mayHaveFootnote = false;
        isInItem = false;
        isInParagraph = false;
        continue;
      }
    }
    const width = markerWidth(rest);
    if (width === 0 && blocks.syntax.hasMath && /^[$\\]/.test(rest) && mayBecomeMathBlock(rest)) return false;
    if (width === 0) return isText(rest, isInParagraph, isInItem);
    if (width === -1) return false;
    line.skipIndent();
    line.skipCharacters(width);
    isInItem = !rest.startsWith('>');
    isInParagraph = false;
    // A quote's marker takes one space with it; an item's all of them, unless they are so many that code begins.
    if (!isInItem || line.indent > 4) line.skipColumns(1);
    else line.skipIndent();
  }
  return false;
}

/** Whether a line of a fenced block may turn out to be its end. */
function mayClose(line: LineCursor, { mark, length }: OpenBlock & { readonly kind: 'fence' }): boolean {
  if (line.indent >= 4 || line.next !== mark) return false;
  const end = runEnd(line.text, line.textOffset);
  return (
    textStart(line.text, end) === line.text.length && (end === line.text.length || end - line.textOffset >= length)
  );
}

/** How many characters the marker of a quote or item takes that the text begins with; 0 if there is none, -1 if that is not certain. */
function markerWidth(rest: string): number {
  if (rest.startsWith('>')) return 1;
  const marker = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]+[^ \t])/.exec(rest)?.[0];
  if (marker === undefined) return /^(?:[-+*]|\d{1,9}(?:[.)]|$))[ \t]*$/.test(rest) ? -1 : 0;
  // `- - -` may become a thematic break.
  return /^[-*]/.test(rest) && isRunOf(rest.charAt(0), rest) ? -1 : marker.length;
}

/** Whether what is neither a quote nor an item can only be a paragraph's text. */
function isText(rest: string, isInParagraph: boolean, isInItem: boolean): boolean {
  const first = rest.charAt(0);
  switch (first) {
    case '#':
      return /^#{1,6}[^# \t]|^#{7}/.test(rest);
    case '`':
    case '~':
      return isNoFence(rest);
    case '-':
    case '*':
    case '_':
      return !isRunOf(first, rest) && !(isInParagraph && first === '-' && isDelimiterRow(rest));
    case '=':
      return !isInParagraph || !isRunOf(first, rest);
    case '|':
      // Alone it is shown as the head of the table that it is likely to become.
      return isInParagraph && !isDelimiterRow(rest);
    case ':':
      return !isInParagraph || !isDelimiterRow(rest);
    case '<':
      return isNoHtmlBlock(rest);
    case '[':
      return !isInItem || !/^\[(?:[ \txX](?:\][ \t]*)?)?$/.test(rest);
    default:
      return true;
  }
}

/** Whether the text consists of `mark`, spaces and tabs. */
function isRunOf(mark: string, rest: string): boolean {
  for (const character of rest) if (character !== mark && character !== ' ' && character !== '\t') return false;
  return true;
}

function isDelimiterRow(rest: string): boolean {
  return /^[-:| \t]*$/.test(rest);
}

function isNoFence(rest: string): boolean {
  const end = runEnd(rest, 0);
  if (end < 3) return end < rest.length;
  return rest.startsWith('`') && rest.includes('`', end);
}

/** A tag that is not alone in its line, an autolink, or no tag at all. */
function isNoHtmlBlock(rest: string): boolean {
  if (/^<(?:[^!?/A-Za-z]|[A-Za-z][A-Za-z0-9+.-]*[:@])/.test(rest)) return true;
  const end = tagEnd(rest, 0);
  return end !== -1 && textStart(rest, end) < rest.length && !beginsRawHtml(rest);
}
