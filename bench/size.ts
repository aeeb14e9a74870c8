/** `npm run size`: what is built in, how heavy it is and where the bytes come from out; fails over the budget. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatNumber, markdownTable } from './report/table.js';
import { budgets } from './size/budgets.js';
import { byteShares } from './size/byte-shares.js';
import type { SourceMap } from './size/byte-shares.js';
import { checkSizes } from './size/check-sizes.js';
import type { Size } from './size/check-sizes.js';

const root = path.dirname(import.meta.dirname);
const bundle = 'cdn/iotex-chat.bundle.js';

const published = checkSizes(read(list('cdn').filter((file) => !file.endsWith('.map'))), budgets);
console.log(sizeTable('published', published.sizes));

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

for (const complaint of published.complaints) console.error(`\n${complaint}`);
if (published.complaints.length > 0) process.exitCode = 1;

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
      formatNumber(budget, 0),
    ]),
  ]);
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
