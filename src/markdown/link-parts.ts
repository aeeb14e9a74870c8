/** Text and an offset in, a link's label, destination or title out: what inline links and link reference definitions are made of. */
import { trimSpace } from './white-space.js';

/** A part as it stands in the text, without its brackets or quotes, and the offset after it. */
export interface LinkPart {
  readonly source: string;
  readonly end: number;
}

/** https://spec.commonmark.org/0.31.2/#link-label: from `[` to `]`, at most 999 characters, no other bracket unescaped. May be blank. */
export function readLabel(text: string, offset: number): LinkPart | undefined {
  if (text.charAt(offset) !== '[') return undefined;
  const limit = Math.min(text.length, offset + 1 + MAX_LABEL + 1);
  for (let at = offset + 1; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') return undefined;
    else if (character === ']') return { source: text.slice(offset + 1, at), end: at + 1 };
  }
  return undefined;
}

/** Brings labels that match to one form: https://spec.commonmark.org/0.31.2/#matches. Empty for a label without text, which matches none. */
export function normalLabel(source: string): string {
  // Lower case, then upper: `ẞ` and `SS` fold together only this way round.
  return trimSpace(source)
    .replace(/[ \t\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

/** https://spec.commonmark.org/0.31.2/#link-destination */
export function readDestination(text: string, offset: number): LinkPart | undefined {
  return text.charAt(offset) === '<' ? readPointed(text, offset) : readBare(text, offset);
}

/** https://spec.commonmark.org/0.31.2/#link-title. A blank line cannot be in it, since it would have ended the paragraph. */
export function readTitle(text: string, offset: number): LinkPart | undefined {
  const opener = text.charAt(offset);
  if (opener !== '"' && opener !== "'" && opener !== '(') return undefined;
  const closer = opener === '(' ? ')' : opener;
  for (let at = offset + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === closer) return { source: text.slice(offset + 1, at), end: at + 1 };
    else if (character === '(' && opener === '(') return undefined;
  }
  return undefined;
}

const MAX_LABEL = 999;
/** The spec asks for "at least three levels"; cmark has this limit too, and it keeps failed attempts linear. */
const MAX_PARENTHESES = 32;

function readPointed(text: string, offset: number): LinkPart | undefined {
  for (let at = offset + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '>') return { source: text.slice(offset + 1, at), end: at + 1 };
    else if (character === '<' || character === '\n') return undefined;
  }
  return undefined;
}

function readBare(text: string, offset: number): LinkPart | undefined {
  let depth = 0;
  let at = offset;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH && at + 1 < text.length && text.charCodeAt(at + 1) > 32) at += 1;
    else if (code === OPEN) {
      depth += 1;
      if (depth > MAX_PARENTHESES) return undefined;
    } else if (code === CLOSE) {
      if (depth === 0) break;
      depth -= 1;
    } else if (code <= 32 || code === 127) break;
  }
  return depth === 0 ? { source: text.slice(offset, at), end: at } : undefined;
}

const OPEN = 40;
const CLOSE = 41;
const BACKSLASH = 92;
