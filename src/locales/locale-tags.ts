/** A page's language in, the tags of languages that would do out, best first; see https://www.rfc-editor.org/info/bcp47. */

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Aran', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/**
 * What `lang` may be answered with: itself, then its language in the script and in the country it implies (`zh-HK` is written in `zh-Hant`), its
 * language alone, and last what that usually means (`pt` is `pt-BR`). Upper and lower case, old names (`iw`) and underscores make no difference.
 * Empty for what is no language tag.
 */
export function localeTags(lang: string): readonly string[] {
  const locale = readTag(lang);
  if (!locale) return [];
  const { language } = locale;
  return [locale.baseName, ...usualTags(locale), language, ...usualTags(new Intl.Locale(language))];
}

/** `tag` in its usual spelling, less what is no part of the language; undefined for what is no language tag. */
export function canonicalTag(tag: string): string | undefined {
  return readTag(tag)?.baseName;
}

/** Which way the language of `tag`, which is one, is written. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}

function usualTags(locale: Intl.Locale): readonly string[] {
  const { language, script, region } = locale.maximize();
  return [`${language}-${script ?? ''}`, `${language}-${region ?? ''}`];
}

function readTag(tag: string): Intl.Locale | undefined {
  try {
    const locale = new Intl.Locale(tag.replaceAll('_', '-'));
    // `und` is a tag that says that the language is not known.
    return locale.language && locale.language !== 'und' ? locale : undefined;
  } catch {
    // Anything can stand in a `lang`: what is no language is an unknown one.
    return undefined;
  }
}
