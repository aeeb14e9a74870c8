/** A thread as it was kept in, the tree of it out: whatever order its messages come in, and whichever of them are missing. */
import { asEnded } from './as-ended.js';
import { changeMessage } from './message.js';
import { MessageTree } from './message-tree.js';
import type { Thread } from './message-tree.js';
import { parentsFirst } from './parents-first.js';
import { forgetContent } from './undo-step.js';

/**
 * The tree of `thread`. A message whose parent is not there follows the last one before it on the active path that is, or else stands at the beginning.
 * Nobody goes on with what was still growing: it is interrupted, or failed if nothing had come. What hidden messages held is gone.
 */
export function loadTree({ messages, activePath }: Thread, hidden: readonly string[]): MessageTree {
  const { ordered, orphans } = parentsFirst(messages);
  const known = new Set(ordered.map(({ id }) => id));
  const saved = orphans.map((orphan) => {
    // What follows an orphan stays with it; of those that follow each other in a circle each stands by itself.
    const parentId = known.has(orphan.parentId ?? '') ? orphan.parentId : knownBefore(orphan.id, activePath, known);
    known.add(orphan.id);
    return changeMessage(orphan, { parentId, revision: orphan.revision });
  });
  const all = saved.length > 0 ? parentsFirst([...ordered, ...saved]).ordered : ordered;
  const tree = MessageTree.of({ messages: all.map(asEnded), activePath }, hidden);
  forgetContent(tree, hidden);
  return tree;
}

/** The last message before `id` on the active path that is there. */
function knownBefore(id: string, activePath: readonly string[], isKnown: ReadonlySet<string>): string | null {
  const place = activePath.indexOf(id);
  return activePath.slice(0, Math.max(0, place)).findLast((earlier) => isKnown.has(earlier)) ?? null;
}
