/** What a transport is given with each request, beside the request. */

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
