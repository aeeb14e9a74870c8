/** The wait that batches painting: until the next frame, but never long in a tab that gets no frames, and not at all once somebody says "now". */
import type { Clock } from '../protocol/clock.js';

/** How long to wait for a frame, in ms, before painting without one: hidden tabs get none. */
const PATIENCE = 100;

export class NextFrame {
  readonly #clock: Clock;
  #end: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Resolves at the next frame, after 100 ms without one, or at `now()`, whichever comes first; with `isLate` not before those 100 ms are over. One wait
   * at a time.
   */
  wait(isLate = false): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancelAnimationFrame(frame);
        cancelTimer();
        this.#end = undefined;
        resolve();
      };
      const frame = isLate ? 0 : requestAnimationFrame(end);
      const cancelTimer = this.#clock.after(PATIENCE, end);
      this.#end = end;
    });
  }

  /** Ends the wait under way, if there is one. */
  now(): void {
    this.#end?.();
  }
}
