/** In place of `locale-loaders.ts` where everything has to be in one file: English, and what a page registers. */
import type { Strings } from './strings.js';

export const localeLoaders: Readonly<Record<string, () => Promise<Strings>>> = {};
