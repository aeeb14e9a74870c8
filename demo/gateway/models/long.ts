/** A long answer with everything that Markdown has, for scrolling, stopping and measuring. */

import type { Model } from '../model.js';
import { chapters } from './long-text.js';

export const long: Model = {
  id: 'long',
  description:
    'Writes about 4,000 tokens quickly: headings, lists, tables and code. Good for trying Stop and scrolling.',
  tokensPerSecond: 120,
  *answer() {
    for (const chapter of chapters()) yield { type: 'text', text: `${chapter}\n\n` };
  },
};
