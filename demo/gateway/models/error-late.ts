/** Begins to answer and then reports an error inside the stream, where no status can be set any more. */

import type { Model } from '../model.js';

export const errorLate: Model = {
  id: 'error-late',
  description: 'Begins well and then sends an error in the middle of the stream. What was written so far stays.',
  *answer() {
    yield {
      type: 'text',
      text: 'This answer begins as any other. In its middle the model behind the gateway fails, so',
    };
    yield { type: 'error', status: 502, message: 'The model behind the gateway went away. This is a demonstration.' };
  },
};
