/** Lets wait for its first token, and then dawdles. */

import type { Model } from '../model.js';

/** Milliseconds before the first token. */
const firstTokenAfter = 6000;

export const slow: Model = {
  id: 'slow',
  description: 'Says nothing for six seconds, only keeps the connection alive, and then writes three tokens a second.',
  tokensPerSecond: 3,
  *answer() {
    yield { type: 'pause', duration: firstTokenAfter };
    yield {
      type: 'text',
      text: 'Sorry for the wait. A busy model can be this slow; Stop works at any time, also before the first word.',
    };
  },
};
