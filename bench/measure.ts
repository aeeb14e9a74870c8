/** What a measure is: cases, and how one of them is run with one subject in a page of its own. */
import type { BenchPage, Totals } from './browser.js';
import type { BenchServer, Plan } from './server.js';
import type { Answer } from './answers.js';
import { markerAt } from './answers.js';

/** Numbers by the names of the columns. */
export type Values = Readonly<Record<string, number>>;

export interface Case {
  readonly name: string;
  /** A subject that did not finish a case does not get the later ones of its group. */
  readonly group: string;
  /** What the case is sized by, for growth. */
  readonly size?: number;
}

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly digits: number;
  /** How repetitions become one number. Default: the median. */
  readonly over?: 'median' | 'max' | 'min';
}

export interface Measure<C extends Case = Case> {
  readonly name: string;
  readonly title: string;
  /** What the numbers mean, in a sentence or two. */
  readonly note: string;
  readonly cases: readonly C[];
  readonly columns: readonly Column[];
  /** The column that is compared, and the subject that it is compared with. */
  readonly ratio?: { readonly key: string; readonly floor: string };
  /** Who is measured if nobody is named. Default: everybody. */
  readonly subjects?: readonly string[];
  /** Repetitions are senseless: the figures never differ. */
  readonly once?: boolean;
  run(bench: Bench, subject: string, what: C): Promise<Values>;
}

/** One run of one case with one subject. */
export interface Bench {
  readonly server: BenchServer;
  readonly page: BenchPage;
}

/** Loads the page of `subject` and waits until it is ready. */
export async function load({ server, page }: Bench, subject: string, place = ''): Promise<void> {
  await page.page.goto(`${server.url}/${subject}/${place}`);
  await page.run('bench.ready');
}

interface FrameLog {
  readonly frames: number;
  /** How long the log is. */
  readonly seconds: number;
  readonly worstGap: number;
  readonly longTasks: number;
  readonly worstTask: number;
  readonly peakHeap: number;
  readonly keys: readonly number[];
}

/** What happened in the page while an answer came. */
export interface Streamed extends FrameLog {
  readonly used: Omit<Totals, 'heap' | 'nodes'>;
  /** Milliseconds from the server's end to the last marker painted. */
  readonly tail: number;
  /** Share of markers that are shown after the end, from 0 to 1. */
  readonly whole: number;
}

/** Asks, waits until the whole answer is shown or nothing more comes, and tells what it cost. `meanwhile` begins with the first token. */
export async function stream(
  { server, page }: Bench,
  answer: Answer,
  plan: Omit<Plan, 'tokens'>,
  meanwhile?: () => Promise<void>,
): Promise<Streamed> {
  await page.run('bench.begin()');
  const before = await page.totals();
  const run = server.plan({ ...plan, tokens: answer.tokens });
  await page.run('bench.ask()');
  await run.begun;
  await Promise.all([run.ended, meanwhile?.()]);
  const ended = performance.now();
  await page.run(`bench.shown('${markerAt(answer, answer.markers - 1)}')`);
  const tail = performance.now() - ended;
  const after = await page.totals();
  const log = await page.run<FrameLog>('bench.end()');
  const seen = await page.run<number>(`bench.markers('${answer.prefix}', ${answer.markers})`);
  const used = {
    cpu: after.cpu - before.cpu,
    task: after.task - before.task,
    layout: after.layout - before.layout,
    style: after.style - before.style,
    layouts: after.layouts - before.layouts,
  };
  return { ...log, used, tail, whole: seen / answer.markers };
}

export const mebibyte = 1024 ** 2;
