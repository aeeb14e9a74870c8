/** Connection options in, the ids of the models that the server offers out. */
import { ChatError } from './errors.js';
import { fetchJson } from './fetch-json.js';
import { isObject } from './raw-object.js';
import type { TransportOptions } from './transport-options.js';

/**
 * Asks `<proxy-url>/models`, or `<base-url>/models`, once. Gives the ids in the server's order, each once. Throws `ChatError` as
 * `openStream` does, `protocol` where the answer is no list of models, and the signal's reason after an abort.
 */
export async function fetchModels(
  options: TransportOptions,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly string[]> {
  const body = await fetchJson({ route: 'models' }, options, signal);
  // Some servers send the list itself, without an object around it.
  const list = isObject(body) ? body['data'] : body;
  if (!Array.isArray(list)) {
    throw new ChatError(
      'protocol',
      'The server answered with something that is no list of models: check base-url or proxy-url.',
    );
  }
  const ids = list.map((model: unknown) => (isObject(model) ? model['id'] : model));
  return [...new Set(ids.filter((id) => typeof id === 'string' && id !== ''))] as readonly string[];
}
