/** A storage in the test's own memory, with whatever can go wrong with one. */
import type { ChatStorage } from '../../../src/conversation/storage/chat-storage.js';

export class MemoryStorage implements ChatStorage {
  readonly records = new Map<string, unknown>();
  /** What was written, call by call: the keys. */
  readonly writes: (readonly string[])[] = [];
  /** Characters of JSON that there is room for. */
  room = Infinity;
  /** What every function rejects with, once it is set. */
  failure: Error | undefined;
  /** Awaited before each function does its work. */
  pause: () => Promise<unknown> = () => Promise.resolve();

  /** How often each key was read. */
  readonly reads = new Map<string, number>();
  readonly #watchers = new Set<() => void>();

  async read(keys: readonly string[]): Promise<readonly unknown[]> {
    await this.#begin();
    for (const key of keys) this.reads.set(key, (this.reads.get(key) ?? 0) + 1);
    this.#look();
    return keys.map((key) => structuredClone(this.records.get(key)));
  }

  /** Resolves once `condition` holds; it is asked again after everything that is done with the storage. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }

  async write(records: ReadonlyMap<string, unknown>): Promise<void> {
    await this.#begin();
    const after = new Map(this.records);
    for (const [key, record] of records) {
      if (record === undefined) after.delete(key);
      else after.set(key, structuredClone(record));
    }
    if (sizeOf(after) > this.room && sizeOf(after) > sizeOf(this.records)) {
      throw new DOMException('There is no room left.', 'QuotaExceededError');
    }
    this.records.clear();
    for (const [key, record] of after) this.records.set(key, record);
    this.writes.push([...records.keys()]);
    this.#look();
  }

  async clear(): Promise<void> {
    await this.#begin();
    this.records.clear();
    this.#look();
  }

  get keys(): string[] {
    return [...this.records.keys()].sort();
  }

  get size(): number {
    return sizeOf(this.records);
  }

  #look(): void {
    for (const look of this.#watchers) look();
  }

  async #begin(): Promise<void> {
    await this.pause();
    if (this.failure !== undefined) throw this.failure;
  }
}

function sizeOf(records: ReadonlyMap<string, unknown>): number {
  let size = 0;
  for (const [key, record] of records)
    size += key.length + ((JSON.stringify(record) as string | undefined) ?? '').length;
  return size;
}
