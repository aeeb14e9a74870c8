/** Server-sent events in, normal chunks out, or the error that the server put into the stream. */
import { ChatError } from './errors.js';
import type { StreamEvent } from './events.js';
import { normalChunk } from './normal-chunk.js';
import { quirks } from './quirks.js';
import type { Quirk } from './quirks.js';
import { isObject } from './raw-object.js';
import type { RawObject } from './raw-object.js';
import { findError, serverError } from './server-error.js';
import type { WireChunk } from './wire.js';

/** What is known of the answer from its headers, and which quirks to put right. */
export interface ChunkOptions {
  readonly requestId?: string | undefined;
  /** Default: all. */
  readonly quirks?: readonly Quirk[] | undefined;
  /** Called once a finish reason has come, and with each chunk after it. */
  readonly onFinish?: (() => void) | undefined;
}

/** Names of events that only keep the connection alive. */
const pings = new Set(['ping', 'heartbeat', 'keepalive', 'keep-alive']);

/**
 * Yields a chunk for each event until `[DONE]`, after which nothing is read: leaving the events closes the connection. A body that is one
 * JSON object is read as one chunk. Throws `ChatError`: the server's own error where it sent one, `protocol` for what is not JSON,
 * `truncated` where the events end with neither `[DONE]` nor a finish reason, `empty` where there were none at all. Once a finish reason is
 * there the answer is whole, so that a connection that breaks off after it does no harm.
 */
export async function* readChunks(
  events: AsyncIterable<StreamEvent>,
  { requestId, quirks: table = quirks, onFinish }: ChunkOptions = {},
): AsyncGenerator<WireChunk> {
  let hasChunks = false;
  let hasFinished = false;
  let isBody = false;
  try {
    for await (const event of events) {
      isBody = event.kind === 'body';
      for (const raw of parse(event)) {
        if (raw === 'done') return;
        throwIfError(raw, requestId);
        const chunk = normalChunk(raw, table);
        hasChunks = true;
        hasFinished ||= chunk.finish_reason !== undefined;
        if (hasFinished) onFinish?.();
        yield chunk;
      }
    }
  } catch (error) {
    if (hasFinished && error instanceof ChatError && isCut(error)) return;
    throw error;
  }
  if (hasFinished || isBody) return;
  throw hasChunks
    ? new ChatError('truncated', 'The answer broke off: the stream ended without a finish reason and without [DONE].', {
        requestId,
      })
    : new ChatError('empty', 'The answer has nothing in it: the server closed the stream without a chunk.', {
        requestId,
      });
}

/** Throws the server's error where `raw` is one. */
export function throwIfError(raw: Readonly<RawObject>, requestId?: string): void {
  const error = findError(raw);
  if (error) throw serverError(error, { requestId });
}

/** The objects that an event holds: one as a rule, none in a ping, several in a body that is a list. */
function* parse(event: StreamEvent): Generator<RawObject | 'done'> {
  const text = event.text.trim();
  const name = event.kind === 'event' ? event.name : undefined;
  if (name === 'error') {
    yield { error: parseError(text) };
    return;
  }
  if (event.kind === 'event' && (text === '' || (name !== undefined && pings.has(name)))) return;
  if (event.kind === 'event' && text === '[DONE]') {
    yield 'done';
    return;
  }
  const value = parseJson(text, event);
  // An event that broke off is no chunk; that the stream ended is said by whoever sees its end.
  if (value === undefined) return;
  for (const raw of Array.isArray(value) ? (value as unknown[]) : [value]) {
    if (!isObject(raw))
      throw new ChatError('protocol', 'The server sent JSON that is no chat completion: check base-url or proxy-url.');
    yield raw;
  }
}

function parseJson(text: string, event: StreamEvent): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (event.kind === 'event' && event.isUnfinished) return undefined;
    // Not the parser's error as a cause either: its message quotes the text, which is the visitor's.
    throw new ChatError(
      'protocol',
      'The server sent something that is not JSON: check base-url or proxy-url, and what stands in front of it.',
    );
  }
}

/** An event named `error` is an error whatever it holds: an object, with or without one around it, or a text. */
function parseError(text: string): RawObject | string {
  try {
    const value = JSON.parse(text) as unknown;
    if (!isObject(value)) return {};
    return isObject(value['error']) || typeof value['error'] === 'string' ? value['error'] : value;
  } catch {
    return text === '' ? {} : text;
  }
}

function isCut(error: ChatError): boolean {
  return error.kind === 'truncated' || error.kind === 'network' || error.kind === 'timeout';
}
