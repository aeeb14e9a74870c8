/** A request in, deltas out, sent through an instance of the `openai` package in place of this package's own fetch. */
import { throwIfError } from './chunks.js';
import { readDeltas } from './deltas.js';
import { ChatError } from './errors.js';
import { normalChunk } from './normal-chunk.js';
import { isObject } from './raw-object.js';
import { toStreamed } from './request.js';
import { findError, httpError, serverError } from './server-error.js';
import type { Transport } from './transport.js';
import { untilAborted } from './until-aborted.js';
import type { WireChunk } from './wire.js';

/** As much of an `OpenAI` instance as is used. It brings its own address, key, time-outs and retries. */
export interface ChatClient {
  readonly chat: {
    readonly completions: {
      create(body: never, options?: { signal?: AbortSignal | null }): PromiseLike<AsyncIterable<unknown>>;
    };
  };
}

/**
 * Makes a transport of a client. Its errors become `ChatError`s, told by their fields rather than their class, so that any version does. The
 * client takes `[DONE]` out of the stream: an answer that breaks off without a finish reason cannot be told from one that the server
 * ended so, and counts as the latter.
 */
export function createClientTransport(client: ChatClient): Transport {
  return async function* send(request, { signal }) {
    signal.throwIfAborted();
    for await (const delta of readDeltas(readClient(client, toStreamed(request), signal), { model: request.model })) {
      signal.throwIfAborted();
      yield delta;
    }
  };
}

async function* readClient(client: ChatClient, body: unknown, signal: AbortSignal): AsyncGenerator<WireChunk> {
  // The client gets a signal of ours, so that leaving the loop closes its connection too, whatever its stream does when it is left.
  const controller = new AbortController();
  const forward = () => controller.abort(signal.reason);
  signal.addEventListener('abort', forward, { once: true });
  let chunks: AsyncIterator<unknown> | undefined;
  let hasChunks = false;
  let hasFinished = false;
  try {
    const { completions } = client.chat;
    const stream = await untilAborted(completions.create(body as never, { signal: controller.signal }), signal);
    chunks = stream[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = (await untilAborted(chunks.next(), signal)) as IteratorResult<unknown, unknown>;
      if (done) return;
      if (!isObject(value)) throw new ChatError('protocol', 'The client gave a chunk that is no object.');
      throwIfError(value);
      const chunk = normalChunk(value);
      hasChunks = true;
      hasFinished ||= chunk.finish_reason !== undefined;
      yield chunk;
    }
  } catch (error) {
    signal.throwIfAborted();
    const chatError = clientError(error, hasChunks);
    // A connection that breaks off once the answer is whole does no harm.
    if (!(hasFinished && chatError.kind === 'truncated')) throw chatError;
  } finally {
    signal.removeEventListener('abort', forward);
    controller.abort();
    // Not awaited: a stream that is still waiting for its next chunk would not answer before it has it.
    chunks?.return?.().catch(() => undefined);
  }
}

/** The client's errors: `APIError` with a status, or with the error object of the stream; without either a failed connection. */
function clientError(error: unknown, hasChunks: boolean): ChatError {
  if (error instanceof ChatError) return error;
  const fields: Partial<Record<'status' | 'headers' | 'error' | 'message', unknown>> =
    typeof error === 'object' && error !== null ? error : {};
  if (typeof fields.status === 'number') {
    const headers = fields.headers instanceof Headers ? fields.headers : new Headers();
    return httpError(fields.status, headers, { error: fields.error });
  }
  const errorInStream = findError({ error: fields.error, choices: [] });
  if (errorInStream) return serverError(errorInStream);
  // Its message quotes the text that it could not read, which is the visitor's: not even a cause.
  if (error instanceof SyntaxError) return new ChatError('protocol', 'The client got something that is not JSON.');
  if (hasChunks)
    return new ChatError('truncated', 'The connection broke off in the middle of the answer.', { cause: error });
  // `APIConnectionTimeoutError` differs from its parent in its name and its words alone.
  const isTimeout = typeof fields.message === 'string' && /timed? ?out/i.test(fields.message);
  return isTimeout
    ? new ChatError('timeout', 'No answer within the time-out of the client.', { cause: error })
    : new ChatError('network', 'The client could not reach the server: see the cause.', { cause: error });
}
