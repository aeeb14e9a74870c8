/** A text that was spoken, and the draft around the caret, in; the text with the spaces that it needs there out. */

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Gives `spoken` with a space before and after it where it would otherwise run into a word. */
export function joinDictation(before: string, spoken: string, after: string): string {
  const isTight = /[^\s([{"'«“‘¿¡-]$/u.test(before) && !isUnspaced(before.slice(-2) + spoken.slice(0, 2));
  const isTightAfter = /^[\p{L}\p{N}]/u.test(after) && !isUnspaced(spoken.slice(-2) + after.slice(0, 2));
  return `${isTight ? ' ' : ''}${spoken}${isTightAfter ? ' ' : ''}`;
}

function isUnspaced(seam: string): boolean {
  return UNSPACED.test(seam);
}
