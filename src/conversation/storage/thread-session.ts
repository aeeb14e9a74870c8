/** One conversation in the storage: what this tab knows of it, and what is written and read on the strength of that. */
import type { Conversation } from '../conversation.js';
import { changeMessage } from '../message.js';
import type { Message } from '../message.js';
import type { Thread } from '../message-tree.js';
import { asGrowing, isGrowing } from './answers-elsewhere.js';
import type { AnswersElsewhere } from './answers-elsewhere.js';
import { messageRecords } from './message-records.js';
import type { Place } from './records.js';
import { takeSnapshot } from './snapshot.js';
import type { Snapshot } from './snapshot.js';
import type { TabNews, ThreadShape } from './tabs.js';
import type { ThreadStore } from './thread-store.js';

/** What a write has done. */
export interface Written {
  /** Whether it was the first of this conversation. */
  readonly isFirst: boolean;
  /** Whether another tab has written messages that this one does not have. */
  readonly hasMore: boolean;
  readonly news: Extract<TabNews, { readonly type: 'saved' }>;
}

export class ThreadSession {
  readonly id: string;
  readonly #store: ThreadStore;
  /** The revision in which each message is stored. Empty while nothing is. */
  readonly #known = new Map<string, number>();
  /** The end of the path that is stored. */
  #end: string | null = null;

  /** `thread`: the conversation as it was read; absent for a new one. */
  constructor(store: ThreadStore, id: string, thread?: Thread) {
    this.#store = store;
    this.id = id;
    for (const message of thread?.messages ?? []) this.#known.set(message.id, message.revision);
    this.#end = thread?.activePath.at(-1) ?? null;
  }

  get isStored(): boolean {
    return this.#known.size > 0;
  }

  get messageIds(): readonly string[] {
    return [...this.#known.keys()];
  }

  has(messageId: string): boolean {
    return this.#known.has(messageId);
  }

  snapshot(conversation: Conversation): Snapshot {
    return takeSnapshot(conversation, this.#known.keys());
  }

  /** The records of messages that are stored and have changed since. They are the caller's to write. */
  unsaved(conversation: Conversation): ReadonlyMap<string, unknown> {
    const { messages } = this.snapshot(conversation);
    return messageRecords(
      this.id,
      messages.filter((message) => this.#known.has(message.id) && this.#isChanged(message)),
    );
  }

  /** Writes what changed, if anything did. One write, or one read, at a time. */
  async write(snapshot: Snapshot): Promise<Written | undefined> {
    const { messages, end, gone } = snapshot;
    const changed = messages.filter((message) => this.#isChanged(message));
    const isShape = gone.length > 0 || changed.some(({ id }) => !this.#known.has(id));
    const isEnd = this.#end !== end;
    if (changed.length === 0 && !isShape && !isEnd) return undefined;
    const isFirst = !this.isStored;
    let places: readonly Place[] = [];
    if (isShape || isEnd || !changed.every(isGrowing)) {
      places = await this.#store.save(this.id, snapshot, this.#known);
    } else {
      await this.#store.saveMessages(this.id, changed);
    }
    for (const id of gone) this.#known.delete(id);
    for (const message of changed) this.#known.set(message.id, message.revision);
    this.#end = end;
    const ours = new Set(messages.map(({ id }) => id));
    const shape = !isShape ? 'same' : places.length > 0 ? 'changed' : 'empty';
    return {
      isFirst,
      hasMore: places.some(({ id }) => !ours.has(id) && !this.#known.has(id)),
      news: { type: 'saved', threadId: this.id, messageIds: changed.map(({ id }) => id), shape },
    };
  }

  /**
   * Takes over what another tab has written: the messages `messageIds`, and those that have come and gone where `shape` says so. Asks `isWanted` again
   * when it has read them: the conversation may show something else by then. `elsewhere` knows which answers still grow.
   */
  async read(
    conversation: Conversation,
    messageIds: readonly string[],
    shape: ThreadShape,
    isWanted: () => boolean,
    elsewhere: AnswersElsewhere,
  ): Promise<void> {
    if (!isWanted() || !this.isStored) return;
    const ours = new Map(conversation.thread.messages.map((message) => [message.id, message]));
    const places = await this.#placesNow(shape);
    const changed = messageIds.flatMap((id): Place[] => {
      const known = ours.get(id);
      return known ? [{ id, parentId: known.parentId }] : [];
    });
    const added = (places ?? []).filter(({ id }) => !ours.has(id));
    const { read, messages } = await this.#readMessages([...changed, ...added], ours, elsewhere);
    if (!isWanted()) return;
    const there = places && new Set(places.map(({ id }) => id));
    const gone = there ? this.messageIds.filter((id) => !there.has(id)) : [];
    for (const id of gone) this.#known.delete(id);
    for (const message of read) this.#known.set(message.id, message.revision);
    conversation.merge(messages, { hidden: gone });
  }

  /** What is stored of it is gone: all of it will be written anew. */
  forget(): void {
    this.#known.clear();
    this.#end = null;
  }

  /** `read`: as they are stored. `messages`: as they are to be shown. */
  async #readMessages(
    places: readonly Place[],
    ours: ReadonlyMap<string, Message>,
    elsewhere: AnswersElsewhere,
  ): Promise<{ readonly read: readonly Message[]; readonly messages: readonly Message[] }> {
    const growing = new Set<string>();
    let read = await this.#store.messages(this.id, places, growing);
    const written = await elsewhere.written(growing);
    if (written.size < growing.size) {
      // Whoever has let go since has written the end before.
      growing.clear();
      read = await this.#store.messages(this.id, places, growing);
    }
    const messages = read.map((message) => {
      const { id } = message;
      if (!growing.has(id)) return message;
      if (written.has(id)) return asGrowing(message);
      // That an answer broke off which was shown as growing is news, and a version of its own.
      const before = ours.get(id);
      return before && isGrowing(before) ? changeMessage(message, {}) : message;
    });
    return { read, messages };
  }

  /** Undefined where nothing can be said of them: they are as they were, or the whole conversation was removed. */
  async #placesNow(shape: ThreadShape): Promise<readonly Place[] | undefined> {
    if (shape === 'same') return undefined;
    return shape === 'empty' ? [] : (await this.#store.places(this.id))?.places;
  }

  /** Whether it is newer than what is stored. It may be older, where another tab has changed it since it was looked at. */
  #isChanged({ id, revision }: Message): boolean {
    return revision > (this.#known.get(id) ?? -1);
  }
}
