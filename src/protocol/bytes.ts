/** A body of an HTTP answer in, its bytes out, for as long as they keep coming. */
import type { Clock } from './clock.js';
import { ChatError } from './errors.js';

/** How a body is watched while it is read. */
export interface ReadOptions {
  /** Aborted: the read ends at once, with the signal's reason. */
  readonly signal: AbortSignal;
  /** Milliseconds of silence after which a body that has begun counts as dead. Asked anew for each silence. */
  readonly stallTimeout: () => number;
  readonly clock: Clock;
}

/** Longest delay that `setTimeout` keeps; it fires at once for a longer one. */
const LONGEST_DELAY = 2 ** 31 - 1;

/**
 * Yields the pieces of `body` as they arrive, never an empty one. Any byte is life: a comment or a ping in the stream ends a silence too.
 * Leaving the loop cancels the body, which closes the connection. Throws `network` where the body fails before its first byte,
 * `truncated` where it breaks off later, `timeout` where it stalls, and the signal's reason after an abort.
 */
export async function* readBytes(body: ReadableStream<Uint8Array>, options: ReadOptions): AsyncGenerator<Uint8Array> {
  const { signal, stallTimeout, clock } = options;
  // WebKit has no async iteration of streams, and only a reader can be cancelled while a read is waiting: that read then ends as done.
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  let hasBegun = false;
  let stopTimer = () => {};
  const silence = new AbortController();
  const stall = () => {
    silence.abort(stalled(stallTimeout()));
    cancel();
  };
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    for (;;) {
      // Until the first byte the try as a whole has its own limit, see `openStream`.
      if (hasBegun) stopTimer = startTimer(clock, stallTimeout(), stall);
      const { done, value } = await read(reader, signal, hasBegun);
      stopTimer();
      signal.throwIfAborted();
      silence.signal.throwIfAborted();
      if (done) return;
      if (value.length === 0) continue;
      hasBegun = true;
      yield value;
    }
  } finally {
    stopTimer();
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** Calls `callback` after `delay` ms, or never where that is longer than a timer can be, `Infinity` included. The answer cancels it. */
export function startTimer(clock: Clock, delay: number, callback: () => void): () => void {
  return delay <= LONGEST_DELAY ? clock.after(delay, callback) : () => undefined;
}

async function read(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal: AbortSignal,
  hasBegun: boolean,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  try {
    return await reader.read();
  } catch (cause) {
    signal.throwIfAborted();
    throw hasBegun
      ? new ChatError('truncated', 'The connection broke off in the middle of the answer.', { cause })
      : new ChatError('network', 'The connection broke off before the first byte of the answer.', { cause });
  }
}

function stalled(stallTimeout: number): ChatError {
  return new ChatError('timeout', `The answer stopped: nothing came for ${stallTimeout / 1000} s (stall-timeout).`);
}
