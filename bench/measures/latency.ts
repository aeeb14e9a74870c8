/** How soon the first delta is on the screen, and how soon the server learns of Stop. */
import { makeAnswer, markerAt } from '../answers.js';
import type { Case, Measure } from '../measure.js';
import { load } from '../measure.js';
import { median } from '../statistics.js';

const tries = 5;

export const firstDelta: Measure = {
  name: 'first-delta',
  title: 'First delta → painted',
  note:
    'From the server’s first write to the frame that shows it; each run is the median of five answers. Where in a frame it arrives is chance: ' +
    'up to 16 ms of it are nobody’s doing.',
  cases: [{ name: 'first delta', group: 'first delta' }],
  columns: [{ key: 'painted', title: 'ms', digits: 1 }],
  ratio: { key: 'painted', floor: 'floor-text' },
  async run(bench, subject) {
    const { server, page } = bench;
    await load(bench, subject);
    const difference = await page.run<number>('bench.clockDifference()');
    const times: number[] = [];
    await page.run('bench.begin()');
    for (let index = 0; index < tries; index += 1) {
      const answer = makeAnswer('paragraph', 40, `t${index}k`);
      // Marker and a word after it, so that one who holds back the last character shows it as well.
      const tokens = [`So ${answer.prefix}firstz it begins, and `, ...answer.tokens];
      const run = server.plan({ tokens, rate: 100, delay: 100 + index * 37 });
      const painted = page.run<number>(`bench.firstPaint('${answer.prefix}firstz')`);
      times.push((await painted) + difference - (await run.begun));
      await run.ended;
      await page.run(`bench.shown('${markerAt(answer, answer.markers - 1)}')`);
      await page.run('bench.wait(100)');
    }
    await page.run('bench.end()');
    return { painted: median(times) };
  },
};

interface Stop extends Case {
  readonly isSilent: boolean;
}

export const stop: Measure<Stop> = {
  name: 'stop',
  title: 'Stop → the server sees the close',
  note: 'From the call or the click to the closed connection; each run is the median of five. Closed within two seconds, or it counts as not closed.',
  cases: [
    { name: 'while streaming', group: 'streaming', isSilent: false },
    { name: 'before the first byte', group: 'silent', isSilent: true },
  ],
  columns: [
    { key: 'closed', title: 'closed %', digits: 0, over: 'min' },
    { key: 'time', title: 'ms', digits: 1 },
    { key: 'worst', title: 'worst ms', digits: 1, over: 'max' },
  ],
  async run(bench, subject, { isSilent }) {
    const { server, page } = bench;
    await load(bench, subject);
    const difference = await page.run<number>('bench.clockDifference()');
    const times: number[] = [];
    let asked = 0;
    for (; asked < tries; asked += 1) {
      const answer = makeAnswer('paragraph', 2000, `t${asked}k`);
      const run = server.plan({ tokens: answer.tokens, rate: 200, delay: isSilent ? Infinity : 0 });
      await page.run('bench.ask()');
      await run.asked;
      if (!isSilent) await page.run(`bench.shown('${markerAt(answer, 0)}')`);
      await page.run('bench.wait(100)');
      const stopped = (await page.run<number>('bench.stop()')) + difference;
      const closed = await Promise.race([run.closed, page.run('bench.wait(2000)')]);
      if (closed === undefined) break;
      times.push(closed - stopped);
      await page.run('bench.wait(100)');
    }
    return {
      closed: times.length === tries ? 100 : 0,
      time: median(times),
      worst: times.length === tries ? Math.max(...times) : NaN,
    };
  },
};
