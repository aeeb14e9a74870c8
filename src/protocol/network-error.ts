/** A rejected `fetch` in, a `ChatError` that says what can be known of the reason out. */
import { ChatError } from './errors.js';

/** What the surroundings can tell of a connection that failed. */
export interface Surroundings {
  readonly location?: Pick<Location, 'protocol' | 'origin'> | undefined;
  readonly navigator?: { readonly onLine?: boolean } | undefined;
}

/**
 * Makes the error for a `fetch` of `url` that came to nothing. Names the URL's origin only: its path and query may hold secrets.
 * `around` is by default what the code runs in.
 */
export function networkError(url: string, cause: unknown, around: Surroundings = globalThis): ChatError {
  const { origin } = new URL(url);
  return new ChatError('network', `No connection to ${origin}: ${likelyReason(new URL(url), cause, around)}`, {
    cause,
  });
}

/** Whether the device says that it has no network. */
export function isOffline(around: Surroundings = globalThis): boolean {
  return around.navigator?.onLine === false;
}

/** A browser tells a script nothing of the reason (https://fetch.spec.whatwg.org/#concept-network-error), so the surroundings have to. */
function likelyReason(url: URL, cause: unknown, around: Surroundings): string {
  const code = systemCode(cause);
  if (code !== undefined) return `${code}. Check that the server runs and that the address is right.`;
  if (isOffline(around)) return 'the device is offline.';
  const { location } = around;
  if (location?.protocol === 'https:' && url.protocol === 'http:') {
    return 'an https: page may not call an http: address (mixed content). Give the address with https:.';
  }
  if (location && location.origin !== url.origin) {
    return (
      `it refuses connections, its certificate or name is wrong, or it does not allow ${location.origin} ` +
      '(CORS: the answer to OPTIONS has to allow this origin, the method POST and the headers content-type and authorization; ' +
      "or this page's own connect-src policy). The browser's network panel tells which."
    );
  }
  return 'it refuses connections, or its name or certificate is wrong.';
}

/** Node, Deno and Bun put the system's reason into the error or its cause: ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED … */
function systemCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 3) return undefined;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : systemCode(cause, depth + 1);
}
