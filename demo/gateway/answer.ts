/** What the two ways of sending an answer share: who answers, in which pieces, how fast, and how it is noted. */

import type { Pace } from './pace.js';
import type { Piece } from './pieces.js';
import type { UsageCounter } from './usage.js';
import { GatewayError } from './errors.js';

/** An answer about to be sent. */
export interface Answer {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
  readonly pieces: Iterable<Piece>;
  readonly pace: Pace;
  readonly usage: UsageCounter;
  readonly includeUsage: boolean;
  /** To be called when the first byte is written. */
  readonly onFirstByte: () => void;
  /** To be called before the gateway itself breaks the connection off. */
  readonly onCut: () => void;
}

/** The error of an `error` piece. */
export function errorOf(piece: Extract<Piece, { type: 'error' }>): GatewayError {
  const code = piece.status === 429 ? 'rate_limit_exceeded' : 'demonstration_error';
  if (piece.retryAfter === undefined) return new GatewayError(piece.status, piece.message, { code });
  return new GatewayError(piece.status, piece.message, { code, headers: { 'Retry-After': String(piece.retryAfter) } });
}
