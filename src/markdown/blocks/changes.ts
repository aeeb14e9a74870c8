/** What happens to blocks in, what a reader has not been told of yet out: the seam to whatever shows them. */
import type { Block, Leaf } from '../nodes.js';

/**
 * One thing that happened, in the order in which it did:
 * - `opened`: the block is now its parent's last child. It may have lines already.
 * - `changed`: it has more lines or rows, or a paragraph lost lines (to a table or to definitions), or a list is no longer tight, or an item
 *   has a box. A block's state is read from the block; changes in a row are told once.
 * - `removed`: a paragraph that turned out to be something else (a heading, a table's head, definitions) is no longer its parent's child.
 * - `closed`: nothing in it changes any more.
 * - `defined`: a label has a definition, which links before it may have waited for. The label is in its normal form.
 */
export type Change =
  | { readonly type: 'opened' | 'changed' | 'closed'; readonly block: Block }
  | { readonly type: 'removed'; readonly block: Leaf }
  | { readonly type: 'defined'; readonly label: string };

/** Collects changes until they are taken. */
export class Changes {
  #list: Change[] = [];

  add(change: Change): void {
    const last = this.#list.at(-1);
    // A block that has just been opened or changed is going to be looked at anyway.
    if (
      change.type === 'changed' &&
      (last?.type === 'opened' || last?.type === 'changed') &&
      last.block === change.block
    )
      return;
    this.#list.push(change);
  }

  /** Gives what came since it was last called. */
  take(): readonly Change[] {
    const list = this.#list;
    this.#list = [];
    return list;
  }
}
