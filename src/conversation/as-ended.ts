/** A message in, the same out as it is when nobody goes on with it. */
import { changeMessage, hasContent } from './message.js';
import type { Message } from './message.js';

/** The message itself if it has ended; else interrupted, or failed where nothing had come. Not a new revision: nobody has changed it. */
export function asEnded(message: Message): Message {
  const { status, revision } = message;
  if (status !== 'pending' && status !== 'streaming') return message;
  return changeMessage(message, { status: hasContent(message) ? 'interrupted' : 'failed', revision });
}
