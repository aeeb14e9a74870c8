/** Whether all of an answer is on the screen after its end, also where the page is busy with something else. */
import { makeAnswer } from '../answers.js';
import type { Case, Measure } from '../measure.js';
import { load, stream } from '../measure.js';

const asks = 3;

interface Whole extends Case {
  readonly rate: number;
  readonly isBusy: boolean;
}

export const whole: Measure<Whole> = {
  name: 'whole',
  title: 'Whole',
  note: 'Three answers of 1,000 tokens; the least share of their markers that is shown after the end. Busy: the page holds the main thread for 30 of each 50 ms.',
  cases: [
    { name: 'full speed', group: 'full speed', rate: Infinity, isBusy: false },
    { name: '1,000 tokens/s', group: 'paced', rate: 1000, isBusy: false },
    { name: '1,000 tokens/s, busy page', group: 'busy', rate: 1000, isBusy: true },
  ],
  columns: [
    { key: 'share', title: 'least share %', digits: 0, over: 'min' },
    { key: 'answers', title: 'whole answers of 3', digits: 0, over: 'min' },
  ],
  async run(bench, subject, { rate, isBusy }) {
    await load(bench, subject);
    if (isBusy) await bench.page.run('bench.busy()');
    const shares: number[] = [];
    for (let index = 0; index < asks; index += 1) {
      const answer = makeAnswer('mixed', 1000, `t${index}k`);
      shares.push((await stream(bench, answer, { rate, delay: 50 })).whole);
    }
    return { share: Math.min(...shares) * 100, answers: shares.filter((share) => share === 1).length };
  },
};
