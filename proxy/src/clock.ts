/** Time as a parameter, so that whatever waits can be tested without sleeping. */

/** A source of time in milliseconds. `now` only ever grows and has no meaning outside one process. */
export interface Clock {
  now(): number;
  /** Calls `callback` once, after `delay` ms. The answer cancels it: calling it late or twice is harmless. */
  after(delay: number, callback: () => void): () => void;
}

/** The clock of the platform. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};
