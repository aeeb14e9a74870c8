/** The types of what is loaded when a text first needs it. */
import type { EntityLookup } from '../entities.js';

/** One coloured stretch: offsets in UTF-16 units; `kind` is one of `highlight/kinds.ts`. */
export type Token = readonly [start: number, end: number, kind: string];

export interface Tokens {
  /** In ascending order, not nested. What is between them has no colour. */
  readonly list: readonly Token[];
  /** Where the outermost construct begins that the text leaves unfinished, such as a comment; absent if it leaves none. */
  readonly open?: number;
}

/** Reads what is what in a code; see `highlight/highlighter.ts`. */
export interface Highlighter {
  /** Resolves to whether the language is known; its grammar is loaded then. */
  readonly load: (language: string) => Promise<boolean>;
  /** Reads the tokens of a text. `language` must have been loaded. Throws what the grammar throws. */
  readonly tokens: (code: string, language: string) => Tokens;
}

/** Makes MathML of TeX. Throws if it cannot. */
export type MathRenderer = (source: string, isDisplay: boolean) => Node;

/** Each may be missing, and each may fail to load: what it would do is then not done. */
export interface Extras {
  readonly highlighter?: () => Promise<Highlighter>;
  readonly math?: () => Promise<MathRenderer>;
  readonly entities?: () => Promise<EntityLookup>;
}
