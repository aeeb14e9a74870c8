/** Files and budgets in, how heavy each is and what is wrong out. */
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Sizes in bytes. */
export interface Size {
  readonly file: string;
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
  /** KiB of Brotli, if there is one. */
  readonly budget: number | undefined;
}

export interface Checked {
  readonly sizes: readonly Size[];
  /** A sentence for each budget that is broken, each file that is missing and each that cannot be right. */
  readonly complaints: readonly string[];
}

const kibibyte = 1024;
/** A published file below this has lost what belongs into it. */
const least = 1 * kibibyte;

/** Weighs `files` (contents by path), and holds those with a budget to it. In the path of a budget `*` stands for the hash in the name of a chunk. */
export function checkSizes(files: ReadonlyMap<string, Uint8Array>, budgets: Readonly<Record<string, number>>): Checked {
  const named = Object.entries(budgets).map(([path, budget]) => ({ path, budget, pattern: pathPattern(path) }));
  const budgetOf = (file: string) => named.find(({ pattern }) => pattern.test(file))?.budget;
  const sizes = [...files].map(([file, content]) => weigh(file, content, budgetOf(file)));
  const missing = named.filter(({ pattern }) => ![...files.keys()].some((file) => pattern.test(file)));
  return {
    sizes,
    complaints: [
      ...missing.map(({ path }) => `${path} is missing: npm run build makes it.`),
      ...sizes.flatMap((size) => {
        if (size.budget === undefined) return [];
        if (size.raw < least) return [`${size.file} has ${size.raw} bytes: something is not in it.`];
        return excessOf(size);
      }),
    ],
  };
}

/** Weighs each of `loads`: what its entries weigh with all files of `files` that are imported by them at once, and not when they are needed. */
export function checkFirstLoads(
  files: ReadonlyMap<string, Uint8Array>,
  loads: Readonly<Record<string, { readonly entries: readonly string[]; readonly budget: number }>>,
): Checked {
  const checked = Object.entries(loads).map(([name, { entries, budget }]) => {
    const missing = entries.filter((entry) => !files.has(entry));
    const parts = [...closure(files, entries)].map((file) => weigh(file, files.get(file) ?? new Uint8Array(), budget));
    const sum = (one: 'raw' | 'gzip' | 'brotli') => parts.reduce((whole, part) => whole + part[one], 0);
    const size: Size = { file: name, raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli'), budget };
    return {
      size,
      complaints: [...missing.map((file) => `${file} is missing: npm run build makes it.`), ...excessOf(size)],
    };
  });
  return {
    sizes: checked.map(({ size }) => size),
    complaints: checked.flatMap(({ complaints }) => complaints),
  };
}

/** `entries` and what they import, and so on. An `import()` is not followed. */
function closure(files: ReadonlyMap<string, Uint8Array>, entries: readonly string[]): ReadonlySet<string> {
  const all = new Set(entries.filter((entry) => files.has(entry)));
  for (const file of all) {
    const text = new TextDecoder().decode(files.get(file));
    for (const [, target = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      const imported = path.posix.join(path.posix.dirname(file), target);
      if (files.has(imported)) all.add(imported);
    }
  }
  return all;
}

function pathPattern(text: string): RegExp {
  return new RegExp(`^${text.replaceAll('.', '\\.').replace('*', '[\\w-]{8}')}$`);
}

function excessOf({ file, brotli, budget = Infinity }: Size): readonly string[] {
  if (brotli <= budget * kibibyte) return [];
  const excess = Math.ceil(brotli - budget * kibibyte);
  return [`${file} is over its ${budget} KiB by ${excess} bytes (${(excess / kibibyte).toFixed(1)} KiB).`];
}

function weigh(file: string, content: Uint8Array, budget: number | undefined): Size {
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { file, raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli.length, budget };
}
