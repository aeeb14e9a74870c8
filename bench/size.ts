/** `npm run size`: what is built in, how heavy it is and where the bytes come from out; fails over the budget. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatNumber, markdownTable } from './report/table.js';
import { budgets, firstLoads } from './size/budgets.js';
import { byteShares } from './size/byte-shares.js';
import type { SourceMap } from './size/byte-shares.js';
import { checkFirstLoads, checkSizes } from './size/check-sizes.js';
import type { Size } from './size/check-sizes.js';

const root = path.dirname(import.meta.dirname);
const bundle = 'cdn/iotex-chat.bundle.js';

const cdn = read(list('cdn').filter((file) => file.endsWith('.js')));
const first = checkFirstLoads(cdn, firstLoads);
const published = checkSizes(cdn, budgets);
const isOurs = ({ file, budget }: Size) => budget !== undefined || !file.includes('/chunks/');
console.log(sizeTable('before the visitor acts', first.sizes));
console.log(`\n${sizeTable('published', published.sizes.filter(isOurs))}`);
console.log(`\n${chunkTable(published.sizes.filter((size) => !isOurs(size)))}`);

const npm = list('dist').filter((file) => file.endsWith('.js'));
const lazy = new Set(npm.flatMap(loadedLater));
const inNpm = checkSizes(read(npm), {}).sizes;
console.log(
  `\n${sizeTable(
    'npm, not minified',
    inNpm.filter(({ file }) => !lazy.has(file)),
  )}`,
);
if (lazy.size > 0)
  console.log(
    `\n${sizeTable(
      'npm, loaded on first use',
      inNpm.filter(({ file }) => lazy.has(file)),
    )}`,
  );

if (existsSync(path.join(root, `${bundle}.map`))) console.log(`\n${shareTable()}`);

const complaints = [...first.complaints, ...published.complaints];
for (const complaint of complaints) console.error(`\n${complaint}`);
if (complaints.length > 0) process.exitCode = 1;

/** Paths of the files in `folder` and below, from the root. */
function list(folder: string): readonly string[] {
  const place = path.join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

function read(files: readonly string[]): ReadonlyMap<string, Uint8Array> {
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file))]));
}

/** The files that `file` imports when they are needed. */
function loadedLater(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g)].map(([, target = '']) =>
    path.posix.join(path.posix.dirname(file), target),
  );
}

function sizeTable(title: string, sizes: readonly Size[]): string {
  const kib = (bytes: number): string => formatNumber(bytes / 1024, 1);
  return markdownTable([
    [title, 'raw KiB', 'gzip KiB', 'Brotli KiB', 'budget KiB'],
    ...sizes.map(({ file, raw, gzip, brotli, budget }) => [
      file,
      kib(raw),
      kib(gzip),
      kib(brotli),
      formatNumber(budget, 1),
    ]),
  ]);
}

/** The chunks without a budget, those that are languages together. */
function chunkTable(sizes: readonly Size[]): string {
  const languages = new Set([...list('src/locales'), ...list('node_modules/highlight.js/es/languages')].map(baseName));
  const [some, others] = [true, false].map((one) => sizes.filter(({ file }) => languages.has(baseName(file)) === one));
  const sum = (key: 'raw' | 'gzip' | 'brotli') => (some ?? []).reduce((whole, size) => whole + size[key], 0);
  const together = { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli'), budget: undefined };
  const name = `${some?.length ?? 0} languages, of visitors and of code, one chunk each`;
  return sizeTable('other chunks', [...(others ?? []), { file: name, ...together }]);
}

function baseName(file: string): string {
  return path.posix.basename(file).replace(/(-[\w-]{8})?\.\w+$/, '');
}

function shareTable(): string {
  const code = readFileSync(path.join(root, bundle), 'utf8');
  const map = JSON.parse(readFileSync(path.join(root, `${bundle}.map`), 'utf8')) as SourceMap;
  const shares = byteShares(code, map);
  const whole = shares.reduce((sum, [, bytes]) => sum + bytes, 0);
  return markdownTable([
    [`in ${bundle}`, 'raw KiB', '%'],
    ...shares.map(([place, bytes]) => [place, formatNumber(bytes / 1024, 1), formatNumber((bytes / whole) * 100, 1)]),
  ]);
}
