/** Says what it was sent: how many characters, and each picture and file with its type, its size and its pixels. */

import { describeAttachment } from '../describe-attachment.js';
import type { Model } from '../model.js';

export const see: Model = {
  id: 'see',
  description: 'Says what it received: the text, and the type, bytes and pixels of each picture and file.',
  *answer({ messages }) {
    const message = messages.findLast(({ role }) => role === 'user');
    const text = message?.text ?? '';
    const attachments = message?.attachments ?? [];
    const length = text.length === 1 ? 'one character' : `${text.length.toLocaleString('en')} characters`;
    const said = text === '' ? 'no text' : `a text of ${length}`;
    if (attachments.length === 0) {
      yield { type: 'text', text: `I received ${said}, and no picture. It begins like this:\n\n${quote(text)}\n` };
      return;
    }
    const lines = attachments.map((attachment, index) => `${index + 1}. ${describeAttachment(attachment)}`);
    yield { type: 'text', text: `I received ${said} and this beside it:\n\n${lines.join('\n')}\n` };
  },
};

/** The beginning of `text`, as code: nothing in it can be taken for Markdown of the answer. */
function quote(text: string): string {
  const beginning = text.slice(0, 300);
  const longest = Math.max(2, ...Array.from(beginning.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${beginning}\n${fence}`;
}
