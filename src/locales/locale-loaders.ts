/** The languages that are loaded when a page is in them. The one-file builds take `no-locale-loaders.ts` in place of this. */
import type { localeFiles } from './locale-files.js';
import type { Strings } from './strings.js';

const tags: Readonly<Record<keyof typeof localeFiles, true>> = {
  'zh-Hans': true,
  'zh-Hant': true,
  ja: true,
  ko: true,
  vi: true,
  id: true,
  es: true,
  'pt-BR': true,
  fr: true,
  de: true,
  tr: true,
  ru: true,
  ar: true,
  he: true,
  hi: true,
};

/** By the tag of the language. */
export const localeLoaders: Readonly<Record<string, () => Promise<Strings>>> = Object.fromEntries(
  Object.keys(tags).map((tag) => [
    tag,
    async () => (await import('./locale-files.js')).localeFiles[tag as keyof typeof tags](),
  ]),
);
