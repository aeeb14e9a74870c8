/** Words of the command line in, what to do out; or an error that says which word is wrong. */

export interface Options {
  readonly isQuick: boolean;
  readonly builds: boolean;
  readonly helps: boolean;
  /** Nothing is measured: the report is written anew from the figures that are there. */
  readonly onlyReports: boolean;
  readonly repetitions: number;
  /** Names of measures and subjects; undefined is all that the measure is meant for. */
  readonly only: readonly string[] | undefined;
  readonly subjects: readonly string[] | undefined;
}

/** A word that makes no sense, or for which something is missing; its message is for the person who wrote it. */
export class OptionError extends Error {}

export interface Known {
  readonly measures: readonly string[];
  readonly subjects: readonly string[];
}

/** Reads the words after `npm run bench --`. Throws `OptionError`. */
export function readOptions(words: readonly string[], known: Known): Options {
  let [isQuick, builds, helps, onlyReports] = [false, true, false, false];
  let repetitions: number | undefined;
  let only: readonly string[] | undefined;
  let subjects: readonly string[] | undefined;
  const rest = words.flatMap((word) => (/^--[a-z-]+=/.test(word) ? splitOnce(word) : [word]));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    switch (word) {
      case '--quick':
        isQuick = true;
        break;
      case '--no-build':
        builds = false;
        break;
      case '--report':
        onlyReports = true;
        break;
      case '--help':
      case '-h':
        helps = true;
        break;
      case '--only':
        only = names(word, rest.shift(), known.measures);
        break;
      case '--subjects':
        subjects = names(word, rest.shift(), known.subjects);
        break;
      case '--repetitions':
        repetitions = count(word, rest.shift());
        break;
      default:
        throw new OptionError(`${word} is not known; --help lists what is.`);
    }
  }
  return { isQuick, builds, helps, onlyReports, only, subjects, repetitions: repetitions ?? 3 };
}

/** What `--help` prints. */
export function help({ measures, subjects }: Known): string {
  return `npm run bench -- [flags]

  --quick                  a part of it, within a minute; writes no files
  --only <measure,…>       ${measures.join(', ')}
  --subjects <name,…>      ${subjects.join(', ')}
  --repetitions <number>   default 3
  --no-build               takes the build that is there
  --report                 measures nothing; writes the files anew from bench/results/results.json
  --help                   this

A run of everything writes bench/results/ and the README’s table; any other prints what it found.`;
}

function names(flag: string, value: string | undefined, known: readonly string[]): readonly string[] {
  const wanted = (value ?? '').split(',').filter(Boolean);
  if (wanted.length === 0) throw new OptionError(`${flag} wants names: ${known.join(', ')}.`);
  const wrong = wanted.filter((name) => !known.includes(name));
  if (wrong.length > 0) throw new OptionError(`${flag}: ${wrong.join(', ')} is not one of ${known.join(', ')}.`);
  return known.filter((name) => wanted.includes(name));
}

function count(flag: string, value: string | undefined): number {
  if (value !== undefined && /^[1-9]\d?$/.test(value)) return Number(value);
  throw new OptionError(`${flag} wants a whole number from 1 to 99.`);
}

function splitOnce(word: string): readonly string[] {
  const place = word.indexOf('=');
  return [word.slice(0, place), word.slice(place + 1)];
}
