/** Thematic breaks: https://spec.commonmark.org/0.31.2/#thematic-breaks. */
import type { BlockStart } from './block-start.js';

/** A line of three or more `*`, `-` or `_`. */
export const startThematicBreak: BlockStart = (line, blocks) => {
  const mark = line.next;
  let count = 0;
  for (let at = line.textOffset; at < line.text.length; at++) {
    const character = line.text.charAt(at);
    if (character === mark) count += 1;
    else if (character !== ' ' && character !== '\t') return undefined;
  }
  if (count < 3) return undefined;
  blocks.add({ type: 'thematic-break', parent: blocks.parentOf('block'), isClosed: false });
  return 'whole';
};
