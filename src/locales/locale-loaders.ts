/** The languages that are loaded when a page is in them: each a chunk of its own. The one-file builds take `no-locale-loaders.ts` in place of this. */
import type { Strings } from './strings.js';

/** By the tag of the language. */
export const localeLoaders: Readonly<Record<string, () => Promise<Strings>>> = {
  'zh-Hans': async () => (await import('./zh-Hans.js')).zhHans,
  'zh-Hant': async () => (await import('./zh-Hant.js')).zhHant,
  ja: async () => (await import('./ja.js')).ja,
  ko: async () => (await import('./ko.js')).ko,
  vi: async () => (await import('./vi.js')).vi,
  id: async () => (await import('./id.js')).id,
  es: async () => (await import('./es.js')).es,
  'pt-BR': async () => (await import('./pt-BR.js')).ptBr,
  fr: async () => (await import('./fr.js')).fr,
  de: async () => (await import('./de.js')).de,
  tr: async () => (await import('./tr.js')).tr,
  ru: async () => (await import('./ru.js')).ru,
  ar: async () => (await import('./ar.js')).ar,
  he: async () => (await import('./he.js')).he,
  hi: async () => (await import('./hi.js')).hi,
};
