/** What the inline parser makes of a text before it is a tree: nodes that are certain, and marks whose meaning shows later. */
import type { Emphasis, FootnoteMark, Inline } from '../nodes.js';

/** A part of the text, in its order. */
export type Token = Inline | BareLink | Mark | Run | Bracket | BracketEnd;

/** An address without brackets, which is a link unless it stands in one. */
export interface BareLink {
  readonly type: 'bare-link';
  readonly text: string;
  readonly destination: string;
}

/** A footnote's mark, which is text in a link. */
export interface Mark {
  readonly type: 'mark';
  readonly node: FootnoteMark;
  readonly source: string;
}

/** A delimiter run (https://spec.commonmark.org/0.31.2/#delimiter-run). Runs that may still match form a list. */
export interface Run {
  readonly type: 'run';
  readonly character: string;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Grows along the text. */
  readonly position: number;
  readonly offset: number;
  /** How many of its characters are not used. */
  rest: number;
  /** What it ends, in order, and what it begins, from the inside out. Most runs of a hostile text do neither, and shall cost little. */
  closes: Emphasis['type'][] | undefined;
  opens: Emphasis['type'][] | undefined;
  previous: Run | undefined;
  next: Run | undefined;
}

/** `[` or `![`. */
export interface Bracket {
  readonly type: 'bracket';
  readonly isImage: boolean;
  /** Offset of the text after it. */
  readonly textOffset: number;
  /** The last run before it. */
  readonly runBefore: Run | undefined;
  /** Whether another bracket opened after it: its text is no label then. */
  hasBracketAfter: boolean;
  /** Where its `]` is; 0 while there is none. The text up to there belongs together, be it a label that has no meaning. */
  labelEnd: number;
  /** What it begins; undefined if it is text. */
  link:
    { readonly type: 'link' | 'image'; readonly destination: string; readonly title: string | undefined } | undefined;
}

/** What ends a link or image, as it stands in the text. */
export interface BracketEnd {
  readonly type: 'bracket-end';
  readonly source: string;
}
