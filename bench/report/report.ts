/** Results in, the whole report in Markdown out: goals, growth, and a table for each case. */
import type { Column, Measure } from '../measure.js';
import type { Results } from '../results.js';
import { subjects } from '../subjects.js';
import { judge } from './goals.js';
import { formatNumber, formatRatio, markdownTable } from './table.js';

/** Everything that was measured. Nothing is left out because it looks bad. */
export function report(results: Results, measures: readonly Measure[]): string {
  return [
    '# What was measured',
    describe(results),
    '## Goals',
    goalTable(results),
    ...growthSection(results, measures),
    ...measures.flatMap((measure) => {
      const tables = measure.cases.map((one) => caseTable(results, measure, one.name)).filter(Boolean);
      return tables.length > 0 ? [`## ${measure.title}`, measure.note, ...tables] : [];
    }),
  ].join('\n\n');
}

/** Only goals that were measured. */
export function goalTable(results: Results): string {
  const rows = judge(results).filter(({ ours }) => ours !== undefined);
  return markdownTable([
    ['what', 'goal', 'iotex-chat', ''],
    ...rows.map(({ what, goal, ours = '', verdict }) => [what, goal, ours, verdict]),
  ]);
}

/** One table: who was run in this case, with all columns and the ratio; empty if nobody was. */
export function caseTable(results: Results, measure: Measure, caseName: string): string {
  const ran = subjects.map(({ name }) => name).filter((name) => results.has(measure.name, caseName, name));
  if (ran.length === 0) return '';
  const { ratio } = measure;
  const head = [caseName, ...measure.columns.map(({ title }) => title), ...(ratio ? [`× ${ratio.floor}`] : [])];
  const rows = ran.map((name) => {
    const failure = results.failure(measure.name, caseName, name);
    if (failure) return [name, failure];
    const cell = (column: Column): string =>
      formatNumber(results.figure(measure.name, caseName, name, column), column.digits);
    const compared = ratio ? [formatRatio(results.ratio(measure.name, caseName, name, ratio.floor, ratio.key))] : [];
    return [name, ...measure.columns.map(cell), ...compared];
  });
  return markdownTable([head, ...rows]);
}

function growthSection(results: Results, measures: readonly Measure[]): readonly string[] {
  const streams = measures.filter(({ columns }) => columns.some(({ key }) => key === 'framesPerSecond'));
  const rows = streams.flatMap((measure) =>
    [...new Set(measure.cases.map(({ group }) => group))].flatMap((group) =>
      subjects.flatMap(({ name }) => {
        const growth = results.growth(measure, group, name);
        if (!growth) return [];
        const longest = measure.cases.findLast((one) => one.group === group)?.name ?? '';
        const frames = results.figure(measure.name, longest, name, { key: 'framesPerSecond' });
        const cells = [growth.fit, growth.last].map((value) => formatNumber(value, 2));
        return [[`${measure.name}, ${group}: ${name}`, ...cells, formatNumber(frames, 0)]];
      }),
    ),
  );
  if (rows.length === 0) return [];
  return [
    '## Growth',
    'Exponent of CPU over length: 1 is linear, 2 is quadratic. The fit is over all lengths, the last step from the second longest to the longest. ' +
      'Frames are those of the longest: who paints far less than 60 a second has fallen behind, and pays less for it than a faster machine would.',
    markdownTable([['', 'fit', 'last step', 'frames/s'], ...rows]),
  ];
}

function describe({ environment, outcomes }: Results): string {
  const { date, browser, node, system, cores, repetitions, load, versions } = environment;
  const ran = new Set(outcomes.map(({ subject }) => subject));
  const list = subjects
    .filter(({ name }) => ran.has(name))
    .map(({ name, package: dependency, what }) => {
      const version = dependency ? `${dependency} ${versions[dependency] ?? ''}, ` : '';
      return `- \`${name}\`: ${version}${what}`;
    });
  return [
    `${date}, ${browser}, headless, without a graphics card, Node ${node}, ${system}, ${cores} cores; median of ${repetitions}. The page, the server and the browser’s ` +
      `own processes share those cores, and so do others: before the first run the load was ${formatNumber(load, 1)}. ` +
      'Compare figures of one table with each other, never with those of another day; ratios ' +
      'are of runs side by side. CPU is the main thread’s own time.',
    list.join('\n'),
    'Features differ. `streaming-markdown` is neither exact nor safe, `streamdown` runs here without its stylesheet, and nobody colours code.',
  ].join('\n\n');
}
