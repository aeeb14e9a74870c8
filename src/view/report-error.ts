/** An error that the visitor is told of in other words, told to the developer. */
import { ChatError } from '../protocol/errors.js';

/** Prints it, with its cause if there is one. */
export function reportError(error: unknown): void {
  if (!(error instanceof ChatError)) {
    console.error('<iotex-chat>:', error);
    return;
  }
  // The sentence alone: an error object would print what its stack knows of the page.
  const request = error.requestId ? ` (request ${error.requestId})` : '';
  const sentence = `<iotex-chat>: ${error.message}${request}`;
  if (error.cause === undefined) console.error(sentence);
  else console.error(sentence, error.cause);
}
