/** Conversations in a storage: each change is read, merged and written while no other tab does, so that nothing of either is lost. */
import type { Message } from '../message.js';
import type { Thread } from '../message-tree.js';
import { fromRecord } from '../thread-record.js';
import type { ChatStorage } from './chat-storage.js';
import { mergePlaces } from './merge-places.js';
import { recordsToForget, writeWithRoom } from './make-room.js';
import { messageRecords } from './message-records.js';
import { asideKey, INDEX_KEY, messageKey, readIndex, readMessage, readThread, threadKey, VERSION } from './records.js';
import type { IndexRecord, Place, Reading, ThreadEntry, ThreadRecord } from './records.js';
import type { Snapshot } from './snapshot.js';
import type { Tabs } from './tabs.js';
import { cleanTitle, titleOf } from './title.js';

/** How many conversations are kept; the oldest one makes room for the next. */
export const MOST_THREADS = 100;

/** A newer version of the chat has written here: what it wrote is not to be touched. */
export class NewerMemoryError extends Error {
  override readonly name = 'NewerMemoryError';
}

/** What was removed, so that it can be put back. */
export interface RemovedThread {
  readonly entry: ThreadEntry;
  readonly records: ReadonlyMap<string, unknown>;
}

export interface ThreadStoreMeans {
  readonly storage: ChatStorage;
  readonly tabs: Pick<Tabs, 'exclusively'>;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  /** Told of each record that could not be read, by its key. */
  readonly onDamage: (key: string) => void;
}

const EMPTY: IndexRecord = { version: VERSION, threads: [], current: null };

export class ThreadStore {
  readonly #storage: ChatStorage;
  readonly #means: ThreadStoreMeans;

  constructor(means: ThreadStoreMeans) {
    this.#means = means;
    this.#storage = means.storage;
  }

  /** The list as it is. Throws `NewerMemoryError`. */
  async index(): Promise<IndexRecord> {
    const [value] = await this.#storage.read([INDEX_KEY]);
    return (await this.#accept(INDEX_KEY, value, readIndex(value), true)) ?? EMPTY;
  }

  /** Where the messages of a conversation stand; undefined if there is no such conversation, or none that can be read. */
  async places(id: string): Promise<ThreadRecord | undefined> {
    const [value] = await this.#storage.read([threadKey(id)]);
    return this.#accept(threadKey(id), value, readThread(value, id));
  }

  /** The whole conversation; undefined if there is none that can be read. */
  async thread(id: string): Promise<Thread | undefined> {
    const record = await this.places(id);
    if (!record) return undefined;
    const messages = await this.messages(id, record.places);
    const parents = new Map(messages.map((message) => [message.id, message.parentId]));
    const activePath: string[] = [];
    const end = record.end !== null && parents.has(record.end) ? record.end : messages.at(-1)?.id;
    for (let next: string | null | undefined = end; next; next = parents.get(next)) activePath.push(next);
    return { messages, activePath: activePath.reverse() };
  }

  /** The messages at `places`. One that cannot be read is left out, and what follows it follows the one before it. `growing` gets the ids of those that had not ended. */
  async messages(threadId: string, places: readonly Place[], growing = new Set<string>()): Promise<Message[]> {
    const keys = places.map(({ id }) => messageKey(threadId, id));
    const values = await this.#storage.read(keys);
    const messages: Message[] = [];
    /** What stands in for a message that cannot be read: what it followed. */
    const instead = new Map<string, string | null>();
    for (const [at, { id, parentId }] of places.entries()) {
      const parent = parentId !== null && instead.has(parentId) ? (instead.get(parentId) ?? null) : parentId;
      const message = await this.#message(keys[at] ?? '', values[at], { id, parentId: parent }, growing);
      if (message) messages.push(message);
      else instead.set(id, parent);
    }
    return messages;
  }

  /** Writes messages that are stored already and have changed, without a look at what other tabs did: their own messages are other records. */
  async saveMessages(threadId: string, messages: readonly Message[]): Promise<void> {
    await writeWithRoom(this.#storage, messageRecords(threadId, messages), threadId);
  }

  /**
   * Writes what changed in a conversation; `known` is the revision in which each of its messages was stored, as far as the tab knows. Gives where its
   * messages stand now, those that other tabs have added among them.
   */
  save(id: string, snapshot: Snapshot, known: ReadonlyMap<string, number>): Promise<readonly Place[]> {
    return this.#means.tabs.exclusively(async () => {
      const [index, before] = await Promise.all([this.index(), this.places(id)]);
      const { places, changed } = mergePlaces(snapshot, known, before?.places);
      const isEmpty = places.length === 0;
      const today = this.#means.today();
      const former = index.threads.find((entry) => entry.id === id);
      const title = former?.title || titleOf(snapshot.messages);
      const entry: ThreadEntry = { id, title, createdAt: former?.createdAt ?? today, updatedAt: today };
      const others = index.threads.filter((other) => other.id !== id);
      const { kept, forgotten } = await this.#limit(isEmpty ? others : [...others, entry], id);
      const records = new Map<string, unknown>(forgotten);
      for (const messageId of snapshot.gone) records.set(messageKey(id, messageId), undefined);
      records.set(INDEX_KEY, { version: VERSION, threads: kept, current: id } satisfies IndexRecord);
      const thread: ThreadRecord = { version: VERSION, id, places, end: snapshot.end };
      records.set(threadKey(id), isEmpty ? undefined : thread);
      for (const [key, record] of messageRecords(id, await this.#olderThan(id, changed, before)))
        records.set(key, record);
      await writeWithRoom(this.#storage, records, id);
      return places;
    });
  }

  /** Makes `id` the one that a new tab opens; null for a new conversation. Writes nothing where nothing is stored. */
  select(id: string | null): Promise<void> {
    return this.#changeIndex((index) =>
      index.current === id || index.threads.length === 0 ? index : { ...index, current: id },
    );
  }

  rename(id: string, title: string): Promise<void> {
    const name = cleanTitle(title);
    return this.#changeIndex((index) => ({
      ...index,
      threads: index.threads.map((entry) => (entry.id === id && name ? { ...entry, title: name } : entry)),
    }));
  }

  /** Forgets a conversation, and gives what `restore` takes; undefined if it is not in the list. */
  remove(id: string): Promise<RemovedThread | undefined> {
    return this.#means.tabs.exclusively(async () => {
      const index = await this.index();
      const entry = index.threads.find((other) => other.id === id);
      if (!entry) return undefined;
      const forgotten = await recordsToForget(this.#storage, id);
      const keys = [...forgotten.keys()];
      const values = await this.#storage.read(keys);
      const threads = index.threads.filter((other) => other.id !== id);
      const current = index.current === id ? null : index.current;
      await this.#storage.write(new Map<string, unknown>([...forgotten, [INDEX_KEY, { ...index, threads, current }]]));
      return { entry, records: new Map(keys.map((key, at) => [key, values[at]])) };
    });
  }

  /** Puts back what `remove` has removed. Where the conversation is there again already, it stays as it is. */
  restore({ entry, records }: RemovedThread): Promise<void> {
    return this.#means.tabs.exclusively(async () => {
      const index = await this.index();
      if (index.threads.some((other) => other.id === entry.id)) return;
      const threads = [...index.threads, entry];
      const all = new Map<string, unknown>([...records, [INDEX_KEY, { ...index, threads }]]);
      await writeWithRoom(this.#storage, all, entry.id);
    });
  }

  #changeIndex(change: (index: IndexRecord) => IndexRecord): Promise<void> {
    return this.#means.tabs.exclusively(async () => {
      const index = await this.index();
      const changed = change(index);
      if (changed !== index) await this.#storage.write(new Map([[INDEX_KEY, changed]]));
    });
  }

  /** Those of `messages` that the storage does not hold in a later state: another tab may have gone on with one of them. */
  async #olderThan(
    threadId: string,
    messages: readonly Message[],
    record: ThreadRecord | undefined,
  ): Promise<readonly Message[]> {
    const there = new Set(record?.places.map((place) => place.id));
    const known = messages.filter((message) => there.has(message.id));
    const values = await this.#storage.read(known.map(({ id }) => messageKey(threadId, id)));
    const later = new Set(known.filter((message, at) => revisionOf(values[at]) > message.revision));
    return messages.filter((message) => !later.has(message));
  }

  /** The newest of `threads`, and what forgets the others. `id` stays. */
  async #limit(
    threads: readonly ThreadEntry[],
    id: string,
  ): Promise<{ readonly kept: readonly ThreadEntry[]; readonly forgotten: ReadonlyMap<string, undefined> }> {
    const surplus = threads
      .filter((entry) => entry.id !== id)
      .sort((a, b) => a.updatedAt - b.updatedAt)
      .slice(0, Math.max(0, threads.length - MOST_THREADS));
    const forgotten = new Map<string, undefined>();
    for (const entry of surplus) {
      for (const [key] of await recordsToForget(this.#storage, entry.id)) forgotten.set(key, undefined);
    }
    return { kept: threads.filter((entry) => !surplus.includes(entry)), forgotten };
  }

  async #message(key: string, value: unknown, place: Place, growing: Set<string>): Promise<Message | undefined> {
    const reading = readMessage(value);
    const message = reading.state === 'good' ? fromRecord({ ...reading.record, ...place }) : undefined;
    if (message && message.status !== reading.record?.['status']) growing.add(place.id);
    if (message) return message;
    await this.#accept(key, value, reading.state === 'good' ? { state: 'damaged', record: undefined } : reading);
    return undefined;
  }

  /** What can be used of a record. One that is damaged is set aside and told; one of a newer version stays as it is. */
  async #accept<T>(key: string, value: unknown, reading: Reading<T>, isVital = false): Promise<T | undefined> {
    switch (reading.state) {
      case 'good':
      case 'absent':
        break;
      case 'newer':
        if (isVital) throw new NewerMemoryError(`The record "${key}" was written by a newer version of the chat.`);
        this.#means.onDamage(key);
        break;
      case 'damaged':
        this.#means.onDamage(key);
        // A copy, and in place of the record what is left of it, so that it is told once.
        try {
          await this.#storage.write(
            new Map([
              [asideKey(key), value],
              [key, reading.record],
            ]),
          );
        } catch {
          // No room for a copy: the record stays where it is, and is told again.
        }
        break;
    }
    return reading.record;
  }
}

function revisionOf(value: unknown): number {
  const revision = readMessage(value).record?.['revision'];
  return typeof revision === 'number' ? revision : -1;
}
