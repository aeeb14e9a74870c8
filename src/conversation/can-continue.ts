/** Whether an answer broke off in such a way that the model can be asked to go on with it. */
import { isAnswered, textLength } from './message.js';
import type { Message } from './message.js';

/**
 * Whether `message` is an answer that was stopped, broke off, was cut at the limit or ended without saying why, and has something to go on from: a text, or a
 * tool call with its result. Whether it is the last of the active path, as `continue` needs, is not looked at.
 */
export function canContinue(message: Message): boolean {
  return (
    message.role === 'assistant' &&
    brokeOff(message) &&
    message.parts.some((part) => isAnswered(part) || (part.type === 'text' && textLength(part) > 0))
  );
}

function brokeOff({ status, finishReason, timing }: Message): boolean {
  if (status === 'stopped' || status === 'interrupted') return true;
  // Messages that were put in by addMessage have no timing: nobody asked for them, so nothing can be missing.
  return status === 'done' && (finishReason === 'length' || (finishReason === undefined && timing !== undefined));
}
