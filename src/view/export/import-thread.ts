/** JSON of an export in, the conversation that it holds in the place of the one that there is. */
import type { Conversation } from '../../conversation/conversation.js';
import { fromJson } from '../../conversation/thread-json.js';
import { ChatError } from '../../protocol/errors.js';

/** Reads what `exportThread('json')` gave, as text or parsed, or a list of OpenAI messages. Throws a `ChatError` of kind `bad_request`, and changes nothing then. */
export function importThread(conversation: Conversation, json: unknown): void {
  conversation.load(fromJson(typeof json === 'string' ? parsed(json) : json));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // Its message may quote the text, which is a visitor's.
    throw new ChatError('bad_request', 'importThread() was given a text that is not JSON.', { cause });
  }
}
