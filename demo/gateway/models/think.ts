/** Thinks aloud inside its text, between `<think>` tags, as some gateways hand reasoning on. */

import type { Model } from '../model.js';
import { conclusion, thoughts } from './reasoning.js';

export const think: Model = {
  id: 'think',
  description: 'Reasons inside the text, between <think> tags, as some gateways do; the tags are not to be seen.',
  *answer() {
    yield { type: 'text', text: `<think>\n${thoughts}\n</think>\n\n${conclusion}` };
  },
};
