/** Text in, JSON out, without the two things that make two readers see two different bodies: RFC 8259 §4. */
import { Refusal } from './refusal.js';

const BACKSLASH = 0x5c;

/**
 * Reads `text` as JSON. Throws `invalid_json`, `duplicate_key` for an object that names a key twice in whatever spelling, and `forbidden_key` for
 * `__proto__`.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's own message quotes the body, which may hold what a visitor wrote.
    throw new Refusal('invalid_json', text.trim() === '' ? 'The body is empty.' : 'The body is not valid JSON.');
  }
  checkKeys(text);
  return value;
}

/**
 * Goes through `text` once. `JSON.parse` has accepted it, so braces match, strings end, and only a string that follows `{` or, inside an object, `,`
 * is a key.
 */
function checkKeys(text: string): void {
  const open: (Set<string> | undefined)[] = []; // a set of keys for each open object, undefined for each open array
  let isKeyNext = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charAt(at)) {
      case '{':
        open.push(new Set());
        isKeyNext = true;
        break;
      case '[':
        open.push(undefined);
        isKeyNext = false;
        break;
      case '}':
      case ']':
        open.pop();
        isKeyNext = false;
        break;
      case ',':
        isKeyNext = open.at(-1) !== undefined;
        break;
      case '"': {
        const end = endOfString(text, at);
        // Decoded, so that "a" and "\u0061" are one key.
        if (isKeyNext) checkKey(JSON.parse(text.slice(at, end + 1)) as string, open.at(-1));
        isKeyNext = false;
        at = end;
        break;
      }
    }
  }
}

function checkKey(key: string, seen: Set<string> | undefined): void {
  if (key === '__proto__') throw new Refusal('forbidden_key', 'The body has a key "__proto__".');
  if (seen?.has(key)) throw new Refusal('duplicate_key', 'The body names a key twice in one object.');
  seen?.add(key);
}

/** The index of the quote that ends the string which begins at `start`: the first one after an even number of backslashes. */
function endOfString(text: string, start: number): number {
  let end = start;
  let backslashes: number;
  do {
    end = text.indexOf('"', end + 1);
    backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
  } while (backslashes % 2 === 1);
  return end;
}
