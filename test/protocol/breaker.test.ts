import { expect } from 'chai';
import { Breaker } from '../../src/protocol/breaker.js';
import { ChatError } from '../../src/protocol/errors.js';
import type { ErrorKind } from '../../src/protocol/errors.js';
import { FakeClock } from '../fake-clock.js';
import { chatError, rejection } from '../rejection.js';

async function fail(breaker: Breaker, kind: ErrorKind, times = 1): Promise<void> {
  for (let time = 0; time < times; time++) {
    const error = new ChatError(kind, 'the server');
    expect(await rejection(breaker.run(() => Promise.reject(error)))).to.equal(error);
  }
}

const succeed = (breaker: Breaker) => breaker.run(async () => 'done');

describe('Breaker', () => {
  it('opens after five failures in a row, and then fails at once, with the rest of the wait', async () => {
    const clock = new FakeClock();
    const breaker = new Breaker(clock);
    await fail(breaker, 'server', 4);
    expect(breaker.isOpen).to.equal(false);
    await fail(breaker, 'network');
    expect(breaker.isOpen).to.equal(true);
    await clock.advance(5_000);
    let isCalled = false;
    const error = await chatError(breaker.run(async () => (isCalled = true)));
    expect(error).to.include({ kind: 'overloaded', retryAfter: 15_000, status: undefined });
    expect(isCalled).to.equal(false);
  });

  it('begins a new row after a success, and after an answer that proves the server alive', async () => {
    const breaker = new Breaker(new FakeClock());
    await fail(breaker, 'server', 4);
    expect(await succeed(breaker)).to.equal('done');
    await fail(breaker, 'timeout', 4);
    await fail(breaker, 'bad_request');
    await fail(breaker, 'overloaded', 4);
    expect(breaker.isOpen).to.equal(false);
  });

  it('does not count a rate limit, an abort or a wrong set-up', async () => {
    const breaker = new Breaker(new FakeClock());
    await fail(breaker, 'rate_limit', 9);
    await fail(breaker, 'server', 4);
    await rejection(breaker.run(() => Promise.reject(new DOMException('', 'AbortError'))));
    await fail(breaker, 'config');
    await fail(breaker, 'server');
    expect(breaker.isOpen).to.equal(true);
  });

  it('does not count the failures of a device that is offline', async () => {
    const breaker = new Breaker(new FakeClock(), () => true);
    await fail(breaker, 'network', 9);
    expect(breaker.isOpen).to.equal(false);
  });

  it('lets one through after twenty seconds, and closes when that succeeds', async () => {
    const clock = new FakeClock();
    const breaker = new Breaker(clock);
    await fail(breaker, 'server', 5);
    await clock.advance(20_000);
    let end = () => {};
    const trial = breaker.run(() => new Promise<void>((resolve) => (end = resolve)));
    expect((await chatError(succeed(breaker))).retryAfter).to.equal(1_000);
    end();
    await trial;
    expect(breaker.isOpen).to.equal(false);
    expect(await succeed(breaker)).to.equal('done');
  });

  it('lets no second one through when an older one ends', async () => {
    const clock = new FakeClock();
    const breaker = new Breaker(clock);
    let endOlder: (error: Error) => void = () => {};
    const older = rejection(breaker.run(() => new Promise<void>((_, reject) => (endOlder = reject))));
    await fail(breaker, 'server', 5);
    await clock.advance(20_000);
    void breaker.run(() => new Promise(() => {}));
    endOlder(new DOMException('', 'AbortError'));
    await older;
    expect((await chatError(succeed(breaker))).kind).to.equal('overloaded');
  });

  it('opens again when that fails', async () => {
    const clock = new FakeClock();
    const breaker = new Breaker(clock);
    await fail(breaker, 'server', 5);
    await clock.advance(20_000);
    await fail(breaker, 'server');
    expect((await chatError(succeed(breaker))).retryAfter).to.equal(20_000);
  });

  it('lets the next one through when that is aborted', async () => {
    const clock = new FakeClock();
    const breaker = new Breaker(clock);
    await fail(breaker, 'server', 5);
    await clock.advance(20_000);
    await rejection(breaker.run(() => Promise.reject(new DOMException('', 'AbortError'))));
    expect(await succeed(breaker)).to.equal('done');
  });
});
