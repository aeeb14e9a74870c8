/** What an answer costs while it streams: as mixed Markdown, in the four shapes that are one block, and as fast as possible. */
import { makeAnswer } from '../answers.js';
import type { Shape } from '../answers.js';
import type { Bench, Case, Column, Measure, Values } from '../measure.js';
import { load, mebibyte, stream as streamAnswer } from '../measure.js';

interface Streaming extends Case {
  readonly shape: Shape;
  readonly size: number;
  readonly rate: number;
}

const columns: readonly Column[] = [
  { key: 'cpu', title: 'CPU ms', digits: 0 },
  { key: 'task', title: 'task ms', digits: 0 },
  { key: 'layout', title: 'layout ms', digits: 0 },
  { key: 'style', title: 'style ms', digits: 0 },
  { key: 'layouts', title: 'layouts', digits: 0 },
  { key: 'frames', title: 'frames', digits: 0 },
  { key: 'framesPerSecond', title: 'frames/s', digits: 0 },
  { key: 'longTasks', title: 'long tasks', digits: 0, over: 'max' },
  { key: 'worstTask', title: 'worst task ms', digits: 0, over: 'max' },
  { key: 'worstGap', title: 'worst gap ms', digits: 0 },
  { key: 'tail', title: 'tail ms', digits: 0 },
  { key: 'peakHeap', title: 'peak MiB', digits: 1 },
  { key: 'heap', title: 'heap MiB', digits: 1 },
  { key: 'nodes', title: 'nodes', digits: 0 },
  { key: 'whole', title: 'whole %', digits: 0, over: 'min' },
];

const ratio = { key: 'cpu', floor: 'md-cv' };
const lengths = [4000, 16_000, 64_000] as const;

export const stream: Measure<Streaming> = {
  name: 'stream',
  title: 'Stream at 4,000 tokens a second, mixed Markdown',
  note:
    'CPU of the main thread from the question until the last word is painted. `heap` is what is left after garbage collection, `tail` the time ' +
    'from the last byte to the last word, `gap` the time between two frames.',
  cases: lengths.map((size) => streaming('mixed', size, 4000)),
  columns,
  ratio,
  run,
};

export const streamShapes: Measure<Streaming> = {
  name: 'shapes',
  title: 'Stream at 4,000 tokens a second, an answer that is one block',
  note: 'One paragraph, one list, one table, one code block: sections cannot help, because no block is finished before the end.',
  cases: (['paragraph', 'list', 'table', 'code'] as const).flatMap((shape) =>
    lengths.map((size) => streaming(shape, size, 4000)),
  ),
  columns,
  ratio,
  subjects: ['md-cv', 'streamdown', 'iotex-chat'],
  run,
};

export const fast: Measure<Streaming> = {
  name: 'fast',
  title: 'As fast as possible',
  note: 'The server writes whenever the page has read. An answer comes in few frames, which is kind to those who do all of it anew each frame.',
  cases: [16_000, 64_000, 200_000].map((size) => streaming('mixed', size, Infinity)),
  columns,
  ratio,
  run,
};

function streaming(shape: Shape, size: number, rate: number): Streaming {
  return { name: `${shape}, ${size / 1000}k`, group: shape, shape, size, rate };
}

async function run(bench: Bench, subject: string, { shape, size, rate }: Streaming): Promise<Values> {
  await load(bench, subject);
  const answer = makeAnswer(shape, size);
  const { used, whole, keys: _, ...log } = await streamAnswer(bench, answer, { rate, delay: 50 });
  const { heap, nodes } = await bench.page.afterCollection();
  return {
    ...log,
    framesPerSecond: log.frames / log.seconds,
    ...used,
    whole: whole * 100,
    peakHeap: log.peakHeap / mebibyte,
    heap: heap / mebibyte,
    nodes,
  };
}
