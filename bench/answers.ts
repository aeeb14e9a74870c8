/** A shape and a length go in, always the same answer comes out, with markers in it that tell whether all of it is shown. */
import { seededRandom } from '../demo/gateway/random.js';
import type { Random } from '../demo/gateway/random.js';
import { tokenise } from '../demo/gateway/tokenise.js';

/** `mixed` has everything; each other shape is one single block however long it gets. */
export const shapes = ['mixed', 'paragraph', 'list', 'table', 'code'] as const;

export type Shape = (typeof shapes)[number];

export interface Answer {
  /** The tokens; joined, they are the Markdown. */
  readonly tokens: readonly string[];
  /** How many markers there are: `<prefix>0z`, `<prefix>1z` and so on, in this order, the last at the very end. */
  readonly markers: number;
  readonly prefix: string;
}

const words =
  'chain block stake node proof ledger signal device sensor weather market token bridge wallet epoch vote delegate gas contract oracle peer ' +
  'storage stream answer question reason number value change moment small quick steady open public private simple exact common other early late';

/** Makes an answer of at least `length` tokens and of no more than one block, row, item, line or sentence over it. */
export function makeAnswer(shape: Shape, length: number, prefix = 'mk'): Answer {
  const writer = new Writer(seededRandom(length + shape.length), prefix);
  const tokens: string[] = [];
  for (const piece of pieces(shape, writer)) {
    for (const token of tokenise(piece)) tokens.push(token);
    if (tokens.length >= length) break;
  }
  for (const token of tokenise(`${shape === 'code' ? '// ' : ''}${writer.marker()}`)) tokens.push(token);
  return { tokens, markers: writer.markers, prefix };
}

/** The marker with number `index`. */
export function markerAt({ prefix }: Pick<Answer, 'prefix'>, index: number): string {
  return `${prefix}${index}z`;
}

function* pieces(shape: Shape, writer: Writer): Generator<string, never> {
  if (shape === 'table') yield '| name | value | note |\n|---|--:|---|\n';
  if (shape === 'code') yield '```js\n';
  for (;;) {
    switch (shape) {
      case 'mixed':
        yield* writer.everything();
        break;
      case 'paragraph':
        yield `${writer.sentence()} `;
        break;
      case 'list':
        yield `- ${writer.sentence()}\n`;
        break;
      case 'table':
        yield writer.row();
        break;
      case 'code':
        yield writer.line();
        break;
    }
  }
}

class Writer {
  markers = 0;
  readonly #random: Random;
  readonly #prefix: string;
  readonly #words = words.split(' ');

  constructor(random: Random, prefix: string) {
    this.#random = random;
    this.#prefix = prefix;
  }

  marker(): string {
    const marker = markerAt({ prefix: this.#prefix }, this.markers);
    this.markers += 1;
    return marker;
  }

  sentence(): string {
    const [first, second, third] = [this.#some(4), this.#some(3), this.#some(4)];
    const decoration = this.#pick([
      `**${this.#some(2)}**`,
      `*${this.#some(2)}*`,
      `\`${this.#some(1)}\``,
      `[${this.#some(2)}](https://example.com/${this.#some(1)})`,
      this.#some(3),
      this.#some(2),
    ]);
    return `The ${first} ${decoration} ${second}, ${third} ${this.marker()}.`;
  }

  row(): string {
    return `| ${this.#some(2)} | ${Math.floor(this.#random() * 1000)} | ${this.#some(3)} ${this.marker()} |\n`;
  }

  line(): string {
    return `const ${this.#some(1)} = ${this.#some(1)}(${Math.floor(this.#random() * 1000)}, '${this.#some(2)}'); // ${this.marker()}\n`;
  }

  *everything(): Generator<string> {
    yield `## About the ${this.#some(3)} ${this.marker()}\n\n`;
    for (let count = 0; count < 3; count += 1) yield `${this.#repeat(3, () => `${this.sentence()} `)}\n\n`;
    yield `${this.#repeat(4, () => `- ${this.sentence()}\n`)}\n`;
    yield `${this.sentence()}\n\n`;
    yield `| name | value | note |\n|---|--:|---|\n${this.#repeat(4, () => this.row())}\n`;
    yield `${this.#repeat(2, () => `${this.sentence()} `)}\n\n`;
    yield `\`\`\`js\n${this.#repeat(8, () => this.line())}\`\`\`\n\n`;
    yield `> ${this.sentence()}\n\n`;
    yield `${this.#repeat(3, (index) => `${index + 1}. ${this.sentence()}\n`)}\n`;
  }

  #repeat(count: number, make: (index: number) => string): string {
    return Array.from({ length: count }, (_, index) => make(index)).join('');
  }

  #some(count: number): string {
    return this.#repeat(count, () => `${this.#pick(this.#words)} `).trimEnd();
  }

  #pick(choices: readonly string[]): string {
    return choices[Math.floor(this.#random() * choices.length)] ?? '';
  }
}
