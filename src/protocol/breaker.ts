/** A circuit breaker: after too many failures in a row it refuses further requests for a while, then lets one try. */
import type { Clock } from './clock.js';
import { ChatError } from './errors.js';
import type { ErrorKind } from './errors.js';
import { isOffline } from './network-error.js';

/** Failures in a row that open it. */
const MOST_FAILURES = 5;
/** Milliseconds for which it then stays open. */
const OPEN_TIME = 20_000;

/** Failures that tell of a server in trouble. Not `rate_limit`: that server is well, and says by itself when to come back. */
const countedKinds: ReadonlySet<ErrorKind> = new Set<ErrorKind>(['server', 'overloaded', 'network', 'timeout']);

/**
 * Closed, it lets everything through. Five counted failures in a row open it: for 20 s `run` fails at once. Then it is half open: one
 * request goes through, the others still fail, and its outcome closes or opens it again. A refusal such as 400 or 401 proves the
 * server alive and ends a row; an abort, and a failure of a device that is offline, say nothing.
 */
export class Breaker {
  readonly #clock: Clock;
  readonly #isDeviceOffline: () => boolean;
  #failures = 0;
  #openUntil: number | undefined;
  #isTrying = false;

  constructor(clock: Clock, isDeviceOffline: () => boolean = isOffline) {
    this.#clock = clock;
    this.#isDeviceOffline = isDeviceOffline;
  }

  /** Whether it is open or half open: not the time for one more try of the same request. */
  get isOpen(): boolean {
    return this.#openUntil !== undefined;
  }

  /** Runs `action`, or throws `ChatError` of kind `overloaded` with the rest of the wait. What `action` throws is passed on. */
  async run<T>(action: () => Promise<T>): Promise<T> {
    const isTrial = this.#admit();
    try {
      const result = await action();
      this.#close();
      return result;
    } catch (error) {
      this.#judge(error);
      throw error;
    } finally {
      if (isTrial) this.#isTrying = false;
    }
  }

  #admit(): boolean {
    if (this.#openUntil === undefined) return false;
    const rest = this.#openUntil - this.#clock.now();
    if (rest > 0 || this.#isTrying) {
      throw new ChatError(
        'overloaded',
        `The server failed ${MOST_FAILURES} times in a row: no request is made for a while.`,
        {
          retryAfter: Math.max(rest, 1_000),
        },
      );
    }
    this.#isTrying = true;
    return true;
  }

  #judge(error: unknown): void {
    if (!(error instanceof ChatError) || this.#isDeviceOffline()) return;
    // Set up wrongly: no request was made.
    if (error.kind === 'config') return;
    if (!countedKinds.has(error.kind)) {
      this.#close();
      return;
    }
    this.#failures += 1;
    if (this.#failures >= MOST_FAILURES) this.#openUntil = this.#clock.now() + OPEN_TIME;
  }

  #close(): void {
    this.#failures = 0;
    this.#openUntil = undefined;
  }
}
