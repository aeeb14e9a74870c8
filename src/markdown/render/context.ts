/** What whoever shows Markdown says about how: words, pictures, renderers of their own. Read anew at each use, so that any of it may change. */
import type { Strings } from '../../locales/strings.js';
import type { Extras } from './extras-types.js';

/** The words of the controls that stand in a text. */
export type RenderStrings = Pick<
  Strings,
  | 'copyCode'
  | 'copied'
  | 'copyFailed'
  | 'wrapLines'
  | 'codeBlock'
  | 'table'
  | 'copyTable'
  | 'taskOpen'
  | 'taskDone'
  | 'loadImage'
  | 'imageBlocked'
  | 'imageFailed'
  | 'image'
  | 'footnotes'
  | 'footnote'
  | 'backToText'
>;

/** Time and timers, in ms; the callback is called once, and the answer cancels it. */
export interface RenderClock {
  now(): number;
  after(delay: number, callback: () => void): () => void;
}

/** Makes what is shown in place of a code block; gets the block's text when it is complete. */
export type FenceRenderer = (code: string) => Node;

export interface RenderContext {
  readonly strings: RenderStrings;
  /** By the language of a fence, in lower case. */
  readonly fenceRenderer: (language: string) => FenceRenderer | undefined;
  /** What becomes of a picture that is on another host. Pictures that are here already (`data:` raster, `blob:`) are always shown. */
  readonly imageRule: (url: URL) => 'show' | 'ask' | 'block';
  /** Told of a picture that was not fetched. */
  readonly onImageBlock: (url: URL) => void;
  readonly clock: RenderClock;
  /** What is loaded when it is first needed. */
  readonly extras: Extras;
  /** Told of what went wrong in somebody else's code; the source is shown instead. */
  readonly report: (error: unknown) => void;
}
