/** A `]` in, the link or image that it ends out: "look for link or image" of https://spec.commonmark.org/0.31.2/#phase-2-inline-structure. */
import { unescape } from '../escapes.js';
import { normalLabel, readDestination, readLabel, readTitle } from '../link-parts.js';
import type { Definition } from '../nodes.js';
import type { Syntax } from '../syntax.js';
import { textStart } from '../white-space.js';
import type { Bracket } from './tokens.js';

/** What the inline parser asks its surroundings for. */
export interface InlineContext {
  readonly syntax: Syntax;
  /** Gives the definition of a label in normal form. A caller that keeps the labels asked for in vain knows what a later one changes. */
  readonly definition: (label: string) => Definition | undefined;
  /** Gives the number of the footnote with a label in normal form, with its `^`. As above; the two never ask for the same label. */
  readonly footnote: (label: string) => number | undefined;
}

/** What a link points at, and the offset after it. */
export interface Target extends Definition {
  readonly end: number;
}

/** The brackets of one text that may still open a link. */
export class Brackets {
  readonly #stack: Bracket[] = [];
  /** Links may not contain links: below this height `[` opens none any more, `![` does. */
  #inactiveBelow = 0;

  get isEmpty(): boolean {
    return this.#stack.length === 0;
  }

  /** All that are not closed, the outermost first. */
  get unclosed(): readonly Bracket[] {
    return this.#stack;
  }

  /** Those that may still begin a link or an image, the outermost first. */
  get open(): readonly Bracket[] {
    return this.#stack.filter((bracket, height) => height >= this.#inactiveBelow || bracket.isImage);
  }

  push(bracket: Bracket): void {
    const outer = this.#stack.at(-1);
    if (outer) outer.hasBracketAfter = true;
    this.#stack.push(bracket);
  }

  /** Takes the innermost bracket off, with whether it can begin a link; undefined if there is none. */
  pop(): { readonly bracket: Bracket; readonly canLink: boolean } | undefined {
    const bracket = this.#stack.pop();
    const isActive = this.#stack.length >= this.#inactiveBelow;
    this.#inactiveBelow = Math.min(this.#inactiveBelow, this.#stack.length);
    return bracket && { bracket, canLink: isActive || bracket.isImage };
  }

  /** Says that what was last popped became a link, which none around it can be. */
  deactivate(): void {
    this.#inactiveBelow = this.#stack.length;
  }
}

/**
 * Whether what follows the `]` at `offset`, which is no target, may become one by what is yet to come. `true` too where it cannot but that is costly
 * to tell: such a text is looked at again.
 */
export function mayBecomeTarget(text: string, offset: number): boolean {
  // No farther, for every bracket. A label is no longer, and what else follows shows by then.
  const rest = text.slice(offset + 2, offset + 2 + MAX_LABEL + 1);
  switch (text.charAt(offset + 1)) {
    case '':
      return true;
    case '(':
      return !rest.includes(')') || /["'(<\\]/.test(rest);
    case '[':
      return !rest.includes(']');
    default:
      return false;
  }
}

/** Reads what a link or image with the text between `bracket` and the `]` at `offset` points at; undefined if it is none. */
export function readTarget(text: string, bracket: Bracket, offset: number, context: InlineContext): Target | undefined {
  const { syntax, definition } = context;
  const inline = readInlineTarget(text, offset + 1, syntax);
  if (inline) return inline;
  // A footnote's mark after a shortcut is no label of it.
  const isBeforeMark = syntax.hasFootnotes && text.startsWith('[^', offset + 1);
  const part = isBeforeMark ? undefined : readLabel(text, offset + 1);
  const end = part?.end ?? offset + 1;
  // https://spec.commonmark.org/0.31.2/#full-reference-link; otherwise it is collapsed or a shortcut, and its own text is the label.
  const isFull = part !== undefined && part.source !== '';
  if (!isFull && (bracket.hasBracketAfter || offset - bracket.textOffset > MAX_LABEL)) return undefined;
  const source = isFull ? part.source : text.slice(bracket.textOffset, offset);
  const label = normalLabel(source);
  // No definition has the label of a footnote.
  const isNone = label === '' || (syntax.hasFootnotes && label.startsWith('^'));
  const found = isNone ? undefined : definition(label);
  return found && { destination: found.destination, title: found.title, end };
}

const MAX_LABEL = 999;

/** https://spec.commonmark.org/0.31.2/#inline-link, from its `(`. */
function readInlineTarget(text: string, offset: number, { entity }: Syntax): Target | undefined {
  if (text.charAt(offset) !== '(') return undefined;
  const destination = readDestination(text, textStart(text, offset + 1));
  if (!destination) return undefined;
  let at = textStart(text, destination.end);
  const title = at > destination.end ? readTitle(text, at) : undefined;
  if (title) at = textStart(text, title.end);
  if (text.charAt(at) !== ')') return undefined;
  return {
    destination: unescape(destination.source, entity),
    title: title && unescape(title.source, entity),
    end: at + 1,
  };
}
