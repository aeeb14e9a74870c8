/** A bracket and the `]` that closes it in, the label of the footnote that they may be the mark of out. */
import { normalLabel } from '../link-parts.js';
import type { InlineContext } from './brackets.js';
import type { Bracket } from './tokens.js';

/** The label in normal form, with its `^`; undefined if this can be no mark. `![^a]` is `!` and a mark to GitHub; here it is text. */
export function footnoteLabel(
  text: string,
  bracket: Bracket,
  offset: number,
  context: InlineContext,
): string | undefined {
  const { textOffset, isImage, hasBracketAfter } = bracket;
  if (!context.syntax.hasFootnotes || isImage || hasBracketAfter || text.charAt(textOffset) !== '^') return undefined;
  if (offset - textOffset > MAX_LABEL + 1) return undefined;
  const label = text.slice(textOffset, offset);
  return /^\^[^\s[\]]+$/.test(label) ? normalLabel(label) : undefined;
}

const MAX_LABEL = 999;
