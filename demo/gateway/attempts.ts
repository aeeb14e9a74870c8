/** How often the same messages were sent to the same model, for the models that fail before they answer. */

import { createHash } from 'node:crypto';

interface Attempt {
  count: number;
  readonly firstAt: number;
}

/** How many different questions are remembered; the oldest are forgotten first. */
const remembered = 500;

/** Counts attempts until the question was answered. */
export class Attempts {
  readonly #attempts = new Map<string, Attempt>();

  /** What stands for a question: equal models and messages have equal keys. */
  key(model: string, messages: unknown): string {
    return createHash('sha256')
      .update(JSON.stringify([model, messages]))
      .digest('base64');
  }

  /** Counts one more attempt, made at `now`. */
  add(key: string, now: number): { attempt: number; waited: number } {
    const known = this.#attempts.get(key) ?? { count: 0, firstAt: now };
    known.count += 1;
    this.#attempts.set(key, known);
    for (const oldest of this.#attempts.keys()) {
      if (this.#attempts.size <= remembered) break;
      this.#attempts.delete(oldest);
    }
    return { attempt: known.count, waited: now - known.firstAt };
  }

  /** Forgets a question that was answered: asked again, it is a first attempt. */
  settle(key: string): void {
    this.#attempts.delete(key);
  }
}
