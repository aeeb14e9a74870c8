/** What was taken out of a conversation, and how it comes back. */
import { mergeMessages } from './merge-messages.js';
import { changeMessage } from './message.js';
import type { MessageFields } from './message.js';
import type { MessageTree } from './message-tree.js';

export interface UndoStep {
  /** Brings it back, and gives the tree that is the conversation's from then on. */
  undo(): MessageTree;
  /** Called when it can no longer be brought back. */
  forget(): void;
  /** Whether a message that is added ends it: bringing the rest back would take that one away. */
  readonly endsWithNext: boolean;
}

/** Hides messages of `tree`. */
export function deletion(tree: MessageTree, ids: readonly string[]): UndoStep {
  const show = tree.hide(ids);
  // A new revision each time, so that other tabs know which is newer: that it was deleted, or that it was not.
  change(tree, ids);
  return {
    undo() {
      show();
      change(tree, ids);
      return tree;
    },
    forget: () => forgetContent(tree, ids),
    endsWithNext: false,
  };
}

/** Puts `after` in the place of `before`; `isClear` if it began empty, so that what came into it meanwhile can stay. */
export function exchange(before: MessageTree, after: MessageTree, isClear: boolean): UndoStep {
  return {
    undo() {
      if (isClear) mergeMessages(before, after.thread.messages, { hidden: after.hiddenIds, isBeside: true });
      return before;
    },
    forget: () => undefined,
    endsWithNext: !isClear,
  };
}

/** Empties the hidden ones of these messages: they stay for what follows them alone, and what was deleted for good is not to be kept. */
export function forgetContent(tree: MessageTree, ids: readonly string[]): void {
  const hidden = ids.filter((id) => tree.isHidden(id));
  change(tree, hidden, { parts: [], metadata: undefined, feedback: undefined });
}

function change(tree: MessageTree, ids: readonly string[], changes: Partial<MessageFields> = {}): void {
  for (const id of ids) {
    const message = tree.find(id);
    if (message) tree.replace(changeMessage(message, changes));
  }
}
