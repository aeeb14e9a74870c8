/** When the next token is due: a speed, a clock and chance go in, promises to wait for come out. */

import type { Clock } from '../clock.js';
import type { Random } from './random.js';

/**
 * Spaces tokens out as a model does: `tokensPerSecond` on average, each gap between half and one and a half of that.
 * Gaps shorter than a millisecond are gathered, so any speed is kept; `Infinity` never waits.
 */
export class Pace {
  readonly #clock: Clock;
  readonly #gap: number;
  readonly #random: Random;
  readonly #signal: AbortSignal;
  #due: number;

  constructor(clock: Clock, tokensPerSecond: number, random: Random, signal: AbortSignal) {
    this.#clock = clock;
    this.#gap = 1000 / tokensPerSecond;
    this.#random = random;
    this.#signal = signal;
    this.#due = clock.now();
  }

  /** Resolves when the next token is due. Rejects with the signal's reason once that has aborted. */
  async token(): Promise<void> {
    this.#due += this.#gap * (0.5 + this.#random());
    await this.#reach(this.#due);
  }

  /** Resolves after `duration` ms and calls `beat` every `every` ms until then. Rejects as `token` does. */
  async pause(duration: number, every: number, beat: () => Promise<void>): Promise<void> {
    const start = this.#due;
    this.#due += duration;
    for (let next = start + every; next < this.#due; next += every) {
      await this.#reach(next);
      await beat();
    }
    await this.#reach(this.#due);
  }

  #reach(time: number): Promise<void> {
    this.#signal.throwIfAborted();
    const delay = time - this.#clock.now();
    if (delay < 1) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const signal = this.#signal;
      const abort = () => {
        cancel();
        reject(signal.reason as Error);
      };
      const cancel = this.#clock.after(delay, () => {
        signal.removeEventListener('abort', abort);
        resolve();
      });
      signal.addEventListener('abort', abort, { once: true });
    });
  }
}
