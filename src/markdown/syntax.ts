/** What is Markdown and what is text: the parts that can be switched on beside CommonMark, as plain facts. */
import type { EntityLookup } from './entities.js';
import { commonEntity } from './entities.js';

/** What both parsers read by. */
export interface Syntax {
  /** https://github.github.com/gfm/#tables-extension- */
  readonly hasTables: boolean;
  /** https://github.github.com/gfm/#task-list-items-extension- */
  readonly hasTasks: boolean;
  /** https://github.github.com/gfm/#strikethrough-extension- */
  readonly hasStrikethrough: boolean;
  /** https://github.github.com/gfm/#autolinks-extension- */
  readonly hasAutolinks: boolean;
  /** TeX between `$`, `$$`, `\(` and `\)`, `\[` and `\]`; see `inlines/math-spans.ts` and `blocks/math-block.ts`. */
  readonly hasMath: boolean;
  /** `[^label]` and `[^label]: …`, as GitHub has them. No link definition's label begins with `^` then. */
  readonly hasFootnotes: boolean;
  /** Gives the characters of a named entity. A name that it does not know stays text. May come to know more; what was read is then to be read again. */
  readonly entity: EntityLookup;
}

/** CommonMark 0.31.2, with the entities of HTML 4. */
export const commonMark: Syntax = {
  hasTables: false,
  hasTasks: false,
  hasStrikethrough: false,
  hasAutolinks: false,
  hasMath: false,
  hasFootnotes: false,
  entity: commonEntity,
};

/** The same, and all that GitHub Flavored Markdown 0.29 adds, except its filter of raw HTML: that is text here anyway. */
export const gfm: Syntax = {
  hasTables: true,
  hasTasks: true,
  hasStrikethrough: true,
  hasAutolinks: true,
  hasMath: false,
  hasFootnotes: false,
  entity: commonEntity,
};

/** What models write: the same, with mathematics and footnotes. */
export const chat: Syntax = { ...gfm, hasMath: true, hasFootnotes: true };
