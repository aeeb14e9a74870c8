/** Connection options in, the ids of the models that the server offers out. */
import { ChatError } from './errors.js';
import { isObject } from './raw-object.js';
import { openStream } from './request.js';
import { findError, serverError } from './server-error.js';
import type { TransportOptions } from './transport-options.js';

/**
 * Asks `<proxy-url>/models`, or `<base-url>/models`, once. Gives the ids in the server's order, each once. Throws `ChatError` as
 * `openStream` does, `protocol` where the answer is no list of models, and the signal's reason after an abort.
 */
export async function fetchModels(
  options: TransportOptions,
  { signal = new AbortController().signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly string[]> {
  const { bytes, requestId } = await openStream({ route: 'models' }, options, signal);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for await (const piece of bytes) pieces.push(decoder.decode(piece, { stream: true }));
  const body = parse(pieces.join(''));
  const error = isObject(body) ? findError({ ...body, choices: [] }) : undefined;
  if (error) throw serverError(error, { requestId });
  // Some servers send the list itself, without an object around it.
  const list = isObject(body) ? body['data'] : body;
  if (!Array.isArray(list)) throw noList();
  const ids = list.map((model: unknown) => (isObject(model) ? model['id'] : model));
  return [...new Set(ids.filter((id) => typeof id === 'string' && id !== ''))] as readonly string[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw noList();
  }
}

function noList(): ChatError {
  return new ChatError(
    'protocol',
    'The server answered with something that is no list of models: check base-url or proxy-url.',
  );
}
