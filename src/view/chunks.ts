/** What of the view is loaded when it is first wanted: each of these is a chunk, and `Feature` makes of it what a chat needs. */
import { onDemand } from '../on-demand.js';
import type { OnDemand } from '../on-demand.js';
import { english } from './english.js';

export const chunks = {
  transcript: withWords(() => import('./features/transcript.js')),
  attachments: withWords(() => import('./features/attachments.js')),
  dictation: withWords(() => import('./features/dictation.js')),
  modelPicker: withWords(() => import('./features/model-picker.js')),
  speech: withWords(() => import('./features/speech.js')),
  export: withWords(() => import('./features/export.js')),
  memory: withWords(() => import('./features/memory.js')),
};

/** Whatever is shown has something to say: the words are asked for together with it. */
function withWords<T>(load: () => Promise<T>): OnDemand<T> {
  return onDemand(async () => {
    const [chunk] = await Promise.all([load(), english.load()]);
    return chunk;
  });
}
