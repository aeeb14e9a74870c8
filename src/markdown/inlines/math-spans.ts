/** A `$`, `\(` or `\[` in, the mathematics that it opens out. What is between the marks is TeX: no escape, no emphasis, no link. */
import { isEscaped } from '../escapes.js';
import type { MathSpan } from '../nodes.js';
import { runEnd } from '../run-end.js';

/** A span and the offset after it. */
export interface MathSpanMatch {
  readonly node: MathSpan;
  readonly end: number;
}

/**
 * Finds mathematics in one text, from left to right:
 * - `$…$` by pandoc's rules: text right after the first mark and right before the last, and no digit after it. Here it is stricter, for the sake of
 *   prices: no letter or digit of ASCII before the first mark, no other `$` between, no half of a code span, and at most 1,000 characters, so that a
 *   price in a long paragraph does not stay open to its end;
 * - `` $`…`$ `` as GitHub has it;
 * - `$$…$$` and `\[…\]`, to be displayed, and `\(…\)`.
 *
 * A mark that is escaped is none. Mathematics without source is text.
 */
export class MathSpans {
  readonly #text: string;
  /** For each closer its next place, which is good for every search from before it. */
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The span that begins at `offset`; undefined if that is text. */
  read(offset: number): MathSpanMatch | undefined {
    const text = this.#text;
    if (text.charAt(offset) === '\\') {
      const isDisplay = text.charAt(offset + 1) === '[';
      return this.#span(offset + 2, isDisplay ? '\\]' : '\\)', isDisplay);
    }
    const end = runEnd(text, offset);
    if (end - offset === 2) return this.#span(end, '$$', true);
    if (end - offset > 2) return undefined;
    return (text.charAt(end) === '`' ? this.#span(end + 1, '`$', false) : undefined) ?? this.#dollars(offset);
  }

  /** Whether what begins at `offset` and is no span yet may become one by what is still to come. */
  isOpen(offset: number): boolean {
    const text = this.#text;
    if (text.charAt(offset) === '\\') {
      const isMark = text.charAt(offset + 1) === '(' || text.charAt(offset + 1) === '[';
      return isMark && this.#find(text.charAt(offset + 1) === '[' ? '\\]' : '\\)', offset + 2) === -1;
    }
    const end = runEnd(text, offset);
    if (end - offset > 2) return false;
    if (end === text.length) return true;
    if (end - offset === 2) return this.#find('$$', end) === -1;
    if (text.charAt(end) === '`' && this.#find('`$', end + 1) === -1) return true;
    return text.length - end <= MAX_DOLLARS && opensDollars(text, offset) && this.#find('$', end) === -1;
  }

  #dollars(offset: number): MathSpanMatch | undefined {
    const text = this.#text;
    if (!opensDollars(text, offset)) return undefined;
    const close = this.#find('$', offset + 1);
    if (close === -1 || close - offset > MAX_DOLLARS || runEnd(text, close) - close > 1) return undefined;
    if (/\s/.test(text.charAt(close - 1)) || /\d/.test(text.charAt(close + 1))) return undefined;
    const source = text.slice(offset + 1, close);
    if (source.split('`').length % 2 === 0) return undefined;
    return { node: { type: 'math', text: source, isDisplay: false }, end: close + 1 };
  }

  #span(from: number, closer: string, isDisplay: boolean): MathSpanMatch | undefined {
    const close = this.#find(closer, from);
    if (close === -1) return undefined;
    const source = this.#text.slice(from, close);
    if (source.trim() === '') return undefined;
    return { node: { type: 'math', text: source, isDisplay }, end: close + closer.length };
  }

  /** Offset of the next closer that is not escaped; -1 if there is none. */
  #find(closer: string, from: number): number {
    const known = this.#next.get(closer);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    let at = this.#text.indexOf(closer, from);
    while (at !== -1 && isEscaped(this.#text, at)) at = this.#text.indexOf(closer, at + 1);
    this.#next.set(closer, at);
    return at;
  }
}

const MAX_DOLLARS = 1000;

/** Whether the single `$` at `offset` may begin a span, whatever follows. */
function opensDollars(text: string, offset: number): boolean {
  return !/[A-Za-z0-9]/.test(text.charAt(offset - 1)) && !/^\s?$/.test(text.charAt(offset + 1));
}
