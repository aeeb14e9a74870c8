/** Connection options in, the URL to call and the key to call it with out; or the reason why they cannot work. */
import { ChatError } from './errors.js';
import type { PageLocation, TransportOptions } from './transport-options.js';

/** Which of a server's routes is meant. A proxy answers a chat at its root. */
export type Route = 'chat' | 'models' | 'transcriptions';

/** Where a request goes. */
export interface Endpoint {
  /** Absolute, without a fragment. */
  readonly url: string;
  /** The key to send, only ever to `baseUrl`; undefined where none is set. */
  readonly apiKey: string | undefined;
}

/** The IoTeX AI gateway: what `baseUrl` is where nothing else is set. */
export const DEFAULT_BASE_URL = 'https://gateway.iotex.ai/v1';

const routePaths: { readonly [R in Route]: string } = {
  chat: '/chat/completions',
  models: '/models',
  transcriptions: '/audio/transcriptions',
};

/**
 * Says where a request to `route` (default `chat`) goes. Throws `ChatError` of kind `config`, without the key in its message, where the
 * options name no server, a wrong URL, a key that cannot be a header, or a key in a page that visitors read.
 */
export function resolveEndpoint(options: TransportOptions, route: Route = 'chat'): Endpoint {
  const location = options.location === undefined ? currentLocation() : options.location;
  if (options.proxyUrl) {
    const url = parseUrl(options.proxyUrl, 'proxy-url', location);
    if (route !== 'chat') appendPath(url, routePaths[route]);
    return { url: url.href, apiKey: undefined };
  }
  const baseUrl = options.baseUrl ? options.baseUrl : DEFAULT_BASE_URL;
  const url = parseUrl(baseUrl, 'base-url', location);
  // An own server may well need no key (Ollama, LM Studio, vLLM); the gateway always does.
  if (baseUrl.replace(/\/+$/, '') === DEFAULT_BASE_URL && !options.apiKey && !options.getToken && !options.headers) {
    throw new ChatError(
      'config',
      'No server to talk to: set proxy-url to your own proxy, or base-url to an OpenAI-compatible API; api-key is for trials on localhost.',
    );
  }
  if (options.apiKey) checkKey(options.apiKey, options.dangerouslyAllowBrowser === true, location);
  appendPath(url, routePaths[route]);
  return { url: url.href, apiKey: options.apiKey ? options.apiKey : undefined };
}

function currentLocation(): PageLocation | null {
  // A page has both, a worker a location only, a server neither; Deno has a location only if it was given one.
  const scope = globalThis as { readonly document?: Document; readonly location?: Location };
  if (!scope.location) return null;
  const { href, protocol, hostname } = scope.location;
  return scope.document
    ? { href: scope.document.baseURI, protocol, hostname }
    : { href, protocol, hostname: undefined };
}

function parseUrl(text: string, name: string, location: PageLocation | null): URL {
  let url: URL;
  try {
    url = new URL(text.trim(), location?.href);
  } catch {
    // The platform's error says no more than this one and would repeat the text, which may be a key in the wrong place.
    const hint = location ? '' : ' Outside a page it has to be absolute.';
    throw new ChatError('config', `${name} is not a valid URL: give one like "https://example.com/api/chat".${hint}`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ChatError('config', `${name} has the scheme "${url.protocol}": only http: and https: can be called.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ChatError(
      'config',
      `${name} has a user name or password in it, which fetch refuses: use headers instead.`,
    );
  }
  url.hash = '';
  return url;
}

function appendPath(url: URL, path: string): void {
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
}

function checkKey(apiKey: string, dangerouslyAllowBrowser: boolean, location: PageLocation | null): void {
  // Printable ASCII is what a bearer token may be (RFC 6750 §2.1), and fetch's own complaint would print the key.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new ChatError(
      'config',
      'api-key has a character in it that no key has (a space, a line break, a letter outside ASCII): copy it again.',
    );
  }
  if (location?.hostname === undefined || dangerouslyAllowBrowser || isLocal(location.hostname, location.protocol))
    return;
  throw new ChatError(
    'config',
    'api-key is refused in a page away from localhost, because every visitor could read it: use proxy-url, ' +
      'or dangerously-allow-browser if the key may be public.',
  );
}

function isLocal(hostname: string, protocol: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname) ||
    (hostname === '' && protocol === 'file:')
  );
}
