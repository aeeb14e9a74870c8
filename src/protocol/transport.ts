/** The whole seam between a conversation and the wire: a request goes in, deltas come out. */
import type { Delta } from './deltas.js';
import type { WireRequest } from './wire.js';

/** Told before each further try: `attempt` counts from 1, `delay` is in ms. */
export interface RetryNotice {
  readonly attempt: number;
  readonly delay: number;
}

/** What a transport is given with each request. */
export interface TransportContext {
  /** Aborted when the visitor stops, leaves, or a newer run begins. The transport closes its connection and throws the signal's reason. */
  readonly signal: AbortSignal;
  /** Called before the transport waits for a further try. */
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
}

/**
 * Sends `request` and yields the answer's deltas. Throws `ChatError`, or the signal's reason after an abort. Leaving the loop closes the connection.
 * An answer is complete if and only if a `finish` delta came; a transport whose stream ended with neither a `finish` nor the protocol's own
 * end mark throws `truncated`; one that ended with nothing in it throws `empty`.
 */
export type Transport = (request: WireRequest, context: TransportContext) => AsyncIterable<Delta>;
