/** Reaches the limit of its length in the middle of a word, of a block of code, or of a list, and goes on when it is asked to. */

import type { Model, Step } from '../model.js';
import { lastUserText } from '../model.js';

/** Each with `✂` where it is cut. */
const answers: readonly { readonly asks: RegExp; readonly text: string }[] = [
  {
    asks: /\bcode\b/i,
    text: `This function adds up what is in a list:

\`\`\`js
export function sum(numbers) {
  let total = 0;
  for (const number of num✂bers) total += number;
  return total;
}
\`\`\`

The block was cut in the middle and is one block all the same.
`,
  },
  {
    asks: /\blist\b/i,
    text: `Five things to pack for a walk:

1. water, more than you think
2. something to eat on the way
3. a map that needs no bat✂tery
4. a jacket against the rain
5. time

The list was cut at its third point and counts on to the fifth.
`,
  },
  {
    asks: /(?:)/,
    text:
      'A model that reaches its limit stops wherever it is, and that is often in the middle of a word. Asked to go on, it ' +
      'cannot begin in the middle of one, so it begins a little earlier and says some words twi✂ce. The chat joins the two: ' +
      'no word is doubled, none is missing, and nobody sees where the seam was.\n',
  },
];

/** Not `continue`, which is a word of the language. */
export const continued: Model = {
  id: 'continue',
  description: 'Is cut off in a word; ask for a list or for code to see those cut. Continue gets the rest.',
  *answer({ messages }): Generator<Step> {
    const question = lastUserText(messages);
    const [first = '', rest = ''] = answers.find(({ asks }) => asks.test(question))?.text.split('✂') ?? [];
    yield { type: 'text', text: first };
    yield { type: 'finish', reason: 'length' };
    yield { type: 'text', text: rest };
  },
};
