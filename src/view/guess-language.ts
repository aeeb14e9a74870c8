/** A text in, the language to read it in out: by its script, and where several languages share that by what the page is in. */

/** Scripts that stand for a language of their own, the one that is found first decides. Japanese is written with Chinese signs too, so it comes first. */
const SCRIPTS: readonly (readonly [pattern: RegExp, language: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Cyrillic}/u, 'ru'],
];

/** Languages of these scripts beside the one above. */
const KIN: Readonly<Record<string, RegExp>> = {
  ar: /^(ar|fa|ur|ps|ckb)\b/,
  ru: /^(ru|uk|bg|sr|mk|be|kk|mn)\b/,
  hi: /^(hi|mr|ne)\b/,
};

/** Marks and letters of the Latin script, which most languages share. */
const LATIN = /\p{Script=Latin}/gu;

/** `pageLanguage` is a BCP 47 tag, or '' where the page says none. Gives a tag, or '' where nothing is known. */
export function guessLanguage(text: string, pageLanguage: string): string {
  const page = pageLanguage.toLowerCase();
  for (const [pattern, language] of SCRIPTS) {
    const count = text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
    // A single word in another script is a quotation. A sign stands for more than a letter does.
    if (count === 0 || count * 3 < (text.match(LATIN)?.length ?? 0)) continue;
    const isPages = (KIN[language] ?? new RegExp(`^${language}\\b`)).test(page);
    return isPages ? pageLanguage : language;
  }
  // A page in a script of its own may well show an answer in English.
  const isLatin = LATIN.test(text);
  LATIN.lastIndex = 0;
  return isLatin && SCRIPTS.some(([, language]) => (KIN[language] ?? new RegExp(`^${language}\\b`)).test(page))
    ? 'en'
    : pageLanguage;
}
