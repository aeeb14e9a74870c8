/** A section goes in, as much of it as an answer should quote comes out: whole paragraphs, lists and code blocks. */

import { splitWords, toTerm } from './words.js';

/** Characters after which no further block is begun. */
const enough = 1100;

/** What a line cannot be joined to: a heading, a table's row, a fence. */
const startsBlock = /^ *(?:#{1,6} |\||`{3,}|~{3,})/;
/** What begins a line of its own: those, a list's item, a quote. */
const startsLine = /^ *(?:#{1,6} |\||`{3,}|~{3,}|[-*+] |\d+[.)] |>)/;

/** Shortens the Markdown `body` to the blocks that speak of `terms`, in their order, with their introductions. */
export function toPassage(body: string, terms: readonly string[]): string {
  const blocks = toBlocks(body).map(unwrap);
  if (body.length <= enough) return blocks.join('\n\n');
  const ranked = blocks
    .map((block, index) => ({ index, block, rank: countTerms(block, terms) + (index === 0 ? 1 : 0) }))
    .sort((a, b) => b.rank - a.rank || a.index - b.index);
  let length = 0;
  const chosen = ranked.filter(({ block, rank }, place) => {
    if (place > 0 && (rank === 0 || length + block.length > enough)) return false;
    length += block.length;
    return true;
  });
  return chosen
    .sort((a, b) => a.index - b.index)
    .map(({ block }) => shorten(block))
    .join('\n\n');
}

/** Splits at blank lines outside code fences. A block that ends with a colon keeps the one that it introduces. */
function toBlocks(body: string): readonly string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    if (line.trim() !== '' || fence !== undefined) {
      lines.push(line);
      continue;
    }
    if (lines.length === 0) continue;
    if (/:\s*$/.test(lines.join('\n'))) {
      lines.push('');
      continue;
    }
    blocks.push(lines.join('\n'));
    lines = [];
  }
  if (lines.length > 0) blocks.push(lines.join('\n'));
  return blocks;
}

/** Joins the lines of a paragraph, which are broken where the file is: an answer's lines break where its reader's window does. */
function unwrap(block: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of block.split('\n')) {
    const isFence = /^ *(?:`{3,}|~{3,})/.test(line);
    const last = lines.at(-1);
    const goesOn = last !== undefined && !isCode && last !== '' && !startsBlock.test(last) && !startsLine.test(line);
    if (goesOn && line !== '') lines[lines.length - 1] = `${last} ${line.trim()}`;
    else lines.push(line);
    if (isFence) isCode = !isCode;
  }
  return lines.join('\n');
}

function countTerms(block: string, terms: readonly string[]): number {
  const words = new Set(splitWords(block).map(toTerm));
  return terms.filter((term) => words.has(term)).length;
}

/** Ends a long paragraph after a sentence, a long list or table after a line. Code is never cut. */
function shorten(block: string): string {
  if (block.length <= enough || /^ {0,3}(`{3,}|~{3,})/m.test(block)) return block;
  const start = block.slice(0, enough);
  const end = block.includes('\n') ? start.lastIndexOf('\n') : start.lastIndexOf('. ') + 1;
  return end > 0 ? `${start.slice(0, end)}\n…` : block;
}
