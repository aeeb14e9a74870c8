/** JSON from outside in, fields of the types that are wanted out; what is not of its type is refused by its name. */
import { ChatError } from '../protocol/errors.js';
import { isObject } from '../protocol/raw-object.js';
import type { RawObject } from '../protocol/raw-object.js';

/** The error for the value at `path`, as in `messages[3].role`. It says nothing of the value: that is somebody's text. */
export function refused(path: string, wish: string): ChatError {
  return new ChatError('bad_request', `This cannot be read: ${path} ${wish}.`);
}

export function readObject(value: unknown, path: string): RawObject {
  if (!isObject(value)) throw refused(path, 'is not an object');
  return value;
}

export function readText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw refused(path, 'is not a text');
  return value;
}

/** A text that is not empty. */
export function readName(value: unknown, path: string): string {
  if (readText(value, path) === '') throw refused(path, 'is empty');
  return value as string;
}

/** A list of at most `most` entries, each as `read` has it; those of which it makes nothing are left out. */
export function readList<T>(
  value: unknown,
  path: string,
  most: number,
  read: (entry: unknown, path: string) => T | undefined,
): readonly T[] {
  if (!Array.isArray(value)) throw refused(path, 'is not a list');
  if (value.length > most) throw refused(path, `has more than ${most} entries`);
  return value.map((entry: unknown, at) => read(entry, `${path}[${at}]`)).filter((entry) => entry !== undefined);
}

/** `value` if it is one of `choices`. */
export function oneOf<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

/** `value` if it is a number from 0 up. */
export function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A copy of `value` as JSON has it, or undefined if it has no JSON. */
export function asJson(value: unknown): unknown {
  if (value === undefined) return undefined;
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    // A circle, a BigInt, a getter that throws: that there is none is the answer.
    return undefined;
  }
}

/** The same fields without those that are undefined. */
export function withoutUndefined(fields: RawObject): RawObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
