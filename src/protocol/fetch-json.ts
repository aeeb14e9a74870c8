/** A request in, the JSON of its whole answer out; an error that the answer holds is thrown. */
import { isObject } from './raw-object.js';
import { openStream } from './request.js';
import type { Call } from './request.js';
import { findError, serverError } from './server-error.js';
import type { TransportOptions } from './transport-options.js';

/**
 * Asks once. Gives what the answer holds, undefined where that is no JSON. Throws `ChatError` as `openStream` does and by an error object in a good
 * answer, and the signal's reason after an abort. `signal` may be left out.
 */
export async function fetchJson(
  call: Call,
  options: TransportOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<unknown> {
  const { bytes, requestId } = await openStream(call, options, signal);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for await (const piece of bytes) pieces.push(decoder.decode(piece, { stream: true }));
  const body = parse(pieces.join(''));
  const error = isObject(body) ? findError({ ...body, choices: [] }) : undefined;
  if (error) throw serverError(error, { requestId });
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Whoever asked says what it should have been.
    return undefined;
  }
}
