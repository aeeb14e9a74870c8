/** Text with backslash escapes and entities in, what it stands for out: for the text itself, and for destinations, titles and info strings. */
import type { EntityLookup } from './entities.js';

/** What an entity reference stands for, and the offset after it. */
export interface EntityMatch {
  readonly text: string;
  readonly end: number;
}

/** https://spec.commonmark.org/0.31.2/#ascii-punctuation-character */
export function isAsciiPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}

/** Whether an odd number of backslashes stands before `offset`, so that the last of them escapes what is there. */
export function isEscaped(text: string, offset: number): boolean {
  let from = offset;
  while (from > 0 && text.charCodeAt(from - 1) === BACKSLASH) from -= 1;
  return (offset - from) % 2 === 1;
}

/** Reads the entity or numeric reference whose `&` is at `offset` (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references). */
export function readEntity(text: string, offset: number, entity: EntityLookup): EntityMatch | undefined {
  reference.lastIndex = offset;
  const match = reference.exec(text);
  if (!match) return undefined;
  const [source, hexadecimal, decimal, name] = match;
  const end = offset + source.length;
  if (name !== undefined) {
    const characters = entity(name);
    return characters === undefined ? undefined : { text: characters, end };
  }
  const code = hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16);
  // "Invalid Unicode code points will be replaced by U+FFFD", and for security reasons so is U+0000.
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return { text: isCharacter ? String.fromCodePoint(code) : '\uFFFD', end };
}

/** Reads all escapes and entities of a text that has no other inline structure. */
export function unescape(text: string, entity: EntityLookup): string {
  if (!text.includes('\\') && !text.includes('&')) return text;
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && isAsciiPunctuation(text.charCodeAt(at + 1))) {
      result += text.slice(from, at);
      from = at + 1;
      at += 1;
    } else if (character === '&') {
      const match = readEntity(text, at, entity);
      if (!match) continue;
      result += text.slice(from, at) + match.text;
      from = match.end;
      at = match.end - 1;
    }
  }
  return result + text.slice(from);
}

const BACKSLASH = 92;
const reference = /&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/y;
