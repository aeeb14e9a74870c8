/** What it costs until a page with one chat, or with twenty, is ready: from a new process to the first frame with all of them. */
import type { Case, Measure } from '../measure.js';
import { load, mebibyte } from '../measure.js';

interface Start extends Case {
  readonly place: string;
}

export const start: Measure<Start> = {
  name: 'start',
  title: 'Start',
  note: 'Main-thread CPU of a new process until the chats are mounted and painted; part of it is the browser’s own start.',
  cases: [
    { name: '1 widget', group: 'start', place: '' },
    { name: '20 widgets', group: 'start', place: '20' },
  ],
  columns: [
    { key: 'cpu', title: 'CPU ms', digits: 0 },
    { key: 'ready', title: 'ready ms', digits: 0 },
    { key: 'layout', title: 'layout ms', digits: 1 },
    { key: 'style', title: 'style ms', digits: 1 },
    { key: 'heap', title: 'heap MiB', digits: 1 },
    { key: 'nodes', title: 'nodes', digits: 0 },
  ],
  ratio: { key: 'cpu', floor: 'md-cv' },
  async run(bench, subject, { place }) {
    const { page } = bench;
    await load(bench, subject, place);
    const after = await page.totals();
    const ready = await page.run<number>('bench.ready');
    const { heap, nodes } = await page.afterCollection();
    return {
      cpu: after.cpu,
      ready,
      layout: after.layout,
      style: after.style,
      heap: heap / mebibyte,
      nodes,
    };
  },
};
