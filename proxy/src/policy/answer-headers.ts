/** Which headers go on an answer to a page: CORS, and what keeps caches and buffers between us and the reader out of the way. */

/** Headers that a script of an allowed page may read: what it needs to wait, to retry and to ask for help. */
const EXPOSED = 'x-request-id, retry-after, x-should-retry';

/** Two hours, the longest that Chromium remembers a preflight. */
const PREFLIGHT_SECONDS = 7200;

/** Headers of every answer, refusals too. `origin` is what `checkOrigin` allowed, or undefined. */
export function answerHeaders(origin: string | undefined, requestId: string): Record<string, string> {
  return {
    'x-request-id': requestId,
    vary: 'Origin',
    // no-transform: a compressing CDN would hold a stream back until its block is full.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    ...(origin !== undefined && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': EXPOSED,
    }),
  };
}

/**
 * Headers of the answer to a preflight, beside `answerHeaders`. `requested` is its `Access-Control-Request-Headers`.
 *
 * `Authorization` is listed by name because `*` does not cover it. The `openai` SDK in a page adds `x-stainless-…` headers of its own: they are
 * let through because nothing of what a client sends as a header is ever handed on.
 */
export function preflightHeaders(requested: string | null): Record<string, string> {
  const own = (requested ?? '').toLowerCase().match(/(?<![^,\s])x-stainless-[a-z-]{1,40}(?![^,\s])/g) ?? [];
  return {
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    'access-control-allow-headers': ['Authorization', 'Content-Type', ...new Set(own)].join(', '),
    'access-control-max-age': String(PREFLIGHT_SECONDS),
  };
}
