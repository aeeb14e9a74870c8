/** Draws a picture and sends it as image models behind OpenRouter do, in `delta.images`. */

import type { Model } from '../model.js';
import { drawHills } from '../picture.js';
import { toPng } from '../png.js';

export const image: Model = {
  id: 'image',
  description:
    'Writes a sentence and sends a picture that it draws itself: hills, another time of day for each answer.',
  *answer({ random }) {
    yield { type: 'text', text: 'Here is a picture of some hills. No two are alike.' };
    yield { type: 'pause', duration: 800 };
    const png = toPng(drawHills(random, 320, 200));
    yield { type: 'image', url: `data:image/png;base64,${png.toString('base64')}` };
  },
};
