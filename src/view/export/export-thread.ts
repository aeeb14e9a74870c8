/** A conversation in, the text of a file out that a visitor can take away. */
import type { Conversation } from '../../conversation/conversation.js';
import { toJson } from '../../conversation/thread-json.js';
import { ChatError } from '../../protocol/errors.js';
import { htmlExport } from './html-export.js';
import { markdownExport } from './markdown-export.js';
import type { ExportInput } from './turns.js';

/** `markdown`: to be read and edited. `json`: to be read in again; see `importThread`. `html`: a page that stands alone. */
export type ExportFormat = 'markdown' | 'json' | 'html';

/** What is known of a conversation beside its messages. */
export type ExportFacts = Omit<ExportInput, 'messages'>;

/** The conversation in this format, without anything that a model thought. Throws a `ChatError` of kind `bad_request` for any other format. */
export async function exportThread(
  conversation: Conversation,
  format: ExportFormat,
  facts: ExportFacts,
): Promise<string> {
  const input = { ...facts, messages: conversation.messages };
  switch (format) {
    case 'markdown':
      return markdownExport(input);
    case 'html':
      return htmlExport(input);
    case 'json':
      return jsonExport(conversation);
    default:
      throw new ChatError('bad_request', `exportThread("${String(format)}"): it is "markdown", "json" or "html".`);
  }
}

function jsonExport({ messages, thread, hiddenIds }: Conversation): string {
  const spoken = thread.messages.map((message) => ({
    ...message,
    parts: message.parts.filter(({ type }) => type !== 'reasoning'),
  }));
  return `${JSON.stringify(toJson({ messages, thread: { ...thread, messages: spoken }, hiddenIds }), null, 2)}\n`;
}
