import { expect } from 'chai';
import { Pace } from '../../demo/gateway/pace.js';
import { seededRandom } from '../../demo/gateway/random.js';
import { FakeClock, settle } from '../fake-clock.js';

/** The times at which `count` tokens are due. */
async function timesOf(
  tokensPerSecond: number,
  count: number,
  seed = 1,
): Promise<{ times: number[]; clock: FakeClock }> {
  const clock = new FakeClock();
  const pace = new Pace(clock, tokensPerSecond, seededRandom(seed), new AbortController().signal);
  const times: number[] = [];
  const run = (async () => {
    while (times.length < count) {
      await pace.token();
      times.push(clock.now());
    }
  })();
  for (let waits = 0; times.length < count && waits < 1000; waits += 1) await clock.advance(50);
  await run;
  return { times, clock };
}

describe('Pace', () => {
  it('keeps the speed on average, unevenly', async () => {
    const { times } = await timesOf(50, 200);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(times.at(-1)).to.be.within(3600, 4400);
    expect(Math.min(...gaps)).to.be.greaterThan(9);
    expect(Math.max(...gaps)).to.be.lessThan(31);
    expect(Math.max(...gaps) - Math.min(...gaps)).to.be.greaterThan(10);
  });

  it('is the same for the same seed and another for another', async () => {
    const [one, same, other] = await Promise.all([timesOf(50, 20, 7), timesOf(50, 20, 7), timesOf(50, 20, 8)]);
    expect(one.times).to.deep.equal(same.times);
    expect(one.times).not.to.deep.equal(other.times);
  });

  it('keeps a speed of several tokens in a millisecond', async () => {
    const { times } = await timesOf(4000, 4000);
    expect(times.at(-1)).to.be.within(950, 1050);
  });

  it('never waits at an infinite speed', async () => {
    const { times, clock } = await timesOf(Infinity, 100);
    expect(times.at(-1)).to.equal(0);
    expect(clock.pending).to.equal(0);
  });

  it('beats during a pause, and not at its end', async () => {
    const clock = new FakeClock();
    const pace = new Pace(clock, 50, seededRandom(1), new AbortController().signal);
    const beats: number[] = [];
    const done = pace.pause(6000, 2000, async () => void beats.push(clock.now()));
    await clock.advance(6000);
    await done;
    expect(beats).to.deep.equal([2000, 4000]);
  });

  it('rejects at once when it is aborted, and leaves no timer', async () => {
    const clock = new FakeClock();
    const leaving = new AbortController();
    const pace = new Pace(clock, 1, seededRandom(1), leaving.signal);
    const outcome = pace.token().then(
      () => 'resolved',
      () => 'rejected',
    );
    await settle();
    expect(clock.pending).to.equal(1);
    leaving.abort();
    expect(await outcome).to.equal('rejected');
    expect(clock.pending).to.equal(0);
  });
});
