/** A `<` in, the autolink or raw HTML that it begins out (https://spec.commonmark.org/0.31.2/#autolinks and #raw-html). */
import { tagEnd } from '../html-tag.js';
import type { Html, Link } from '../nodes.js';

/** A node and the offset after it. */
export interface AngleMatch {
  readonly node: Link | Html;
  readonly end: number;
}

/** Finds what stands in angle brackets in one text, from left to right. */
export class Angles {
  readonly #text: string;
  /** Where each closer comes next, Infinity if it does not: no part of the text is searched twice for the same. */
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** What begins with the `<` at `offset`; undefined if that is text. */
  read(offset: number): AngleMatch | undefined {
    if (this.#after('>', offset) === -1) return undefined;
    const link = this.#link(offset);
    if (link) return link;
    const end = this.#htmlEnd(offset);
    return end === -1 ? undefined : { node: { type: 'html', text: this.#text.slice(offset, end) }, end };
  }

  #link(offset: number): AngleMatch | undefined {
    for (const [pattern, scheme] of autolinks) {
      pattern.lastIndex = offset;
      const text = pattern.exec(this.#text)?.[1];
      if (text === undefined) continue;
      const node: Link = {
        type: 'link',
        destination: scheme + text,
        title: undefined,
        children: [{ type: 'text', text }],
      };
      return { node, end: pattern.lastIndex };
    }
    return undefined;
  }

  #htmlEnd(offset: number): number {
    const text = this.#text;
    if (text.startsWith('<!--', offset)) {
      // `<!-->` and `<!--->` are comments too.
      if (text.startsWith('>', offset + 4)) return offset + 5;
      if (text.startsWith('->', offset + 4)) return offset + 6;
      return this.#after('-->', offset + 4);
    }
    if (text.startsWith('<?', offset)) return this.#after('?>', offset + 2);
    if (text.startsWith('<![CDATA[', offset)) return this.#after(']]>', offset + 9);
    if (/^<![A-Za-z]/.test(text.slice(offset, offset + 3))) return this.#after('>', offset + 3);
    return tagEnd(text, offset);
  }

  /** Offset after the next `closer`; -1 if there is none. */
  #after(closer: string, offset: number): number {
    let at = this.#next.get(closer) ?? -1;
    if (at < offset) {
      at = this.#text.indexOf(closer, offset);
      if (at === -1) at = Infinity;
      this.#next.set(closer, at);
    }
    return at === Infinity ? -1 : at + closer.length;
  }
}

/**
 * Whether the `<` at `offset`, which begins nothing yet, may begin something by what is yet to come. `true` too where it cannot but that is costly to
 * tell.
 */
export function mayBecomeTag(text: string, offset: number): boolean {
  const next = text.charAt(offset + 1);
  if (next === '!' || next === '?' || next === '') return true;
  if (!/[A-Za-z/]/.test(next)) return false;
  const rest = text.slice(offset, offset + LONG_TAG);
  const end = rest.indexOf('>');
  return end === -1 || /["']/.test(rest.slice(0, end));
}

/** So far it is looked, for every `<`. */
const LONG_TAG = 1000;

/** An absolute URI, and an address of mail, with what its destination begins with. */
const autolinks: readonly (readonly [pattern: RegExp, scheme: string])[] = [
  // The spec's "ASCII control characters, space, `<`, and `>`" end it.
  [/<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\0- \x7f<>]*)>/y, ''],
  [
    /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>/y,
    'mailto:',
  ],
];
