/** Where conversations are kept: three functions over named records. */

/**
 * A place that keeps records by their keys. A record is whatever `structuredClone` copies; a key is a non-empty string.
 * Each function may reject; the chat then goes on without a memory, and says so.
 */
export interface ChatStorage {
  /** The records of these keys, in their order; undefined where there is none. */
  read(keys: readonly string[]): Promise<readonly unknown[]>;
  /** Writes all of these, or rejects. With `QuotaExceededError` for want of room: older conversations are then given up. */
  write(records: ReadonlyMap<string, unknown>): Promise<void>;
  /** Forgets these. A key that is not there is no error. */
  remove(keys: readonly string[]): Promise<void>;
}
