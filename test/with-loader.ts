/** Something that is loaded on demand in, the same as if it had never been loaded out, for the time of a test that says when and whether it comes. */
import { onDemand } from '../src/on-demand.js';
import type { OnDemand } from '../src/on-demand.js';
import { settle } from './fake-clock.js';

export interface Loader<T> {
  /** How often it was tried. */
  readonly attempts: number;
  /** Ends the attempt under way; resolves when all that waited for it has gone on. */
  succeed(loaded: T): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** Runs `test` with `target` not loaded yet. */
export async function withLoader<T>(target: OnDemand<T>, test: (loader: Loader<T>) => Promise<void>): Promise<void> {
  const attempts: { readonly resolve: (loaded: T) => void; readonly reject: (error: unknown) => void }[] = [];
  const stage = onDemand(() => new Promise<T>((resolve, reject) => attempts.push({ resolve, reject })));
  const original = Object.getOwnPropertyDescriptors(target);
  Object.defineProperties(target, Object.getOwnPropertyDescriptors(stage));
  try {
    await test({
      get attempts() {
        return attempts.length;
      },
      async succeed(loaded) {
        attempts.at(-1)?.resolve(loaded);
        await settle();
      },
      async fail(error) {
        attempts.at(-1)?.reject(error);
        await settle();
      },
    });
  } finally {
    Object.defineProperties(target, original);
  }
}
