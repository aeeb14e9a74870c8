/** How many requests a visitor may make: counted in memory, within one process. */
import type { Clock } from '../clock.js';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.js';

/** Counts requests. */
export interface VisitorLimit {
  /** Counts one request of `visitor` (see `visitorOf`). Throws `rate_limited`, with the seconds to wait, if that was one too many. */
  take(visitor: string): Promise<void>;
}

/** `rateLimit` requests in `rateWindowSeconds` from the visitor's first. */
export interface VisitorLimitSettings {
  readonly rateLimit: number;
  readonly rateWindowSeconds: number;
}

/** Visitors in one window who are counted apart. At about 400 bytes each, that bounds the memory. */
export const MAX_VISITORS = 50_000;

/** What further visitors share, so that a flood of addresses neither fills the memory nor goes free. */
const OVERFLOW_BUCKETS = 256;

/** A limit that is empty. `maxVisitors` is there for tests; default `MAX_VISITORS`. */
export function createVisitorLimit(
  settings: VisitorLimitSettings,
  clock: Clock,
  maxVisitors = MAX_VISITORS,
): VisitorLimit {
  const { rateLimit, rateWindowSeconds } = settings;
  const limiter = new RateLimiterMemory({ points: rateLimit, duration: rateWindowSeconds });
  let windowEnd = -Infinity;
  let newcomers = 0;

  /** The key to count `visitor` under. Of two windows in a row, each has at most `maxVisitors` keys, and no key lives longer than one. */
  async function keyOf(visitor: string): Promise<string> {
    if (clock.now() >= windowEnd) {
      windowEnd = clock.now() + rateWindowSeconds * 1000;
      newcomers = 0;
    }
    if ((await limiter.get(visitor)) !== null) return visitor;
    if (newcomers >= maxVisitors) return `overflow-${bucketOf(visitor)}`;
    newcomers++;
    return visitor;
  }

  return {
    async take(visitor) {
      try {
        await limiter.consume(await keyOf(visitor));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        throw new Refusal('rate_limited', `Too many requests. The next one is possible in ${seconds} s.`, {
          retryAfter: String(seconds),
        });
      }
    },
  };
}

/** A number below `OVERFLOW_BUCKETS` that is the same for the same text (FNV-1a). */
function bucketOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % OVERFLOW_BUCKETS;
}
