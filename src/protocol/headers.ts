/** Connection options in, the headers of one try out. */
import { ChatError } from './errors.js';
import type { TransportOptions } from './transport-options.js';
import { untilAborted } from './until-aborted.js';

/**
 * Makes the headers of a request: `Accept`, `Content-Type` where there is a body of JSON, `Authorization` where there is a token or a key, and
 * whatever `headers` adds or replaces. Calls `getToken` and `headers`; throws `ChatError` of kind `config` where one of them throws or gives
 * what cannot be a header, never with the value in its message; throws the signal's reason as soon as it aborts.
 */
export async function makeHeaders(
  options: TransportOptions,
  facts: { readonly apiKey: string | undefined; readonly accept: string; readonly hasBody: boolean },
  signal: AbortSignal,
): Promise<Headers> {
  const headers = new Headers({ accept: facts.accept });
  if (facts.hasBody) headers.set('content-type', 'application/json');
  const { getToken, headers: source } = options;
  const token = getToken ? await callHook('getToken', () => getToken({ signal }), signal) : facts.apiKey;
  if (token) setHeader(headers, 'authorization', `Bearer ${token}`, 'getToken');
  const added = typeof source === 'function' ? await callHook('headers', source, signal) : source;
  for (const [name, value] of Object.entries(added ?? {})) {
    if (value !== null && value !== undefined) setHeader(headers, name, value, 'headers');
  }
  return headers;
}

async function callHook<T>(name: string, hook: () => T | Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await untilAborted(Promise.resolve().then(hook), signal);
  } catch (cause) {
    signal.throwIfAborted();
    throw new ChatError('config', `The ${name} function that was given to the chat failed: see the cause.`, { cause });
  }
}

function setHeader(headers: Headers, name: string, value: string, source: string): void {
  try {
    headers.set(name, value);
  } catch {
    // The platform's own error prints the value, which may be a key: not even a cause.
    throw new ChatError(
      'config',
      `${source} gives a value that cannot be a header${source === 'headers' ? `: check the one named ${JSON.stringify(name)}` : ''}.`,
    );
  }
}
