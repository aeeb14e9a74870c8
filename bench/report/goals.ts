/** Results in, each goal with what was reached out. The goals are those of the project; a figure that was not measured is not judged. */
import type { Column } from '../measure.js';
import { stream, streamShapes } from '../measures/stream.js';
import type { Results } from '../results.js';
import { formatNumber, formatRatio } from './table.js';

export interface Verdict {
  readonly what: string;
  readonly goal: string;
  /** What was measured, as text; undefined where it was not. */
  readonly ours: string | undefined;
  readonly verdict: 'met' | 'not measured' | `missed${string}`;
}

interface Goal {
  readonly what: string;
  /** Where it is measured. A run that failed there misses the goal. */
  readonly measure: string;
  readonly cases: readonly string[];
  readonly limit: number;
  /** Whether `limit` is the least rather than the most. */
  readonly isLeast?: boolean;
  readonly read: (results: Results) => number | undefined;
  readonly format: (value: number, results: Results) => string;
  /** Of the limit, where it is not simply the format of a value. */
  readonly goal?: string;
}

const own = 'iotex-chat';

const milliseconds = (value: number): string => `${formatNumber(value, value < 10 ? 1 : 0)} ms`;
const kibibytes = (value: number): string => `${formatNumber(value, 1)} KiB`;
const percent = (value: number): string => `${formatNumber(value, 0)} %`;

const goals: readonly Goal[] = [
  ofFigure('weight, Brotli', 'weight', 'first load', { key: 'brotli' }, 40, kibibytes),
  ofFigure('requests to other hosts', 'weight', 'first load', { key: 'others' }, 0, String),
  ofRatio('start, CPU', 'start', '1 widget', 'cpu', 1.3, 'md-cv'),
  ofRatio('start, CPU, 20 widgets', 'start', '20 widgets', 'cpu', 2, 'md-cv'),
  ofRatio('16k tokens at 4,000/s, CPU', 'stream', 'mixed, 16k', 'cpu', 1.2, 'md-cv'),
  ofRatio('64k tokens at 4,000/s, CPU', 'stream', 'mixed, 64k', 'cpu', 1.2, 'md-cv'),
  ofFigure('64k tokens, longest task', 'stream', 'mixed, 64k', { key: 'worstTask', over: 'max' }, 50, milliseconds),
  ...[stream, streamShapes].flatMap((measure) =>
    [...new Set(measure.cases.map(({ group }) => group))].flatMap((group) => [
      ofGrowth(measure, group, 'fit', 1.1),
      ofGrowth(measure, group, 'last', 1.2),
    ]),
  ),
  ofRatio('200k tokens at once, CPU', 'fast', 'mixed, 200k', 'cpu', 2, 'md-cv'),
  ofShare('200k tokens at once, shown', 'fast', 'mixed, 200k', 'whole'),
  {
    what: 'first delta → painted, over a text node',
    measure: 'first-delta',
    cases: ['first delta'],
    limit: 8,
    format: milliseconds,
    read(results) {
      const [ours, bare] = [own, 'floor-text'].map((name) =>
        results.figure('first-delta', 'first delta', name, { key: 'painted' }),
      );
      return ours === undefined || bare === undefined ? undefined : Math.max(0, ours - bare);
    },
  },
  ...['while streaming', 'before the first byte'].flatMap((name) => [
    ofFigure(`Stop → close, ${name}`, 'stop', name, { key: 'time' }, 10, milliseconds),
    ofShare(`Stop closes, ${name}`, 'stop', name, 'closed'),
  ]),
  ofRatio('1,000 past messages → usable', 'history', '1,000 messages', 'usable', 0.7, 'floor-markdown'),
  ofRatio('5,000 past messages → usable', 'history', '5,000 messages', 'usable', 0.5, 'floor-markdown'),
  ofFigure('key press → frame after 5,000, median', 'history', '5,000 messages', { key: 'key' }, 25, milliseconds),
  ofFigure(
    'key press → frame after 5,000, worst',
    'history',
    '5,000 messages',
    { key: 'worstKey', over: 'max' },
    60,
    milliseconds,
  ),
  ...['full speed', '1,000 tokens/s', '1,000 tokens/s, busy page'].map((name) =>
    ofShare(`answers shown whole, ${name}`, 'whole', name, 'share'),
  ),
];

/** Every goal that the bench can judge. */
export function judge(results: Results): readonly Verdict[] {
  return goals.map((goal) => {
    const { what, measure, cases, limit, isLeast = false, format } = goal;
    const text = goal.goal ?? `${isLeast || limit === 0 ? '' : '≤ '}${format(limit, results)}`;
    const failure = cases.map((name) => results.failure(measure, name, own)).find(Boolean);
    if (failure) return { what, goal: text, ours: failure, verdict: 'missed' };
    const ours = goal.read(results);
    if (ours === undefined) return { what, goal: text, ours, verdict: 'not measured' };
    const isMet = isLeast ? ours >= limit : ours <= limit;
    return { what, goal: text, ours: format(ours, results), verdict: isMet ? 'met' : `missed${excess(ours, limit)}` };
  });
}

function ofFigure(
  what: string,
  measure: string,
  name: string,
  column: Pick<Column, 'key' | 'over'>,
  limit: number,
  format: (value: number) => string,
): Goal {
  return { what, measure, cases: [name], limit, format, read: (results) => results.figure(measure, name, own, column) };
}

function ofShare(what: string, measure: string, name: string, key: string): Goal {
  return { ...ofFigure(what, measure, name, { key, over: 'min' }, 100, percent), isLeast: true };
}

function ofRatio(what: string, measure: string, name: string, key: string, limit: number, floor: string): Goal {
  return {
    what,
    measure,
    cases: [name],
    limit,
    goal: `≤ ${limit} × ${floor}`,
    format: formatRatio,
    read: (results) => results.ratio(measure, name, own, floor, key),
  };
}

/** A page that falls behind paints less often and so pays less: then its frames are told as well. */
function ofGrowth(measure: typeof stream, group: string, which: 'fit' | 'last', limit: number): Goal {
  const cases = measure.cases.filter((one) => one.group === group).map(({ name }) => name);
  return {
    what: `growth 4k → 64k, ${group}: ${which === 'fit' ? 'fit' : 'last step'}`,
    measure: measure.name,
    cases,
    limit,
    goal: `≤ ${formatNumber(limit, 2)}`,
    read: (results) => results.growth(measure, group, own)?.[which],
    format(value, results) {
      const frames = results.figure(measure.name, cases.at(-1) ?? '', own, { key: 'framesPerSecond' }) ?? Infinity;
      return `${formatNumber(value, 2)}${frames < 50 ? ` at ${formatNumber(frames, 0)} frames/s` : ''}`;
    },
  };
}

function excess(ours: number, limit: number): string {
  if (limit === 0 || !Number.isFinite(ours)) return '';
  const share = Math.abs(ours / limit - 1) * 100;
  return ` by ${share < 1 ? 'less than 1' : formatNumber(share, 0)} %`;
}
