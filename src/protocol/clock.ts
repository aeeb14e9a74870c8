/** Time and chance as parameters, so that whatever waits or jitters can be tested without sleeping. */

/** A source of time. Times are milliseconds; `now` is monotonic within one page and has no meaning outside it. */
export interface Clock {
  now(): number;
  /** Calls `callback` once, after `delay` ms. The answer cancels it: calling it late or twice is harmless. */
  after(delay: number, callback: () => void): () => void;
}

/** A number in [0, 1). */
export type Random = () => number;

/** The clock of the platform. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};

/**
 * Resolves in a task of its own, so that a page can paint and hear its visitor before the work goes on. A message and not a timer: timers are slowed
 * down in hidden tabs.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Resolves after `delay` ms, or rejects with the signal's reason as soon as `signal` aborts. */
export function sleep(delay: number, signal: AbortSignal, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortReason(signal));
      return;
    }
    const abort = () => {
      cancel();
      reject(abortReason(signal));
    };
    const cancel = clock.after(delay, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}

function abortReason(signal: AbortSignal): Error {
  const reason: unknown = signal.reason;
  return reason instanceof Error ? reason : new DOMException(String(reason), 'AbortError');
}
