/** Files and budgets in, how heavy each is and what is wrong out. */
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

/** Weighs `files` (contents by path), and holds those with a budget to it. */
export function checkSizes(files: ReadonlyMap<string, Uint8Array>, budgets: Readonly<Record<string, number>>): Checked {
  const sizes = [...files].map(([file, content]) => weigh(file, content, budgets[file]));
  const missing = Object.keys(budgets).filter((file) => !files.has(file));
  return {
    sizes,
    complaints: [
      ...missing.map((file) => `${file} is missing: npm run build makes it.`),
      ...sizes.flatMap(({ file, raw, brotli, budget }) => {
        if (budget === undefined) return [];
        if (raw < least) return [`${file} has ${raw} bytes: something is not in it.`];
        if (brotli <= budget * kibibyte) return [];
        const excess = brotli - budget * kibibyte;
        return [`${file} is over its ${budget} KiB by ${excess} bytes (${(excess / kibibyte).toFixed(1)} KiB).`];
      }),
    ],
  };
}

function weigh(file: string, content: Uint8Array, budget: number | undefined): Size {
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { file, raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli.length, budget };
}
