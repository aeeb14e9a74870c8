/** All messages of a conversation as a tree: whatever was said stays, and one path through it is the active one. */
import type { Message } from './message.js';

/** The whole tree, as a snapshot. */
export interface Thread {
  /** Every message, parents before children. */
  readonly messages: readonly Message[];
  /** Ids of the active path, first message first. */
  readonly activePath: readonly string[];
}

/**
 * Holds the messages. Changing one message costs O(1), so an answer may change on every delta; the active path is put together when it is asked for.
 */
export class MessageTree {
  readonly #messages = new Map<string, Message>();
  readonly #children = new Map<string | null, string[]>();
  /** The chosen child of each message. Absent: the last one. */
  readonly #chosen = new Map<string | null, string>();
  /** The active path while only its end changes; undefined once it has to be put together anew. */
  #line: Message[] | undefined;
  /** A copy of it that was handed out. */
  #path: readonly Message[] | undefined;

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** Adds a message below its parent and makes it part of the active path. Throws on an id that is there already and on an unknown parent. */
  add(message: Message): void {
    if (this.#messages.has(message.id)) throw new RangeError(`There is a message ${message.id} already.`);
    if (message.parentId !== null && !this.#messages.has(message.parentId)) {
      throw new RangeError(`Message ${message.id} follows ${message.parentId}, which does not exist.`);
    }
    const line = message.parentId === (this.end?.id ?? null) ? this.#line : undefined;
    this.#messages.set(message.id, message);
    const siblings = this.#children.get(message.parentId);
    if (siblings) siblings.push(message.id);
    else this.#children.set(message.parentId, [message.id]);
    this.#chosen.set(message.parentId, message.id);
    line?.push(message);
    this.#change(line);
  }

  /** Puts a changed message in the place of the one with its id. */
  replace(message: Message): void {
    if (!this.#messages.has(message.id)) throw new RangeError(`There is no message ${message.id}.`);
    const line = message.id === this.end?.id ? this.#line : undefined;
    this.#messages.set(message.id, message);
    line?.splice(-1, 1, message);
    this.#change(line);
  }

  /** Takes a message without children out again. */
  remove(id: string): void {
    const message = this.#messages.get(id);
    if (!message) return;
    if (this.#children.get(id)?.length) throw new RangeError(`Message ${id} has answers, so it stays.`);
    this.#messages.delete(id);
    const siblings = this.#children.get(message.parentId)?.filter((sibling) => sibling !== id) ?? [];
    this.#children.set(message.parentId, siblings);
    if (this.#chosen.get(message.parentId) === id) this.#chosen.delete(message.parentId);
    this.#change(undefined);
  }

  clear(): void {
    this.#messages.clear();
    this.#children.clear();
    this.#chosen.clear();
    this.#change(undefined);
  }

  /** The active path, first message first. The same array until something changes. */
  get path(): readonly Message[] {
    this.#path ??= [...this.#walk()];
    return this.#path;
  }

  /** The last message of the active path. Asking for it after each message that is added costs O(1), as adding does. */
  get end(): Message | undefined {
    return this.#walk().at(-1);
  }

  /** The messages from the first one down to `id`; none for null. */
  pathTo(id: string | null): readonly Message[] {
    const path: Message[] = [];
    for (let next = this.#messages.get(id ?? ''); next; next = this.#messages.get(next.parentId ?? '')) path.push(next);
    return path.reverse();
  }

  get thread(): Thread {
    return { messages: [...this.#messages.values()], activePath: this.path.map((message) => message.id) };
  }

  #change(line: Message[] | undefined): void {
    this.#line = line;
    this.#path = undefined;
  }

  #walk(): Message[] {
    if (this.#line) return this.#line;
    const line: Message[] = [];
    for (let next = this.#activeChild(null); next; next = this.#activeChild(next.id)) line.push(next);
    this.#line = line;
    return line;
  }

  #activeChild(id: string | null): Message | undefined {
    const child = this.#chosen.get(id) ?? this.#children.get(id)?.at(-1);
    return child === undefined ? undefined : this.#messages.get(child);
  }
}
