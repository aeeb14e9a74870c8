/** Writes `src/markdown/all-entities.ts` from the table of HTML 5 that the reference implementation uses: `npx tsx test/markdown/write-all-entities.ts`. */
import { writeFileSync } from 'node:fs';
import { commonEntity } from '../../src/markdown/entities.js';
import { entityTable } from './entity-table.js';

const rare = Object.entries(entityTable).filter(([name]) => commonEntity(name) === undefined);

/** Names by code points, in their order: those of one code point with commas between, `+` and a number in base 36 for code points without a name. */
function writeRuns(): string[] {
  const names = new Map<number, string[]>();
  for (const [name, text] of rare) {
    const code = text.codePointAt(0) ?? 0;
    if (text === String.fromCodePoint(code)) names.set(code, [...(names.get(code) ?? []), name].sort());
  }
  const words: string[] = [];
  let next = 0;
  for (const code of [...names.keys()].sort((a, b) => a - b)) {
    if (code > next) words.push(`+${(code - next).toString(36)}`);
    words.push((names.get(code) ?? []).join());
    next = code + 1;
  }
  return words;
}

/** Names and both code points of the entities that have two. */
function writePairs(): string[] {
  return rare
    .filter(([, text]) => text !== String.fromCodePoint(text.codePointAt(0) ?? 0))
    .map(([name, text]) => [name, ...Array.from(text, (character) => character.codePointAt(0)?.toString(36))].join())
    .sort();
}

function wrap(words: readonly string[]): string {
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line.length + 1 + word.length > 140) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return `\n${lines.join('\n')}\n`;
}

const source = `/** The name of an entity in, its characters out: all names of HTML 5 (https://html.spec.whatwg.org/entities.json). Written by \`test/markdown/write-all-entities.ts\`. */
import { commonEntity } from './entities.js';
import type { EntityLookup } from './entities.js';

/** Knows the 2,125 names. Its table is loaded only when a text has a name that the smaller one does not know. */
export const anyEntity: EntityLookup = (name) => commonEntity(name) ?? table().get(name);

let names: ReadonlyMap<string, string> | undefined;

function table(): ReadonlyMap<string, string> {
  return (names ??= readTable());
}

function readTable(): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  let code = 0;
  for (const word of runs.trim().split(/\\s/)) {
    if (word.startsWith('+')) code += Number.parseInt(word.slice(1), 36);
    else {
      for (const name of word.split(',')) result.set(name, String.fromCodePoint(code));
      code += 1;
    }
  }
  for (const word of pairs.trim().split(/\\s/)) {
    const [name = '', ...codes] = word.split(',');
    result.set(name, String.fromCodePoint(...codes.map((text) => Number.parseInt(text, 36))));
  }
  return result;
}

/** Words for code points that follow each other: their names, or \`+\` and how many code points have none, in base 36. Without the names of HTML 4. */
const runs = \`${wrap(writeRuns())}\`;

/** The entities of two code points: the name, and both in base 36. */
const pairs = \`${wrap(writePairs())}\`;
`;

writeFileSync(new URL('../../src/markdown/all-entities.ts', import.meta.url), source);
