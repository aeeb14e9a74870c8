/** Breaks the connection off in the middle of its answer. */

import type { Model } from '../model.js';

export const cut: Model = {
  id: 'cut',
  description: 'The connection breaks off in the middle of the answer. What was written so far stays.',
  *answer() {
    yield {
      type: 'text',
      text:
        'Nothing that has been shown is lost when a connection breaks. The text stays where it is, it is marked as ' +
        'interrupted, and you decide how to go on. In the middle of this very',
    };
    yield { type: 'pause', duration: 100 }; // What was written is on its way before the socket is torn down.
    yield { type: 'cut' };
    // Said when it is asked to go on.
    yield { type: 'text', text: ' sentence the connection broke, and here it was joined again.' };
  },
};
