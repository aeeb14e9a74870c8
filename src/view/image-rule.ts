/** What a site owner says about pictures in, what becomes of one of them out. */

/**
 * `click`: a picture on another host waits for a click. `block`: it is not shown. `allowlist`: it is shown if its origin is allowed, else not.
 * `all`: it is shown.
 */
export type ImagePolicy = 'click' | 'block' | 'allowlist' | 'all';

/** Where pictures may come from: an origin, and the beginning of a path, which is `/` for the whole origin. */
export interface AllowedOrigin {
  readonly origin: string;
  readonly path: string;
}

/** An escaped slash, which a server may read as one and so leave the path that was allowed. */
const HIDDEN_SLASH = /%(?:2f|5c)/i;

/** One entry of `allowed-image-origins`; undefined if it makes no sense. No wildcards: whoever can have a host below an allowed one could listen. */
export function readAllowedOrigin(entry: string): AllowedOrigin | undefined {
  if (!URL.canParse(entry) || entry.includes('*')) return undefined;
  const { protocol, origin, pathname, username, password, search, hash } = new URL(entry);
  const isOrigin = protocol === 'https:' || protocol === 'http:';
  return isOrigin && !username && !password && !search && !hash ? { origin, path: pathname } : undefined;
}

/** What becomes of the picture at `url`. A path is allowed as a whole: `/a` allows `/a` and `/a/b`, not `/ab`. */
export function imageRule(policy: ImagePolicy, allowed: readonly AllowedOrigin[], url: URL): 'show' | 'ask' | 'block' {
  switch (policy) {
    case 'click':
      return 'ask';
    case 'block':
      return 'block';
    case 'allowlist':
      return allowed.some((origin) => isWithin(origin, url)) ? 'show' : 'block';
    case 'all':
      return 'show';
  }
}

function isWithin({ origin, path }: AllowedOrigin, url: URL): boolean {
  if (url.origin !== origin) return false;
  if (path === '/') return true;
  if (HIDDEN_SLASH.test(url.pathname)) return false;
  return url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}
