/** Each language that can be loaded, a chunk of its own. The addresses of these chunks are a chunk, too: most pages want one language, and many want none. */
import type { Strings } from './strings.js';

/** By the tag of the language. */
export const localeFiles = {
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
} as const satisfies Readonly<Record<string, () => Promise<Strings>>>;
