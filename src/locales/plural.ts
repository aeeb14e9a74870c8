/** Counts in, words for them out, in the forms and digits of a language; see https://cldr.unicode.org/index/cldr-spec/plural-rules. */

/** The forms that a language has for counts of things. A form for whole millions, where there is one, is that of other counts. */
interface PluralForms {
  readonly en: 'one' | 'other';
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
  readonly de: 'one' | 'other';
  readonly es: 'one' | 'other';
  readonly fr: 'one' | 'other';
  readonly he: 'one' | 'two' | 'other';
  readonly hi: 'one' | 'other';
  readonly id: 'other';
  readonly ja: 'other';
  readonly ko: 'other';
  readonly 'pt-BR': 'one' | 'other';
  readonly ru: 'one' | 'few' | 'many' | 'other';
  readonly tr: 'one' | 'other';
  readonly vi: 'other';
  readonly 'zh-Hans': 'other';
  readonly 'zh-Hant': 'other';
}

/** The languages whose forms are known. */
export type PluralTag = keyof PluralForms;

/**
 * A function that says a count in words: the form for it, in which each `#` is the number itself. A form that the language has and `forms` lacks
 * does not compile.
 *
 * @example
 * const steps = plural('en', { one: '# step', other: '# steps' });
 * steps(1200); // "1,200 steps"
 */
export function plural<T extends PluralTag>(
  tag: T,
  forms: Readonly<Record<PluralForms[T], string>>,
): (count: number) => string {
  const words = forms as Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
  let rules: Intl.PluralRules | undefined;
  const number = numberFormat(tag);
  return (count) => {
    rules ??= new Intl.PluralRules(tag);
    return (words[rules.select(count)] ?? words.other).replaceAll('#', number(count));
  };
}

/** A function that writes a number as the language does: its digits, its marks, at most one decimal place. */
export function numberFormat(tag: string): (number: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (number) => {
    // Made when it is first needed: making one is slow.
    format ??= new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
    return format.format(number);
  };
}
