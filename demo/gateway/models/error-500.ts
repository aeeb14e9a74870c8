/** Fails a few times before it answers. */

import type { Model } from '../model.js';

/** How many requests with the same messages fail. The widget sends three by itself, so the error is seen once. */
const failures = 3;

export const error500: Model = {
  id: 'error-500',
  description: 'Fails three times, which is how often the widget tries by itself. Then press Retry: it answers.',
  *answer({ attempt }) {
    if (attempt <= failures) {
      yield { type: 'error', status: 500, message: `Failure ${attempt} of ${failures}. This is a demonstration.` };
      return;
    }
    yield { type: 'text', text: `It works now. Before this answer the server failed ${attempt - 1} times.` };
  },
};
