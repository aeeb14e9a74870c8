/** Task list items: https://github.github.com/gfm/#task-list-items-extension-. */
import type { OpenBlocks } from './open-blocks.js';

/** Makes the item a task if the first line of its first paragraph begins with a box, and gives the line without it. */
export function takeTask(text: string, blocks: OpenBlocks): string {
  const block = blocks.tip;
  if (!blocks.syntax.hasTasks || block.kind !== 'item' || block.node.children.length > 0) return text;
  const match = box.exec(text);
  if (!match) return text;
  block.node.task = match[1] === 'x' || match[1] === 'X' ? 'done' : 'open';
  blocks.changes.add({ type: 'changed', block: block.node });
  return text.slice(match[0].length);
}

/** "… followed by at least one whitespace character before any other content". */
const box = /^\[([ \txX])\][ \t]+(?=[^ \t])/;
