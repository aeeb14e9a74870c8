/** What JSON from outside is before anything of it is known. */

/** An object as it was parsed: nothing is known of its fields. */
export type RawObject = Record<string, unknown>;

/** Whether something is an object to read fields from: not null, not a list. */
export function isObject(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
