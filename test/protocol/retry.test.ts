import { expect } from 'chai';
import { ChatError } from '../../src/protocol/errors.js';
import type { ErrorFacts, ErrorKind } from '../../src/protocol/errors.js';
import { retryDelay, withRetries } from '../../src/protocol/retry.js';
import type { RetryOptions } from '../../src/protocol/retry.js';
import type { RetryNotice } from '../../src/protocol/transport.js';
import { FakeClock, settle } from '../fake-clock.js';
import { rejection } from '../rejection.js';

const failure = (kind: ErrorKind, facts?: ErrorFacts) => new ChatError(kind, '', facts);

/** Runs tries that fail with `errors` in turn and then give "done", and lets all time pass that they wait for. */
async function run(errors: readonly Error[], options: Partial<RetryOptions> = {}) {
  const clock = new FakeClock();
  const notices: RetryNotice[] = [];
  let tries = 0;
  const attempt = async () => {
    const error = errors[tries++];
    if (error) throw error;
    return 'done';
  };
  const signal = new AbortController().signal;
  const onRetry = (notice: RetryNotice) => notices.push(notice);
  const running = withRetries(attempt, { retries: 2, clock, random: () => 1, signal, onRetry, ...options }).catch(
    (error: unknown) => error,
  );
  await clock.advance(60_000);
  return { result: await running, tries, notices };
}

describe('retryDelay', () => {
  it('begins with the delay of the kind, and doubles it', () => {
    const firstDelays: readonly (readonly [ErrorKind, number])[] = [
      ['rate_limit', 1_000],
      ['server', 2_000],
      ['overloaded', 4_000],
      ['network', 1_000],
      ['timeout', 5_000],
    ];
    for (const [kind, delay] of firstDelays) {
      expect(retryDelay(failure(kind), 1, () => 1)).to.equal(delay);
      expect(retryDelay(failure(kind), 1, () => 0)).to.equal(delay / 2);
    }
    expect(retryDelay(failure('network'), 2, () => 1)).to.equal(2_000);
    expect(retryDelay(failure('rate_limit'), 4, () => 1)).to.equal(8_000);
  });

  it('does what the server asks for, without a jitter', () => {
    expect(retryDelay(failure('rate_limit', { retryAfter: 700 }), 2, () => 0)).to.equal(700);
    expect(retryDelay(failure('overloaded', { retryAfter: 0 }), 1, () => 0)).to.equal(0);
  });

  it('allows no more tries than a kind gets', () => {
    const mostTries: readonly (readonly [ErrorKind, number])[] = [
      ['rate_limit', 5],
      ['server', 3],
      ['overloaded', 2],
      ['network', 3],
      ['timeout', 2],
    ];
    for (const [kind, most] of mostTries) {
      expect(retryDelay(failure(kind), most - 1, () => 0)).not.to.equal(undefined);
      expect(retryDelay(failure(kind), most, () => 0)).to.equal(undefined);
    }
  });

  it('repeats nothing that the same request cannot mend', () => {
    for (const kind of ['auth', 'quota', 'bad_request', 'config', 'content_filter', 'protocol', 'empty'] as const) {
      expect(retryDelay(failure(kind), 1, () => 0)).to.equal(undefined);
    }
    expect(retryDelay(failure('server', { retryable: false }), 1, () => 0)).to.equal(undefined);
  });

  it('repeats what the server says to repeat', () => {
    expect(retryDelay(failure('bad_request', { retryable: true, status: 409 }), 1, () => 1)).to.equal(2_000);
  });
});

describe('withRetries', () => {
  it('gives what a try resolves with, and tells of each further one', async () => {
    const { result, tries, notices } = await run([failure('server'), failure('network')]);
    expect({ result, tries }).to.deep.equal({ result: 'done', tries: 3 });
    expect(notices).to.deep.equal([
      { attempt: 1, delay: 2_000 },
      { attempt: 2, delay: 2_000 },
    ]);
  });

  it('throws the last error after the last try', async () => {
    const errors = [failure('server'), failure('server'), failure('network'), failure('server')];
    expect(await run(errors)).to.include({ result: errors[2], tries: 3 });
    expect(await run(errors, { retries: 0 })).to.include({ result: errors[0], tries: 1 });
  });

  it('throws at once where the wait would be too long, alone or together with those before', async () => {
    const far = failure('rate_limit', { retryAfter: 8_001 });
    expect(await run([far])).to.include({ result: far, tries: 1 });
    const second = failure('rate_limit', { retryAfter: 5_000 });
    expect(await run([failure('rate_limit', { retryAfter: 4_000 }), second])).to.include({ result: second, tries: 2 });
    expect(await run([failure('rate_limit', { retryAfter: 8_000 })])).to.include({ result: 'done', tries: 2 });
  });

  it('throws at once what is no error of a chat', async () => {
    const error = new RangeError();
    expect(await run([error])).to.include({ result: error, tries: 1 });
  });

  it('asks before each further try', async () => {
    const error = failure('server');
    expect(await run([error], { mayRetry: () => false })).to.include({ result: error, tries: 1 });
  });

  it('waits as long as it said', async () => {
    const clock = new FakeClock();
    let tries = 0;
    const attempt = async () => {
      if (tries++ === 0) throw failure('server');
    };
    void withRetries(attempt, { retries: 2, clock, random: () => 0.5, signal: new AbortController().signal });
    await clock.advance(1_499);
    expect(tries).to.equal(1);
    await clock.advance(1);
    expect(tries).to.equal(2);
  });

  it('throws the reason of an abort untouched, at once, while it waits and after a failed try', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const options = { retries: 2, clock, random: () => 1, signal: controller.signal };
    const waiting = rejection(withRetries(() => Promise.reject(failure('server')), options));
    await settle();
    controller.abort('enough');
    expect(await waiting).to.equal('enough');
    expect(clock.pending).to.equal(0);
    const onRetry = () => expect.fail('It should not try again.');
    const after = withRetries(() => Promise.reject(failure('server')), { ...options, onRetry });
    expect(await rejection(after)).to.equal('enough');
  });
});
