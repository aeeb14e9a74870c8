/** Time as a parameter of the demo's servers: the same shape as the widget's `Clock`, with a `now` that means something
 * outside this process. */

export interface Clock {
  /** Milliseconds; of the system's clock, since 1970, with fractions. */
  now(): number;
  /** Calls `callback` once, after `delay` ms. The answer cancels it: calling it late or twice is harmless. */
  after(delay: number, callback: () => void): () => void;
}

/** The clock of the system, comparable with a page's `performance.timeOrigin + performance.now()` on the same machine. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(delay, callback) {
    const timer = setTimeout(callback, delay);
    return () => clearTimeout(timer);
  },
};
