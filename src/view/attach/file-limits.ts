/** The types between what the visitor attaches and what reads it. */

/** What a site allows. */
export interface FileLimits {
  /** How many files one message may have. */
  readonly count: number;
  /** How large one file may be, before pictures are scaled down. */
  readonly bytes: number;
  /** As `accept` of a file input; undefined for all that can be sent: pictures and texts. */
  readonly accept: string | undefined;
}

/**
 * `size`: larger than `bytes` · `count`: more files than one message may have · `pixels`: more of them than can be held · `kind`: not accepted, or
 * neither picture nor text · `empty` · `folder` · `unreadable`: it could not be read, or is not what it says.
 */
export interface Refusal {
  readonly reason: 'size' | 'count' | 'pixels' | 'kind' | 'empty' | 'folder' | 'unreadable';
  /** The limit that was passed, in bytes. */
  readonly bytes?: number;
}
