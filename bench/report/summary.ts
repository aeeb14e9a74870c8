/** Results in, what the README says of them out: one row a subject, and the picture. */
import type { Measure } from '../measure.js';
import { stream } from '../measures/stream.js';
import type { Results } from '../results.js';
import { subjects } from '../subjects.js';
import { growthChart } from './growth-chart.js';
import { formatNumber, formatRatio, markdownTable } from './table.js';

/** The section of the README, without its markers. */
export function summary(results: Results): string {
  const { repetitions, cores, load } = results.environment;
  return `Each runs in a real Chromium against the same server; CPU is the main thread’s, × is over \`md-cv\`: \`streaming-markdown\` once a frame into
sections with \`content-visibility: auto\`, about as little as Markdown can cost. Tokens come at 4,000 a second; growth is the exponent of CPU over their
number, 1 being linear; messages are past ones, until they can be used; key is a key press after them, to its frame. “–”: did not finish, or was not measured.

${summaryTable(results)}

<img src="bench/results/growth.svg" alt="Main-thread CPU over the length of the answer, for each of the above, on logarithmic axes." width="760" />

Median of ${repetitions} on ${cores} shared cores (load ${formatNumber(load, 1)} before the first), without a graphics card: only ratios count, and those under
15 % are noise. \`npm run bench\` measures
anew, \`npm run bench -- --quick\` in a minute; [all figures](bench/results/results.md), with the goals that are met and missed.`;
}

export function summaryTable(results: Results): string {
  const cpu = (name: string, size: string): string =>
    formatRatio(results.ratio('stream', `mixed, ${size}`, name, 'md-cv', 'cpu'));
  const figure = (measure: string, one: string, name: string, key: string, digits: number): string =>
    formatNumber(results.figure(measure, one, name, { key }), digits);
  const ran = subjects.filter(({ name }) => results.outcomes.some(({ subject }) => subject === name));
  return markdownTable([
    [
      '',
      'Brotli KiB',
      'start',
      '4k tokens',
      '16k',
      '64k',
      'growth',
      'first delta ms',
      '5,000 messages',
      'key p50 ms',
      'whole',
    ],
    ...ran.map(({ name }) => [
      name === 'iotex-chat' ? `**${name}**` : name,
      figure('weight', 'first load', name, 'brotli', 1),
      formatRatio(results.ratio('start', '1 widget', name, 'md-cv', 'cpu')),
      cpu(name, '4k'),
      cpu(name, '16k'),
      cpu(name, '64k'),
      formatNumber(results.growth(stream, 'mixed', name)?.fit, 2),
      figure('first-delta', 'first delta', name, 'painted', 0),
      formatRatio(results.ratio('history', '5,000 messages', name, 'md-cv', 'usable')),
      figure('history', '5,000 messages', name, 'key', 0),
      wholeShare(results, name),
    ]),
  ]);
}

/** The picture of CPU over length. */
export function chart(results: Results, measure: Measure): string {
  const lines = subjects.flatMap(({ name }) => {
    const points = measure.cases.flatMap(({ name: one, size }) => {
      const y = results.figure(measure.name, one, name, { key: 'cpu' });
      return size === undefined || y === undefined || y <= 0 ? [] : [{ x: size, y }];
    });
    return points.length > 0 ? [{ name, isOwn: name === 'iotex-chat', points }] : [];
  });
  return growthChart('What an answer costs while it streams at 4,000 tokens a second', lines);
}

function wholeShare(results: Results, name: string): string {
  const cases = ['full speed', '1,000 tokens/s', '1,000 tokens/s, busy page'];
  const counts = cases.map((one) => results.figure('whole', one, name, { key: 'answers', over: 'min' }));
  const known = counts.filter((count) => count !== undefined);
  if (known.length < cases.length) return '–';
  return `${known.reduce((sum, count) => sum + count, 0)} of ${cases.length * 3}`;
}
