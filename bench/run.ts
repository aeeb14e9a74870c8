/** `npm run bench`: the words of the command line in, figures of this element and its peers out. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, release, type } from 'node:os';
import path from 'node:path';
import { bundlePages } from './bundle.js';
import type { Measure } from './measure.js';
import { measures } from './measures/all.js';
import { stream } from './measures/stream.js';
import { help, OptionError, readOptions } from './options.js';
import type { Options } from './options.js';
import { buildOwn, installPeers, peerVersions, requireBuild } from './prepare.js';
import { caseTable, goalTable, report } from './report/report.js';
import { replaceSection } from './report/readme.js';
import { chart, summary } from './report/summary.js';
import { Results } from './results.js';
import { Runner } from './runner.js';
import type { Work } from './runner.js';
import { BenchServer } from './server.js';
import { subjects } from './subjects.js';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'bench/results');
const figures = path.join(folder, 'results.json');
const known = { measures: measures.map(({ name }) => name), subjects: subjects.map(({ name }) => name) };

/** What `--quick` does: each with how often, and who, where that differs from all of the measure. */
const quick: readonly { readonly measure: string; readonly repetitions: number; readonly cases?: readonly string[] }[] =
  [
    { measure: 'weight', repetitions: 1 },
    { measure: 'start', repetitions: 3, cases: ['1 widget'] },
    { measure: 'stream', repetitions: 2, cases: ['mixed, 4k'] },
    { measure: 'first-delta', repetitions: 1 },
  ];
const quickSubjects = ['floor-text', 'md-cv', 'deep-chat', 'streamdown', 'iotex-chat'];
const quickStreamSubjects = ['md-cv', 'streamdown', 'iotex-chat'];

try {
  const options = readOptions(process.argv.slice(2), known);
  if (options.helps) console.log(help(known));
  else if (options.onlyReports) await writeReports(await readResults());
  else await bench(options);
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error);
  process.exitCode = 1;
}

async function bench(options: Options): Promise<void> {
  installPeers();
  if (options.builds) buildOwn();
  requireBuild();
  const server = await BenchServer.start(await bundlePages(subjects));
  const runner = await Runner.start(server).catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const close = async (): Promise<void> => {
    await runner.close();
    await server.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
  try {
    await measureAll(options, runner);
  } finally {
    await close();
  }
}

async function measureAll(options: Options, runner: Runner): Promise<void> {
  const results = new Results({
    date: new Date().toISOString().slice(0, 10),
    browser: await runner.browserVersion,
    node: process.versions.node,
    system: `${type()} ${release().split('-', 1)[0] ?? ''}`,
    cores: availableParallelism(),
    versions: peerVersions(),
    repetitions: options.repetitions,
    load: loadavg()[0] ?? NaN,
  });
  const began = performance.now();
  for (const work of plan(options)) {
    console.log(`\n## ${work.measure.title}\n`);
    await runner.run(work, (outcome) => {
      results.add(outcome);
      if (outcome.failed) console.log(`${outcome.subject}, ${outcome.case}: ${outcome.failed}`);
    });
    for (const { name } of work.measure.cases) printIfAny(caseTable(results, work.measure, name));
  }
  console.log(`\n## Goals\n\n${goalTable(results)}`);
  console.log(`\nTook ${Math.round((performance.now() - began) / 1000)} s.`);
  if (!options.isQuick && !options.only && !options.subjects) {
    const { environment, outcomes } = results;
    await mkdir(folder, { recursive: true });
    await writeFile(figures, `${JSON.stringify({ environment, outcomes }, null, 1)}\n`);
    await writeReports(results);
  }
}

/** What there is to do, measure by measure. */
function plan({ isQuick, only, subjects: wanted, repetitions }: Options): readonly Work[] {
  const meant = (measure: Measure): readonly string[] =>
    known.subjects.filter((name) => wanted?.includes(name) ?? measure.subjects?.includes(name) ?? true);
  if (!isQuick) {
    return measures
      .filter(({ name }) => only?.includes(name) ?? true)
      .map((measure) => ({ measure, subjects: meant(measure), repetitions: measure.once ? 1 : repetitions }));
  }
  return quick.flatMap(({ measure: name, ...rest }) => {
    const measure = measures.find((one) => one.name === name);
    if (!measure || !(only?.includes(name) ?? true)) return [];
    return [{ measure, subjects: wanted ?? (name === 'stream' ? quickStreamSubjects : quickSubjects), ...rest }];
  });
}

async function readResults(): Promise<Results> {
  if (!existsSync(figures))
    throw new OptionError('bench/results/results.json is missing: a run of everything writes it.');
  const { environment, outcomes } = JSON.parse(await readFile(figures, 'utf8')) as Pick<
    Results,
    'environment' | 'outcomes'
  >;
  const results = new Results(environment);
  for (const outcome of outcomes) results.add(outcome);
  return results;
}

async function writeReports(results: Results): Promise<void> {
  await writeFile(path.join(folder, 'results.md'), `${report(results, measures)}\n`);
  await writeFile(path.join(folder, 'growth.svg'), chart(results, stream));
  const readme = path.join(root, 'README.md');
  await writeFile(readme, replaceSection(await readFile(readme, 'utf8'), summary(results)));
  console.log('Written: bench/results/results.md, growth.svg, and the table of README.md.');
}

function printIfAny(table: string): void {
  if (table) console.log(`${table}\n`);
}
