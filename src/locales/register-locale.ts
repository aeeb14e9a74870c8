/** The languages that there are: English, those that can be loaded, and those that a page brings itself. */
import { localeLoaders } from './locale-loaders.js';
import { canonicalTag, localeTags } from './locale-tags.js';
import type { Strings } from './strings.js';

/** The texts of one language. What it lacks is English. */
export type LocaleStrings = Partial<Strings>;

/** Fetches the texts of one language. */
export type LocaleLoader = () => Promise<LocaleStrings>;

/** A language that was found. */
export interface FoundLocale {
  /** Its own tag, which may be shorter than what was looked for. */
  readonly tag: string;
  /** Its texts, or what loads them. */
  readonly source: LocaleStrings | LocaleLoader;
  /** Whether it is what was looked for. Otherwise it is English, for want of that. */
  readonly fits: boolean;
}

/** English needs none of its own: it is what every language stands on. */
const locales = new Map<string, LocaleStrings | LocaleLoader>([['en', {}], ...Object.entries(localeLoaders)]);
const loads = new WeakMap<LocaleLoader, Promise<void>>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or takes the place of one: every chat whose `lang` it fits shows it, also those that are on the page already. `strings` may be a
 * function that loads them, called when a chat first needs them. The one-file builds know English alone until this is called.
 *
 * @param tag - A BCP 47 tag, such as `pl` or `zh-Hant`. Throws a `RangeError` if it is none.
 *
 * @example
 * registerLocale('pl', { send: 'Wyślij', stop: 'Zatrzymaj' });
 */
export function registerLocale(tag: string, strings: LocaleStrings | LocaleLoader): void {
  const canonical = canonicalTag(tag);
  if (canonical === undefined) throw new RangeError(`registerLocale("${tag}"): that is not a language tag.`);
  locales.set(canonical, strings);
  for (const listener of [...listeners]) listener();
}

/** The language to show for `lang`: see `localeTags`. */
export function findLocale(lang: string): FoundLocale {
  for (const tag of localeTags(lang)) {
    const source = locales.get(tag);
    if (source) return { tag, source, fits: true };
  }
  return { tag: 'en', source: locales.get('en') ?? {}, fits: false };
}

/**
 * Loads a language that `findLocale` has found; once it is there, whoever listens is told. Rejects as `load` does. It is called once: a language that
 * could not be loaded stays away for as long as the page is open.
 */
export function loadLocale(tag: string, load: LocaleLoader): Promise<void> {
  const known = loads.get(load);
  if (known) return known;
  const loading = Promise.resolve()
    .then(load)
    .then((strings) => {
      // A page may have brought its own in the meantime.
      if (locales.get(tag) === load) registerLocale(tag, strings);
    });
  loads.set(load, loading);
  return loading;
}

/** Calls `listener` whenever a language has come, until the function that it gives is called. */
export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
