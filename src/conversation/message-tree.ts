/** All messages of a conversation as a tree: whatever was said stays, one path through it is the active one, and some may be hidden. */
import type { Message } from './message.js';

/** The whole tree, as a snapshot. */
export interface Thread {
  /** Every message, parents before children: also those that are not on the active path, and those that were deleted, empty once that cannot be undone. */
  readonly messages: readonly Message[];
  /** Ids of the active path, first message first. */
  readonly activePath: readonly string[];
}

/** Which of its siblings, in the order in which they came, a message is: `index` counts from 0. */
export interface Branches {
  readonly index: number;
  readonly count: number;
}

/** Where a message that is added stands: on the active path, or beside it, so that the path stays as it is. */
export type Place = 'active' | 'beside';

/** Stands for a child where the path is to end although there is one, until `goOn`. No message has this id. */
const NOTHING = '';

/**
 * Holds the messages. Changing one message costs O(1), so an answer may change on every delta; the active path is put together when it is asked for.
 *
 * A hidden message is in the tree and nowhere else: what follows it follows the nearest message above that is not hidden. `parentId` of a message
 * names what it followed when it was said; `parentOf` what it follows now.
 */
export class MessageTree {
  readonly #messages = new Map<string, Message>();
  readonly #hidden = new Set<string>();
  /** What each message follows, without the hidden ones. */
  readonly #parents = new Map<string, string | null>();
  /** What follows each message, without the hidden ones, in the order in which they came. */
  readonly #children = new Map<string | null, string[]>();
  /** The chosen child of each message. Absent: the last one. */
  readonly #chosen = new Map<string | null, string>();
  /** The active path while nothing but messages on it changes, and the place of each; undefined once it has to be put together anew. */
  #line: Message[] | undefined;
  readonly #places = new Map<string, number>();
  /** A copy of it that was handed out. */
  #path: readonly Message[] | undefined;
  #shape = 0;

  /** The tree of a thread whose messages come parents first; throws as `add` does. An active path that does not fit is followed as far as it does. */
  static of({ messages, activePath }: Thread, hidden: readonly string[] = []): MessageTree {
    const tree = new MessageTree();
    for (const message of messages) tree.#keep(message);
    for (const id of hidden) if (tree.#messages.has(id)) tree.#hidden.add(id);
    tree.#linkAll();
    for (const id of activePath) if (tree.get(id)) tree.#chosen.set(tree.parentOf(id), id);
    return tree;
  }

  /** The message of this id, unless it is hidden. */
  get(id: string): Message | undefined {
    return this.#hidden.has(id) ? undefined : this.#messages.get(id);
  }

  /** The message of this id, hidden or not. */
  find(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  isHidden(id: string): boolean {
    return this.#hidden.has(id);
  }

  get hiddenIds(): readonly string[] {
    return [...this.#hidden];
  }

  /** Adds a message below its parent. Throws on an id that is there already and on an unknown parent. */
  add(message: Message, place: Place = 'active'): void {
    const { id, parentId } = message;
    const parent = this.#nearest(parentId);
    const before = this.#activeChild(parent)?.id ?? NOTHING;
    const isNext = parent === (this.end?.id ?? null);
    this.#keep(message);
    this.#link(message, parent);
    if (place === 'beside') {
      // Without a choice the newest child would be taken.
      if (isNext || before !== NOTHING) this.#chosen.set(parent, before);
      return;
    }
    if (!isNext) {
      this.activate(id);
      return;
    }
    this.#chosen.set(parent, id);
    this.#places.set(id, this.#line?.length ?? 0);
    this.#line?.push(message);
    this.#path = undefined;
  }

  /** Puts a changed message in the place of the one with its id. */
  replace(message: Message): void {
    if (!this.#messages.has(message.id)) throw new RangeError(`There is no message ${message.id}.`);
    this.#messages.set(message.id, message);
    const place = this.#places.get(message.id);
    if (!this.#line || place === undefined) return;
    this.#line[place] = message;
    this.#path = undefined;
  }

  /** Takes a message that nothing follows out again. */
  remove(id: string): void {
    if (!this.#messages.has(id)) return;
    if (this.hasChildren(id)) throw new RangeError(`Message ${id} has answers, so it stays.`);
    const parent = this.parentOf(id);
    this.#messages.delete(id);
    this.#hidden.delete(id);
    this.#parents.delete(id);
    this.#children.set(
      parent,
      this.#childrenOf(parent).filter((child) => child !== id),
    );
    if (this.#chosen.get(parent) === id) this.#chosen.delete(parent);
    this.#shape += 1;
    this.#forgetPath();
  }

  /** Whether anything follows the message, hidden or not. */
  hasChildren(id: string): boolean {
    for (const { parentId } of this.#messages.values()) if (parentId === id) return true;
    return false;
  }

  /**
   * Hides messages. What follows them moves up. Where the active path went through one of them it goes on with what was active below, or else with the
   * nearest sibling. The function that this gives shows them again, where the path went through them.
   */
  hide(ids: readonly string[]): () => void {
    const hidden = ids.filter((id) => this.get(id));
    const left: (readonly [parent: string | null, id: string])[] = [];
    for (const id of hidden) {
      const parent = this.parentOf(id);
      if (this.#activeChild(parent)?.id === id) {
        left.push([parent, id]);
        const next = this.#activeChild(id)?.id ?? this.#nearestSibling(id, parent);
        if (next === undefined) this.#chosen.delete(parent);
        else this.#chosen.set(parent, next);
      }
      this.#hidden.add(id);
      this.#linkAll();
    }
    return () => {
      this.unhide(hidden);
      for (const [parent, id] of left.reverse()) this.#chosen.set(parent, id);
      this.#forgetPath();
    };
  }

  /** Shows hidden messages again. */
  unhide(ids: readonly string[]): void {
    for (const id of ids) this.#hidden.delete(id);
    this.#linkAll();
  }

  /** The active path, first message first. The same array until something on it changes. */
  get path(): readonly Message[] {
    this.#path ??= [...this.#walk()];
    return this.#path;
  }

  /** The last message of the active path. Asking for it after each message that is added costs O(1), as adding does. */
  get end(): Message | undefined {
    return this.#walk().at(-1);
  }

  isActive(id: string): boolean {
    this.#walk();
    return this.#places.has(id);
  }

  /** Leads the active path to a message, and on to what was last active below it. */
  activate(id: string): void {
    for (let at: string | null = id; at !== null;) {
      const parent: string | null = this.parentOf(at);
      this.#chosen.set(parent, at);
      at = parent;
    }
    this.#forgetPath();
  }

  /** Leads the active path on to what was added beside its end. */
  goOn(): void {
    for (const [id, choice] of this.#chosen) if (choice === NOTHING) this.#chosen.delete(id);
    this.#forgetPath();
  }

  /** The messages from the first one down to `id`; none for null. */
  pathTo(id: string | null): readonly Message[] {
    const path: Message[] = [];
    for (let next = this.#messages.get(id ?? NOTHING); next;) {
      path.push(next);
      next = this.#messages.get(this.parentOf(next.id) ?? NOTHING);
    }
    return path.reverse();
  }

  /** The id of what a message follows now. */
  parentOf(id: string): string | null {
    return this.#parents.get(id) ?? null;
  }

  /** Another number whenever `branches` may give something else than before for a message that was there. */
  get shape(): number {
    return this.#shape;
  }

  /** Ids of the messages that follow the same one as `id` does, itself among them, in the order in which they came. */
  siblings(id: string): readonly string[] {
    return this.#childrenOf(this.parentOf(id));
  }

  branches(id: string): Branches {
    const siblings = this.siblings(id);
    return { index: siblings.indexOf(id), count: siblings.length };
  }

  /** Ids of the turn that a message belongs to: all answers to its question, then the question. An answer without a question is a turn by itself. */
  turn(id: string): readonly string[] {
    const parent = this.parentOf(id) ?? NOTHING;
    const question = this.get(id)?.role === 'user' ? id : this.get(parent)?.role === 'user' ? parent : undefined;
    if (question === undefined) return [id];
    return [...this.#childrenOf(question).filter((child) => this.get(child)?.role !== 'user'), question];
  }

  get thread(): Thread {
    return { messages: [...this.#messages.values()], activePath: this.path.map((message) => message.id) };
  }

  #keep(message: Message): void {
    const { id, parentId } = message;
    if (this.#messages.has(id)) throw new RangeError(`There is a message ${id} already.`);
    if (parentId !== null && !this.#messages.has(parentId)) {
      throw new RangeError(`Message ${id} follows ${parentId}, which does not exist.`);
    }
    this.#messages.set(id, message);
  }

  #nearest(id: string | null): string | null {
    return id !== null && this.#hidden.has(id) ? this.parentOf(id) : id;
  }

  #link({ id }: Message, parent: string | null): void {
    this.#parents.set(id, parent);
    const siblings = this.#children.get(parent);
    if (!siblings) {
      this.#children.set(parent, [id]);
      return;
    }
    siblings.push(id);
    this.#shape += 1;
  }

  /** Links every message anew: what is hidden has changed. */
  #linkAll(): void {
    this.#shape += 1;
    this.#children.clear();
    for (const message of this.#messages.values()) {
      const parent = this.#nearest(message.parentId);
      if (this.#hidden.has(message.id)) this.#parents.set(message.id, parent);
      else this.#link(message, parent);
    }
    this.#forgetPath();
  }

  #childrenOf(id: string | null): readonly string[] {
    return this.#children.get(id) ?? [];
  }

  #nearestSibling(id: string, parent: string | null): string | undefined {
    const siblings = this.#childrenOf(parent);
    const index = siblings.indexOf(id);
    return siblings[index - 1] ?? siblings[index + 1];
  }

  #forgetPath(): void {
    this.#line = undefined;
    this.#path = undefined;
  }

  #walk(): Message[] {
    if (this.#line) return this.#line;
    const line: Message[] = [];
    this.#places.clear();
    for (let next = this.#activeChild(null); next; next = this.#activeChild(next.id)) {
      this.#places.set(next.id, line.length);
      line.push(next);
    }
    this.#line = line;
    return line;
  }

  #activeChild(id: string | null): Message | undefined {
    const chosen = this.#chosen.get(id);
    if (chosen === NOTHING) return undefined;
    // A choice that was hidden, or has moved to another parent, is none.
    const isChild = chosen !== undefined && this.get(chosen) !== undefined && this.parentOf(chosen) === id;
    return this.#messages.get(isChild ? chosen : (this.#childrenOf(id).at(-1) ?? NOTHING));
  }
}
