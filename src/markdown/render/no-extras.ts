/** In place of `extras.ts` where everything has to be in one file: nothing is loaded later. */
import type { Extras } from './extras-types.js';

export const extras: Extras = {};
