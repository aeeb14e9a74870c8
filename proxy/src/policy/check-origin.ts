/** Which page asks, in; the origin that the answer may name, out: https://fetch.spec.whatwg.org/#http-cors-protocol */
import { Refusal } from './refusal.js';

/** What a request says about where it comes from. */
export interface OriginFacts {
  readonly method: string;
  /** The `Origin` header. */
  readonly origin: string | null;
  /** The host and port that the request was sent to, as in the `Host` header. */
  readonly host: string;
}

/**
 * The origin that CORS headers may name, or undefined where the request names none. Throws `origin_not_allowed` and `origin_missing`.
 *
 * - With a list, an origin is allowed if it is in the list, to the letter.
 * - With an empty list, only the pages of the proxy's own host are.
 * - A request without `Origin` may read (GET, HEAD, OPTIONS: a browser sends none to its own origin, a load balancer never does) but not ask.
 *   A browser names its origin in every POST, so this turns away programs only; they can write any header, so it is no protection from them.
 */
export function checkOrigin(facts: OriginFacts, allowedOrigins: readonly string[]): string | undefined {
  const { origin, method } = facts;
  if (origin === null) {
    if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return undefined;
    throw new Refusal(
      'origin_missing',
      'A request that asks something must carry an Origin header, as every browser sends.',
    );
  }
  const isAllowed = allowedOrigins.length > 0 ? allowedOrigins.includes(origin) : hostOf(origin) === facts.host;
  if (isAllowed) return origin;
  throw new Refusal(
    'origin_not_allowed',
    `${sentenceFor(origin)} Add it to ALLOWED_ORIGINS of the proxy (allowedOrigins).`,
  );
}

/**
 * The host of an origin, or undefined. The scheme is left out on purpose: behind a server that ends TLS the proxy sees `http` where the page has
 * `https`.
 */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/?#@\\]+)$/.exec(origin)?.[1];
}

function sentenceFor(origin: string): string {
  if (origin === 'null') return 'Pages without an origin (a file, a sandboxed frame) may not use this proxy.';
  return 'Pages of this origin may not use this proxy.';
}
