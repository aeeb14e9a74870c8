/** Finishes without having said anything. */

import type { Model } from '../model.js';

export const empty: Model = {
  id: 'empty',
  description: 'Finishes without a word, as overloaded models sometimes do. An empty answer is shown as an error.',
  *answer() {
    yield { type: 'finish', reason: 'stop' };
  },
};
