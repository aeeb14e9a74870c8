/** Where conversations are kept: three functions over named records. */

/**
 * A place that keeps records by their keys: one memory, so each chat of a page that is to remember apart has one of its own. A record is plain JSON;
 * a key is a non-empty string. Each function may reject: the chat then goes on without a memory, and says so.
 *
 * @example
 * chat.storage = {
 *   read: (keys) => Promise.all(keys.map((key) => myServer.get(key))),
 *   write: (records) => myServer.change([...records]),
 *   clear: () => myServer.clear(),
 * };
 */
export interface ChatStorage {
  /** The records of these keys, in their order; undefined where there is none. Reading makes nothing. */
  read(keys: readonly string[]): Promise<readonly unknown[]>;
  /**
   * Writes all of these or none of them; a record of `undefined` is forgotten. Rejects with a `QuotaExceededError` for want of room: older
   * conversations are then given up, and it is called again.
   */
  write(records: ReadonlyMap<string, unknown>): Promise<void>;
  /** Forgets every record. */
  clear(): Promise<void>;
}

/** Whether this is how a storage says that it is full. Firefox has a name of its own for it. */
export function isFull(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED';
}
