/** One question, one answer, no state: the shortest way to the gateway from code. */
import type { Delta } from '../protocol/deltas.js';
import type { RetryNotice } from '../protocol/transport.js';
import type { WireMessage } from '../protocol/wire.js';
import { checkOptions } from './chat-options.js';
import type { ChatOptions } from './chat-options.js';
import { toRequest } from './to-wire.js';
import { transportSource } from './transport-source.js';

export interface StreamChatOptions extends ChatOptions {
  /** Stops the answer and closes the connection when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Called with each piece of text as it comes, in order. An error it throws ends the answer and is passed on. */
  readonly onContent?: ((piece: string) => void) | undefined;
  /** Called before each further try. */
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
}

/** A question, or the conversation so far in the API's own shape, its last message the question. */
export type StreamChatInput = string | readonly WireMessage[];

export interface StreamChat {
  /**
   * Asks, and resolves to the whole text of the answer, without its reasoning.
   *
   * Rejects with `ChatError`; after `signal` aborted, with the signal's reason. A text that the server declared to be reasoning only after
   * it had come (`</think>` without an opening tag) was given to `onContent` but is not in the result.
   *
   * @example
   * const text = await streamChat('Explain what machine learning is', {
   *   proxyUrl: 'https://example.com/api/chat',
   *   onContent: (piece) => process.stdout.write(piece),
   * });
   */
  (input: StreamChatInput, options?: StreamChatOptions): Promise<string>;

  /**
   * Asks, and yields the answer's deltas as they come. Leaving the loop closes the connection. Throws as `streamChat` rejects.
   *
   * @example
   * for await (const delta of streamChat.deltas(messages, { proxyUrl, signal })) {
   *   if (delta.type === 'text') show(delta.text);
   * }
   */
  deltas(input: StreamChatInput, options?: StreamChatOptions): AsyncIterable<Delta>;
}

export const streamChat: StreamChat = Object.assign(readText, { deltas: readDeltas });

async function readText(input: StreamChatInput, options: StreamChatOptions = {}): Promise<string> {
  let pieces: string[] = [];
  for await (const delta of readDeltas(input, options)) {
    if (delta.type === 'text') pieces.push(delta.text);
    if (delta.type === 'text-was-reasoning') pieces = [];
  }
  return pieces.join('');
}

async function* readDeltas(input: StreamChatInput, options: StreamChatOptions = {}): AsyncGenerator<Delta> {
  const messages: readonly WireMessage[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  checkOptions(options);
  const transport = transportSource(() => options)(options);
  // The signal of a transport always exists; one that nobody aborts stands in where the caller gave none.
  const signal = options.signal ?? new AbortController().signal;
  for await (const delta of transport(toRequest(messages, options), { signal, onRetry: options.onRetry })) {
    if (delta.type === 'text') options.onContent?.(delta.text);
    yield delta;
  }
}
