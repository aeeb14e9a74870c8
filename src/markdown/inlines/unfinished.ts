/** The text of a leaf that is still growing in: how much of it is final, and the inlines that the rest is becoming out. */
import type { Inline } from '../nodes.js';
import { textEnd } from '../white-space.js';
import type { InlineContext } from './brackets.js';
import { InlineParser } from './parse-inlines.js';

/**
 * Where the text can be cut so that what is before it never has to be read again: the inlines of both parts are together those of the whole, whatever
 * is still to come. 0 if that is so nowhere.
 */
export function stableEnd(text: string, context: InlineContext): number {
  return new InlineParser(text, context).stableEnd();
}

/** Reads the part of a leaf before a stable end: like `parseInlines`, but white space at its end stays. */
export function parseSettled(text: string, context: InlineContext): readonly Inline[] {
  return new InlineParser(text, context).parse();
}

/**
 * Reads a text as what it is becoming: what is open at its end counts as closed there, and marks at its very end, which may open something or be half of
 * what closes it, and an entity that is not complete, are left out. A link whose address is not complete has an empty `destination`.
 */
export function parseBecoming(text: string, context: InlineContext): readonly Inline[] {
  let end = textEnd(text);
  // An entity that is not complete. `AT&T` is none.
  const entity = /(?<![A-Za-z0-9])&#?[A-Za-z0-9]{0,31}$/.exec(text.slice(Math.max(0, end - 34), end));
  if (entity) end -= entity[0].length;
  while (end > 0 && MARKS.includes(text.charAt(end - 1))) end -= 1;
  return end === 0 ? [] : new InlineParser(text.slice(0, textEnd(text, end)), context, true).parse();
}

/**
 * Whether the text ends within the address of a link: nothing changes in how it is shown before white space or a parenthesis comes. The address may be
 * a picture of some megabytes.
 */
export function endsInDestination(text: string): boolean {
  return /\]\([^\s()<]*$/.test(text);
}

const MARKS = '*_~`[\\$<';
