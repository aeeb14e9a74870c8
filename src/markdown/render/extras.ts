/** What is loaded when a text first needs it: each a chunk of its own. The one-file builds take `no-extras.ts` in place of this. */
import type { Extras } from './extras-types.js';

export const extras: Extras = {
  math: () => import('../math/temml.js').then((module) => module.renderMath),
  entities: () => import('../all-entities.js').then((module) => module.anyEntity),
  highlighter: () => import('../highlight/highlighter.js').then((module) => module.highlighter),
};
