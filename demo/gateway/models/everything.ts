/** Shows everything that an answer can hold, at a speed that the name of the model says. */

import { readFileSync } from 'node:fs';
import type { Model } from '../model.js';
import { drawHills } from '../picture.js';
import { toPng } from '../png.js';

/** The text, with `{{picture}}` where the address of a picture belongs. */
const source = readFileSync(new URL('everything.md', import.meta.url), 'utf8');

const description = 'Shows everything that Markdown has: lists, tables, ten languages of code, mathematics and scripts';

/** The model at the pace of a reader, and at 10, 100 and 4,000 tokens a second. */
export const everything: readonly Model[] = [
  toModel('everything', `${description}.`),
  toModel('everything-10', `${description}, slowly.`, 10),
  toModel('everything-100', `${description}, as fast as most models.`, 100),
  toModel('everything-4000', `${description}, all at once.`, 4000),
];

function toModel(id: string, description: string, tokensPerSecond?: number): Model {
  return {
    id,
    description,
    ...(tokensPerSecond !== undefined && { tokensPerSecond }),
    *answer({ random }) {
      const picture = toPng(drawHills(random, 480, 200)).toString('base64');
      yield { type: 'text', text: source.replace('{{picture}}', `data:image/png;base64,${picture}`) };
    },
  };
}
