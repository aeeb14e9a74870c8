/** What is Markdown and what is text: the parts of GitHub Flavored Markdown that can be switched on beside CommonMark, as plain facts. */
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
  /** Gives the characters of a named entity. A name that it does not know stays text. */
  readonly entity: EntityLookup;
}

/** CommonMark 0.31.2, with the entities of HTML 4. */
export const commonMark: Syntax = {
  hasTables: false,
  hasTasks: false,
  hasStrikethrough: false,
  hasAutolinks: false,
  entity: commonEntity,
};

/** The same, and all that GitHub Flavored Markdown 0.29 adds, except its filter of raw HTML: that is text here anyway. */
export const gfm: Syntax = {
  hasTables: true,
  hasTasks: true,
  hasStrikethrough: true,
  hasAutolinks: true,
  entity: commonEntity,
};
