/** Headers of a failed request in, how long to wait out. */

/**
 * Milliseconds that the server asks to wait, from `retry-after-ms`, else from `Retry-After` in seconds or as a date
 * (RFC 9110 §10.2.3). Undefined where neither makes sense. A date is counted from the answer's own `Date`, so that a visitor's wrong
 * clock does no harm, else from `wallTime` (ms since 1970).
 */
export function readRetryAfter(headers: Headers, wallTime: () => number = Date.now): number | undefined {
  // OpenAI's servers send both, and its SDK reads the finer one first (openai-node src/client.ts).
  const milliseconds = parseNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers.get('retry-after');
  const seconds = parseNumber(text);
  if (seconds !== undefined) return seconds * 1000;
  // A date of HTTP begins with the name of its day; `Date.parse` alone makes a year of "-1".
  const date = /^[A-Za-z]{3,9},? /.test(text ?? '') ? Date.parse(text ?? '') : NaN;
  if (Number.isNaN(date)) return undefined;
  const sent = Date.parse(headers.get('date') ?? '');
  return Math.max(0, date - (Number.isNaN(sent) ? wallTime() : sent));
}

/** What `x-should-retry` says: the server's own word on whether the same request may work; undefined where it says nothing. */
export function readShouldRetry(headers: Headers): boolean | undefined {
  const text = headers.get('x-should-retry');
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function parseNumber(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
