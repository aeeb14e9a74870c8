/** A failed try in, another one or the error out: which failures are tried again, after how long, how often. */
import { sleep } from './clock.js';
import type { Clock, Random } from './clock.js';
import { ChatError } from './errors.js';
import type { ErrorKind } from './errors.js';
import type { TransportContext } from './transport-context.js';

/** How to repeat. */
export interface RetryOptions extends TransportContext {
  /** Most further tries. */
  readonly retries: number;
  readonly clock: Clock;
  readonly random: Random;
  /** Asked before each further try, after its kind allows one. */
  readonly mayRetry?: (() => boolean) | undefined;
}

/** A visitor is waiting: all waits together, in ms. What would take longer becomes the error, with its countdown. */
const LONGEST_WAIT = 8_000;

/** First wait in ms, and most tries in all, as the gateway's documents state them for each kind (its 5 tries of a 429 are for servers). */
const policies: { readonly [K in ErrorKind]?: { readonly firstDelay: number; readonly mostTries: number } } = {
  rate_limit: { firstDelay: 1_000, mostTries: 5 },
  server: { firstDelay: 2_000, mostTries: 3 },
  overloaded: { firstDelay: 4_000, mostTries: 2 },
  network: { firstDelay: 1_000, mostTries: 3 },
  timeout: { firstDelay: 5_000, mostTries: 2 },
};

/** For a kind without a policy that the server itself says to try again (`x-should-retry`). */
const askedFor = { firstDelay: 2_000, mostTries: 3 };

/**
 * Calls `attempt` until it resolves, and gives what it resolves with. Only for what can be repeated without harm: nothing of an answer may
 * have been handed on. Throws the last error; throws the signal's reason as soon as `signal` aborts, also while it waits.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  let waited = 0;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof ChatError) || tries > options.retries) throw error;
      const delay = retryDelay(error, tries, options.random);
      if (delay === undefined || waited + delay > LONGEST_WAIT || options.mayRetry?.() === false) throw error;
      options.onRetry?.({ attempt: tries, delay });
      waited += delay;
      await wait(delay, options);
    }
  }
}

/**
 * Milliseconds to wait after the `tries`th try failed with `error`; undefined where it is not to be tried again. What the server asked for
 * rules; else the first delay of the kind, doubled with each try, and of that a random part between a half and the whole.
 */
export function retryDelay(error: ChatError, tries: number, random: Random): number | undefined {
  const policy = policies[error.kind] ?? (error.status === undefined ? undefined : askedFor);
  if (!error.retryable || policy === undefined || tries >= policy.mostTries) return undefined;
  return error.retryAfter ?? policy.firstDelay * 2 ** (tries - 1) * (0.5 + random() / 2);
}

async function wait(delay: number, { signal, clock }: RetryOptions): Promise<void> {
  try {
    await sleep(delay, signal, clock);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
