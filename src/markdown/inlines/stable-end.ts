/** The tokens of a text that is still growing in, the offset up to which they are final out. */
import type { Token } from './tokens.js';

/**
 * The last offset, no greater than `openFrom`, at which nothing is open and whose neighbours cannot have a mark, an address or an entity in common;
 * 0 if there is none. `offsets` says where each token begins; from `openFrom` on a mark may still get a meaning.
 */
export function stableEnd(
  text: string,
  tokens: readonly Token[],
  offsets: readonly number[],
  openFrom: number,
): number {
  let depth = 0;
  let end = 0;
  /** Up to where a label reaches that is none. Cut in its middle it would not be looked for. */
  let labelEnd = 0;
  for (const [index, token] of tokens.entries()) {
    const offset = offsets[index] ?? 0;
    if (offset >= openFrom) break;
    switch (token.type) {
      case 'run':
        depth += (token.opens?.length ?? 0) - (token.closes?.length ?? 0);
        break;
      case 'bracket':
        if (token.link) depth += 1;
        labelEnd = Math.max(labelEnd, token.labelEnd);
        break;
      case 'bracket-end':
        depth -= 1;
        break;
      case 'soft-break':
      case 'hard-break': {
        let next = text.indexOf('\n', offset) + 1;
        while (text.charAt(next) === ' ') next += 1;
        if (depth === 0 && next < text.length && next <= openFrom && next > labelEnd) end = next;
        break;
      }
      case 'text': {
        if (depth > 0 || !text.startsWith(token.text, offset)) break;
        const last = lastBoundary(text, Math.max(offset, labelEnd), Math.min(offset + token.text.length, openFrom));
        if (last > 0) end = last;
        break;
      }
      case 'bare-link':
      case 'code-span':
      case 'emphasis':
      case 'footnote-mark':
      case 'html':
      case 'image':
      case 'link':
      case 'mark':
      case 'math':
      case 'strikethrough':
      case 'strong':
        break;
    }
  }
  return end;
}

/** The last boundary after `from` up to `to`; 0 if there is none. */
function lastBoundary(text: string, from: number, to: number): number {
  for (let at = Math.min(to, text.length - 1); at > from; at--) {
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at);
    if ((before === SPACE && after > SPACE) || (isSpaceless(before) && isSpaceless(after))) return at;
  }
  return 0;
}

/** A letter of a script that is written without spaces: Thai to Khmer, kana, Han, Hangul. Punctuation is none: it matters to the marks beside it. */
function isSpaceless(code: number): boolean {
  return (
    (code >= 0x0e01 && code <= 0x0e4e) ||
    (code >= 0x3041 && code <= 0x30fa) ||
    (code >= 0x3400 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

const SPACE = 32;
