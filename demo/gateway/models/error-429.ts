/** Is asked too often at first: 429 with `Retry-After`, until that time has passed. */

import type { Model } from '../model.js';

/** Seconds. More than the widget waits by itself (8 s in all), so that its countdown and its Retry button are seen. */
const retryAfter = 10;

export const error429: Model = {
  id: 'error-429',
  description: 'Says that it was asked too often. Retry works once the countdown has ended, ten seconds later.',
  *answer({ waited, attempt }) {
    const left = Math.ceil(retryAfter - waited / 1000);
    if (attempt === 1 || left > 0) {
      yield {
        type: 'error',
        status: 429,
        message: `Too many requests: try again in ${left} s. This is a demonstration.`,
        retryAfter: left,
      };
      return;
    }
    yield { type: 'text', text: 'Thank you for waiting: this time the request was let through.' };
  },
};
