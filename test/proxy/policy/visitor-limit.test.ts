import { expect } from 'chai';
import { createVisitorLimit } from '../../../proxy/src/policy/visitor-limit.js';
import { Refusal } from '../../../proxy/src/policy/refusal.js';
import { StillClock } from '../harness.js';

describe('createVisitorLimit', () => {
  // The limiter that is stood on asks the platform for the time, so the platform's is held still here.
  const platform = { now: Date.now, setTimeout: globalThis.setTimeout };
  let clock: StillClock;
  let timers: { due: number; callback: () => void }[];

  beforeEach(() => {
    clock = new StillClock();
    timers = [];
    Date.now = () => clock.time;
    globalThis.setTimeout = ((callback: () => void, delay: number) => {
      timers.push({ due: clock.time + delay, callback });
      return {};
    }) as unknown as typeof setTimeout;
  });
  afterEach(() => {
    Date.now = platform.now;
    globalThis.setTimeout = platform.setTimeout;
  });

  function tick(milliseconds: number): void {
    clock.time += milliseconds;
    for (const timer of timers.filter(({ due }) => due <= clock.time)) timer.callback();
    timers = timers.filter(({ due }) => due > clock.time);
  }

  async function isTaken(limit: ReturnType<typeof createVisitorLimit>, visitor: string): Promise<Refusal | true> {
    return limit.take(visitor).then(
      () => true as const,
      (error: unknown) => {
        if (error instanceof Refusal) return error;
        throw error;
      },
    );
  }

  it('counts each visitor apart and says how long to wait', async () => {
    const limit = createVisitorLimit({ rateLimit: 2, rateWindowSeconds: 60 }, clock);
    expect(await isTaken(limit, 'a')).to.equal(true);
    tick(20_500);
    expect(await isTaken(limit, 'a')).to.equal(true);
    const refusal = (await isTaken(limit, 'a')) as Refusal;
    expect([refusal.code, refusal.status, refusal.retryAfter]).to.deep.equal(['rate_limited', 429, '40']);
    expect(await isTaken(limit, 'b')).to.equal(true);
  });

  it('begins anew when the window is over', async () => {
    const limit = createVisitorLimit({ rateLimit: 1, rateWindowSeconds: 60 }, clock);
    expect(await isTaken(limit, 'a')).to.equal(true);
    tick(59_999);
    expect(((await isTaken(limit, 'a')) as Refusal).retryAfter).to.equal('1');
    tick(1);
    expect(await isTaken(limit, 'a')).to.equal(true);
  });

  it('lets a flood of addresses share a few counters', async () => {
    const limit = createVisitorLimit({ rateLimit: 1, rateWindowSeconds: 60 }, clock, 3);
    const flood = await Promise.all([...Array(5000).keys()].map((number) => isTaken(limit, `visitor ${number}`)));
    expect(flood.filter((taken) => taken === true).length).to.be.within(4, 3 + 256);
    tick(60_000);
    expect(await isTaken(limit, 'a newcomer')).to.equal(true);
  });
});
