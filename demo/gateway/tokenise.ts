/** Text goes in, pieces of about the size of a model's tokens come out; joined, they are the text again. */

/** How long a piece gets, in grapheme clusters, before it is split. */
const longest = { space: 16, word: 9, wide: 2, mark: 3 } as const;

type Kind = keyof typeof longest;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Splits `text` as tokenisers of language models roughly do: a word takes the space before it along, a long word comes
 * in parts, punctuation and line breaks stand alone. Never splits a grapheme cluster (Unicode UAX 29), and so never a
 * surrogate pair, an emoji family or a letter from its accent.
 */
export function* tokenise(text: string): Generator<string> {
  let piece = '';
  let length = 0;
  let kind: Kind | undefined;
  for (const { segment } of graphemes.segment(text)) {
    const next = kindOf(segment);
    const joins = kind === next || (piece === ' ' && next !== 'space');
    if (kind !== undefined && (!joins || length >= longest[kind])) {
      yield piece;
      piece = '';
      length = 0;
    }
    piece += segment;
    length += 1;
    kind = next;
  }
  if (piece) yield piece;
}

/** How many tokens `text` is counted as. */
export function countTokens(text: string): number {
  let count = 0;
  for (const piece of tokenise(text)) count += piece ? 1 : 0;
  return count;
}

function kindOf(grapheme: string): Kind {
  if (/^\s+$/u.test(grapheme)) return 'space';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(grapheme)) {
    return 'wide';
  }
  return /^[\p{L}\p{N}_]/u.test(grapheme) ? 'word' : 'mark';
}
