/** A place in a text in, the kind of character before or after it out, as delimiter runs ask for it. */
import { isAsciiPunctuation } from '../escapes.js';

/** `space` at either end of the text too. */
export type CharacterClass = 'space' | 'punctuation' | 'other';

/** Class of the character that ends at `offset`. */
export function classBefore(text: string, offset: number): CharacterClass {
  if (offset === 0) return 'space';
  const code = text.charCodeAt(offset - 1);
  const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff;
  return classOf(isLowSurrogate && offset > 1 ? (text.codePointAt(offset - 2) ?? code) : code);
}

/** Class of the character that begins at `offset`. */
export function classAfter(text: string, offset: number): CharacterClass {
  const code = text.codePointAt(offset);
  return code === undefined ? 'space' : classOf(code);
}

/** https://spec.commonmark.org/0.31.2/#unicode-whitespace-character and #unicode-punctuation-character */
function classOf(code: number): CharacterClass {
  if (code < 128) {
    if (code === 32 || code === 9 || code === 10 || code === 12 || code === 13) return 'space';
    return isAsciiPunctuation(code) ? 'punctuation' : 'other';
  }
  const character = String.fromCodePoint(code);
  if (/\p{Zs}/u.test(character)) return 'space';
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'other';
}
