/** Messages of the same conversation from elsewhere in, and the tree with them. */
import { changeMessage } from './message.js';
import type { Message } from './message.js';
import type { MessageTree } from './message-tree.js';
import { parentsFirst } from './parents-first.js';

export interface Merge {
  /** Ids of the messages that are hidden there. Absent: nothing is said of it. */
  readonly hidden?: readonly string[] | undefined;
  /** The active path there: which of several new messages the path goes on to. Default: the newest. */
  readonly activePath?: readonly string[] | undefined;
}

/** How things stand in this tab. */
interface Here {
  /** The answer under way, which nobody else may write or hide. */
  readonly ownId?: string | undefined;
  /** Whether the active path stays as it is even where messages follow its end. Default: while an answer is under way. */
  readonly isBeside?: boolean | undefined;
}

/**
 * Takes `messages` into `tree`; see `Conversation.merge`. A message that is there already and newer tells whether it is hidden, too; one that is hidden and not
 * among `messages` is hidden here. One whose parent is in neither is left out.
 */
export function mergeMessages(
  tree: MessageTree,
  messages: readonly Message[],
  { hidden, activePath = [], ownId, isBeside = ownId !== undefined }: Merge & Here,
): void {
  const fresh = parentsFirst(messages, (id) => tree.find(id) !== undefined).ordered.filter((message) => {
    const { revision = -1 } = tree.find(message.id) ?? {};
    return message.id !== ownId && message.revision > revision;
  });
  const end = tree.end?.id ?? null;
  const added = new Set<string | null>([end]);
  for (const message of fresh) {
    const before = tree.find(message.id);
    if (before) {
      // Where it stands was said when it was added.
      tree.replace(changeMessage(message, { parentId: before.parentId, revision: message.revision }));
      continue;
    }
    // What follows the end is shown, of several the newest.
    const isNext = !isBeside && isBelow(tree, message.parentId, added);
    tree.add(message, isNext ? 'active' : 'beside');
    added.add(message.id);
  }
  if (hidden) hideAsThere(tree, fresh, messages, hidden, ownId);
  for (const id of activePath) {
    const isNext = id !== end && added.has(id) && !isBeside && isBelow(tree, tree.parentOf(id), added);
    if (isNext && tree.get(id)) tree.activate(id);
  }
}

function isBelow(tree: MessageTree, parentId: string | null, added: ReadonlySet<string | null>): boolean {
  return added.has(parentId) && (parentId === null || tree.isActive(parentId));
}

function hideAsThere(
  tree: MessageTree,
  fresh: readonly Message[],
  messages: readonly Message[],
  hidden: readonly string[],
  ownId: string | undefined,
): void {
  const isHidden = new Set(hidden);
  const own = new Set(ownId === undefined ? [] : tree.turn(ownId));
  const told = new Set(messages.map(({ id }) => id));
  const newlyTold = fresh.map(({ id }) => id).filter((id) => isHidden.has(id));
  const untold = hidden.filter((id) => !told.has(id));
  tree.hide([...newlyTold, ...untold].filter((id) => !own.has(id)));
  const shown = fresh.map(({ id }) => id).filter((id) => !isHidden.has(id) && tree.isHidden(id));
  if (shown.length > 0) tree.unhide(shown);
}
