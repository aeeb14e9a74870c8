/** Calls the first function that the request offers, with arguments made from its schema, and reports the result. */

import type { Model } from '../model.js';
import { lastUserText } from '../model.js';
import { toArguments } from '../tool-arguments.js';

export const tool: Model = {
  id: 'tool',
  description: 'Calls the first function that the page offers. If the page offers none, it says so.',
  *answer({ messages, tools }) {
    const last = messages.at(-1);
    const [offered] = tools;
    if (last?.role === 'tool') {
      yield { type: 'text', text: `The function answered:\n\n\`\`\`\n${last.text}\n\`\`\`\n` };
    } else if (offered === undefined) {
      yield {
        type: 'text',
        text: 'This model calls a function of the page, but the page offers none: the request came without `tools`.',
      };
    } else {
      const question = lastUserText(messages);
      yield { type: 'tool-call', name: offered.name, arguments: toArguments(offered.parameters, question) };
    }
  },
};
