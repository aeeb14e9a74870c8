/** Thinks aloud in `reasoning_content`, as DeepSeek and Kimi do, before it answers. */

import type { Model } from '../model.js';

export const thoughts =
  'The visitor would like to see a model think. So first of all: what is there to think about?\n\n' +
  'A train leaves at 9:40 and takes two hours and thirty-five minutes. 9:40 plus two hours is 11:40. Thirty-five minutes ' +
  'more is 12:15, because twenty of them fill the hour and fifteen are left.\n\n' +
  'Check it backwards: 12:15 less thirty-five minutes is 11:40, less two hours is 9:40. It fits. The answer can be short.';

export const conclusion =
  'A train that leaves at **9:40** and takes two hours and thirty-five minutes arrives at **12:15**.\n\n' +
  'What you saw before this answer was reasoning. This model always thinks about the same train; it shows how reasoning ' +
  'is streamed apart from the answer.';

export const reasoning: Model = {
  id: 'reasoning',
  description: 'Reasons for a few seconds, apart from its answer, and then answers.',
  *answer() {
    yield { type: 'pause', duration: 400 };
    yield { type: 'reasoning', text: thoughts };
    yield { type: 'pause', duration: 300 };
    yield { type: 'text', text: conclusion };
  },
};
