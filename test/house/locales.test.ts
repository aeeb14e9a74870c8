/** Languages: which one a page's `lang` means, how they are registered and loaded, and that each says everything. */
import { expect } from 'chai';
import { readdirSync } from 'node:fs';
import { en } from '../../src/locales/en.js';
import { launcherWords } from '../../src/locales/launcher-words.js';
import { localeLoaders } from '../../src/locales/locale-loaders.js';
import { canonicalTag, localeTags, textDirection } from '../../src/locales/locale-tags.js';
import { localeLoaders as noLoaders } from '../../src/locales/no-locale-loaders.js';
import { numberFormat, plural } from '../../src/locales/plural.js';
import { findLocale, loadLocale, onLocale, registerLocale } from '../../src/locales/register-locale.js';
import type { LocaleStrings } from '../../src/locales/register-locale.js';
import type { Strings } from '../../src/locales/strings.js';
import { settle } from '../fake-clock.js';
import { rejection } from '../rejection.js';

/** All languages that are to be had without registering one. */
const TAGS = 'en zh-Hans zh-Hant ja ko es pt-BR fr de ru ar he hi tr vi id'.split(' ');

/** Texts that are the same as in English, for this is how the language says them. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  id: ['edit', 'model', 'usageModel'],
  es: ['label', 'toolError', 'usageTokens'],
  'pt-BR': ['label', 'usageTokens'],
  fr: ['conversations', 'label', 'sources', 'suggestions', 'transcript', 'assistant'],
  de: ['label', 'usageDetails', 'usageTokens'],
  tr: ['model', 'usageModel'],
};

/** Texts of numbers and marks alone, which many languages write as English does. */
const UNTRANSLATED = new Set(['branchShort', 'characterCount', 'seconds', 'fileSize']);

/** Texts whose first value is a name or a size in words, not a number. */
const NAMING = new Set(
  'toolCall codeBlock codeSaid loadImage toolRunning toolDone toolFailed openImage removeFile fileTooLarge'.split(' '),
);

/** Numbers that, together, take every form of every language. */
const VALUES = [0, 1, 2, 3, 5, 11, 21, 100, 1e6];

const LANGS: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(TAGS.map((tag) => [tag, tag])),
  'en-US': 'en',
  EN_gb: 'en',
  zh: 'zh-Hans',
  'zh-CN': 'zh-Hans',
  'zh-SG': 'zh-Hans',
  'zh-Hans-HK': 'zh-Hans',
  'ZH-hans': 'zh-Hans',
  cmn: 'zh-Hans',
  'zh-TW': 'zh-Hant',
  zh_tw: 'zh-Hant',
  'zh-HK': 'zh-Hant',
  'zh-MO': 'zh-Hant',
  'zh-Hant-HK': 'zh-Hant',
  'zh-TW-u-co-stroke': 'zh-Hant',
  pt: 'pt-BR',
  'pt-PT': 'pt-BR',
  PT_BR: 'pt-BR',
  iw: 'he',
  'iw-IL': 'he',
  in: 'id',
  'in-ID': 'id',
  'de-AT': 'de',
  'de-CH-1996': 'de',
  'es-419': 'es',
  'fr-CA': 'fr',
  'ar-EG': 'ar',
  'hi-Latn': 'hi',
  'ja-JP': 'ja',
  'ko-KR': 'ko',
  sv: undefined,
  und: undefined,
  '': undefined,
  'en-': undefined,
  'not a language': undefined,
  '<script>': undefined,
};

describe('A page in', () => {
  for (const [lang, tag] of Object.entries(LANGS)) {
    it(`"${lang}" is answered in ${tag ?? 'no language of its own'}`, () => {
      expect(localeTags(lang).find((candidate) => TAGS.includes(candidate))).to.equal(tag);
    });
  }

  it('a language of the other direction is written that way', () => {
    expect(TAGS.filter((tag) => textDirection(tag) === 'rtl')).to.deep.equal(['ar', 'he']);
    for (const tag of ['fa', 'ur-PK', 'yi', 'ku-Arab', 'dv']) expect(textDirection(tag), tag).to.equal('rtl');
    for (const tag of ['ku', 'az-Latn', 'uz']) expect(textDirection(tag), tag).to.equal('ltr');
  });
});

describe('A language', () => {
  it('can be registered, in any spelling, and is told to who listens', () => {
    const polish: LocaleStrings = { send: 'Wyślij' };
    let told = 0;
    const forget = onLocale(() => (told += 1));
    registerLocale('PL_pl', polish);
    forget();
    registerLocale('pl-PL', polish);
    expect(told).to.equal(1);
    expect(findLocale('pl')).to.deep.equal({ tag: 'pl-PL', source: polish, fits: true });
    expect(findLocale('sk')).to.deep.equal({ tag: 'en', source: {}, fits: false });
  });

  it('that is none is refused', () => {
    expect(() => registerLocale('not a tag', {})).to.throw(RangeError, 'not a tag');
  });

  it('is loaded once, and is then there', async () => {
    const czech: LocaleStrings = { send: 'Odeslat' };
    let asked = 0;
    const load = async (): Promise<LocaleStrings> => {
      asked += 1;
      return czech;
    };
    registerLocale('cs', load);
    expect(findLocale('cs').source).to.equal(load);
    expect(asked).to.equal(0);
    await Promise.all([loadLocale('cs', load), loadLocale('cs', load)]);
    expect(asked).to.equal(1);
    expect(findLocale('cs').source).to.equal(czech);
  });

  it('that a page registers while the own one is loaded is the one that stays', async () => {
    const own: LocaleStrings = { send: 'Send (own)' };
    let give: (strings: LocaleStrings) => void = () => {};
    const load = (): Promise<LocaleStrings> => new Promise((resolve) => (give = resolve));
    registerLocale('da', load);
    const loading = loadLocale('da', load);
    await settle();
    registerLocale('da', own);
    give({ send: 'too late' });
    await loading;
    expect(findLocale('da').source).to.equal(own);
  });

  it('that cannot be loaded is asked for once, whatever its loader throws', async () => {
    let asked = 0;
    const load = (): Promise<LocaleStrings> => {
      asked += 1;
      throw new Error('no network');
    };
    registerLocale('fi', load);
    expect(await rejection(loadLocale('fi', load))).to.have.property('message', 'no network');
    expect(await rejection(loadLocale('fi', load))).to.have.property('message', 'no network');
    expect(asked).to.equal(1);
  });

  it('is not loaded by the one-file builds', () => {
    expect(noLoaders).to.deep.equal({});
  });

  it('is loaded if there is a file for it', () => {
    const files = readdirSync('src/locales').map((file) => file.replace(/\.ts$/, ''));
    const tags = files.filter((name) => /^[a-z]{2,3}(-[A-Z]\w+)?$/.test(name));
    expect(tags.sort()).to.deep.equal(['en', ...Object.keys(localeLoaders)].sort());
  });

  for (const tag of ['en', ...Object.keys(localeLoaders)]) {
    const texts = async (): Promise<ReadonlyMap<string, unknown>> =>
      flat(tag === 'en' ? en : await localeLoaders[tag]!());

    it(`says everything in ${tag}`, async () => {
      expect(canonicalTag(tag)).to.equal(tag);
      const own = await texts();
      expect([...own.keys()].sort()).to.deep.equal([...flat(en).keys()].sort());
      for (const [name, text] of own) for (const said of saidBy(name, text)) expectClean(said, name);
    });

    it(`says the number in ${tag}`, async () => {
      for (const [name, text] of await texts()) {
        if (typeof text !== 'function') continue;
        for (const value of VALUES) expectValue(say(name, text as Sayer, value), tag, name, value);
      }
    });

    if (tag === 'en') continue;
    it(`leaves nothing in English in ${tag}`, async () => {
      const english = flat(en);
      const same = [...(await texts())].filter(
        ([name, text]) =>
          !UNTRANSLATED.has(name) && saidBy(name, text).join('\n') === saidBy(name, english.get(name)).join('\n'),
      );
      expect(same.map(([name]) => name).sort()).to.deep.equal([...(SAME_AS_ENGLISH[tag] ?? [])].sort());
    });
  }
});

describe('The launcher', () => {
  for (const tag of TAGS.filter((each) => each !== 'en')) {
    it(`says in ${tag} what the chat says`, async () => {
      const { failed, ...words } = launcherWords(tag)!;
      expect(await localeTexts(tag)).to.include(words);
      expectClean(failed, 'failed');
    });
  }

  it('finds the language that the chat finds', async () => {
    for (const [lang, tag] of Object.entries(LANGS)) {
      const own = tag === undefined || tag === 'en' ? undefined : (await localeTexts(tag))['openChat'];
      expect(launcherWords(lang)?.openChat, lang).to.equal(own);
    }
  });

  it('has no words of English, and none for what is no language', () => {
    for (const lang of ['en', 'en-GB', 'sv', '']) expect(launcherWords(lang), lang).to.equal(undefined);
  });
});

describe('A count', () => {
  /** One word for each form that a language has, the form itself. */
  const say = {
    en: plural('en', { one: 'one #', other: 'other #' }),
    ar: plural('ar', { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' }),
    de: plural('de', { one: 'one', other: 'other' }),
    es: plural('es', { one: 'one', other: 'other' }),
    fr: plural('fr', { one: 'one', other: 'other' }),
    he: plural('he', { one: 'one', two: 'two', other: 'other' }),
    hi: plural('hi', { one: 'one', other: 'other' }),
    id: plural('id', { other: 'other' }),
    ja: plural('ja', { other: 'other' }),
    ko: plural('ko', { other: 'other' }),
    'pt-BR': plural('pt-BR', { one: 'one', other: 'other' }),
    ru: plural('ru', { one: 'one', few: 'few', many: 'many', other: 'other' }),
    tr: plural('tr', { one: 'one', other: 'other' }),
    vi: plural('vi', { other: 'other' }),
    'zh-Hans': plural('zh-Hans', { other: 'other' }),
    'zh-Hant': plural('zh-Hant', { other: 'other' }),
  };

  for (const [tag, saying] of Object.entries(say)) {
    it(`has each form of ${tag} up to 200`, () => {
      const rules = new Intl.PluralRules(tag);
      for (let count = 0; count <= 200; count += 1) {
        expect(saying(count).split(' ')[0], String(count)).to.equal(rules.select(count));
      }
      expect(saying(1e6).split(' ')[0]).to.be.oneOf([rules.select(1e6), 'other']);
      expect(TAGS).to.include(tag);
    });
  }

  it('is written as its language writes numbers', () => {
    expect(say.en(1)).to.equal('one 1');
    expect(say.en(1200)).to.equal('other 1,200');
    expect(say.en(1.26)).to.equal('other 1.3');
    expect(numberFormat('de')(1200.5)).to.equal('1.200,5');
  });

  it('is in the texts of English', () => {
    expect(en.thought(1)).to.equal('Thought for 1 second');
    expect(en.thought(2)).to.equal('Thought for 2 seconds');
    expect(en.retryIn(1)).to.equal('Ready in 1 second.');
    expect(en.retryIn(1200)).to.equal('Ready in 1,200 seconds.');
  });

  it('makes the languages complete', () => {
    expect(Object.keys(say).sort()).to.deep.equal([...TAGS].sort());
  });
});

async function localeTexts(tag: string): Promise<Readonly<Record<string, unknown>>> {
  return Object.fromEntries(flat(await localeLoaders[tag]!()));
}

/** All texts by name, those in groups too. */
function flat(strings: object, before = ''): ReadonlyMap<string, unknown> {
  const texts = new Map<string, unknown>();
  for (const [name, text] of Object.entries(strings) as [string, unknown][]) {
    if (typeof text !== 'object' || text === null) texts.set(before + name, text);
    else for (const [key, inner] of flat(text, `${name}.`)) texts.set(key, inner);
  }
  return texts;
}

/** A text with something in it. */
type Sayer = (...values: readonly unknown[]) => string;

/** What `text` says: itself, or what it makes of each value. */
function saidBy(name: string, text: unknown): readonly unknown[] {
  return typeof text === 'function' ? VALUES.map((value) => say(name, text as Sayer, value)) : [text];
}

function say(name: string, text: Sayer, value: number): string {
  return NAMING.has(name) ? text(String(value), value) : text(value, value, value);
}

function expectClean(said: unknown, name: string): void {
  expect(said, name).to.be.a('string');
  const text = said as string;
  expect(text, name).to.match(/^\S(.*\S)?$/u);
  expect(text, name).not.to.match(/undefined|\[object|NaN|#|\$\{| {2}/);
  // The isolates keep a name apart from the text around it, and each that is opened is closed. Other characters that nobody sees have no place here.
  const visible = text.replace(/\u2068([^\u2068\u2069]*)\u2069/gu, '$1');
  expect(visible, name).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/u);
}

/** A number stands in its text, unless it has a form to itself: "two seconds" needs no 2. */
function expectValue(said: string, tag: string, name: string, value: number): void {
  // Hebrew's own format of a size hides a mark in it and puts the unit first: its sizes are written as those of English.
  // These sizes are all in kilobytes, and none is smaller than one.
  const shown = name === 'fileSize' ? Math.max(1, Math.round(value / 1024)) : value;
  const written = numberFormat(tag)(shown);
  if (said.includes(written) || (NAMING.has(name) && said.includes(String(value)))) return;
  const rules = new Intl.PluralRules(tag);
  const sharers = Array.from({ length: 200 }, (_, other) => other).filter(
    (other) => rules.select(other) === rules.select(value),
  );
  expect(sharers, `${tag} says "${said}" for ${value} in ${name}`).to.deep.equal([value]);
  expect(said, name).not.to.match(/\p{Nd}/u);
}

/** Compiles only while a language that lacks a text does not. */
export const incomplete = (strings: Omit<Strings, 'send'>): Strings =>
  // @ts-expect-error -- it lacks "send"
  strings;
