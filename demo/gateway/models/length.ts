/** Ends at the limit of its length, in the middle of a sentence. */

import type { Model } from '../model.js';

export const length: Model = {
  id: 'length',
  description: 'Ends in the middle of a sentence, because the answer reached its limit of tokens.',
  *answer() {
    yield {
      type: 'text',
      text:
        'Every request says how long its answer may get (`max_tokens`). A model that reaches this limit stops there, ' +
        'however much it still has to say, and tells so with the finish reason `length`. The widget then says that the ' +
        'answer was cut at the limit, and it is not mistaken for a whole one. Now this sentence is going to',
    };
    yield { type: 'finish', reason: 'length' };
    // Said when it is asked to go on.
    yield {
      type: 'text',
      text: ' end as well, because you asked for the rest of it: what was missing was joined to what was there.',
    };
  },
};
