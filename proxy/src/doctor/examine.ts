/** A proxy's address in, findings out: all that a browser would stumble over, tried in its order. */
import type { Clock } from '../clock.js';
import type { CheckName, Finding } from './finding.js';
import { systemClock } from '../clock.js';
import { checkAbort } from './checks/abort.js';
import { checkAnswer } from './checks/answer.js';
import { checkErrors } from './checks/errors.js';
import { checkHeaders, checkSecrets } from './checks/headers.js';
import { checkAddress, checkForeignOrigin, checkPreflight } from './checks/reach.js';
import { fail } from './finding.js';
import { VisitError, Visitor } from './visit.js';

/** What is to be examined, and how. */
export interface ExamineOptions {
  /** What the page has as `proxy-url`, absolute. Throws a `TypeError` where it is no address. */
  readonly url: string;
  /** The origin of the page. Default: that of `url`. */
  readonly origin?: string | undefined;
  /** Default: the proxy's own. */
  readonly model?: string | undefined;
  /** Keys that are known here, to be looked for to the letter. */
  readonly secrets?: readonly string[];
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  /** Milliseconds a request may take. Default 60,000. */
  readonly timeout?: number;
}

/**
 * Examines a proxy with ten or so requests, two of which are answered by a model with at most 300 tokens each. Gives each finding as soon as it is there.
 */
export async function* examine(options: ExamineOptions): AsyncGenerator<Finding> {
  const url = new URL(options.url);
  const origin = new URL(options.origin ?? url.origin);
  const { fetch = globalThis.fetch, clock = systemClock, timeout = 60_000, model, secrets = [] } = options;
  const visitor = new Visitor({ url: url.href, origin: origin.origin, fetch, clock, timeout });
  yield checkAddress(url, origin);
  let isThere = false;
  for await (const finding of attempt('reachable', () => checkPreflight(visitor))) {
    isThere ||= finding.level === 'ok';
    yield finding;
  }
  if (!isThere) return;
  yield* attempt('foreign origin', async () => [await checkForeignOrigin(visitor)]);
  yield* attempt('errors', () => checkErrors(visitor));
  let isAnswered = false;
  for await (const finding of attempt('answer', () => checkAnswer(visitor, { model }))) {
    isAnswered ||= finding.check === 'answer' && finding.level === 'ok';
    yield finding;
  }
  if (isAnswered) yield* attempt('abort', async () => [await checkAbort(visitor, { model })]);
  yield* attempt('headers', () => checkHeaders(visitor));
  yield checkSecrets(visitor, secrets);
}

/** A connection that fails is a finding; anything else is a fault of ours. */
async function* attempt(check: CheckName, look: () => Promise<readonly Finding[]>): AsyncGenerator<Finding> {
  try {
    yield* await look();
  } catch (error) {
    if (!(error instanceof VisitError)) throw error;
    yield fail(
      check,
      `The connection failed: ${error.message}.`,
      'A page would get no further.',
      'Check the name, the port, the certificate and the firewall, and that the proxy runs.',
    );
  }
}
