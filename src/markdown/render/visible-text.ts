/** A text that says where something leads in, the same text out without the characters that only make it look like another. */

/** LEFT-TO-RIGHT OVERRIDE and RIGHT-TO-LEFT OVERRIDE: they turn a name round (`gpj.exe`), and no sentence needs them. */
const OVERRIDES = /[\u202D\u202E]/g;

/**
 * What Unicode calls ignorable by default, and so is not seen: zero-width spaces, soft hyphens, fillers, tags, embeddings, isolates. Not the
 * joiners and variation selectors, of which scripts and emoji are made, and not the marks LRM, RLM and ALM, which right-to-left text needs.
 */
const UNSEEN = /(?!\p{Join_Control}|\p{Variation_Selector}|[\u200E\u200F\u061C])\p{Default_Ignorable_Code_Point}/gu;

/**
 * The text of a link, a title or the description of a picture, as it may be shown: an override is made visible (`�`), other unseen characters are
 * left out. What embeddings and isolates would do, the element does: it has a `dir` of its own, so that nothing around it turns it round, and
 * nothing in it turns round what follows.
 *
 * Plain prose is not given to this. It leads nowhere, its marks are its own, and the end of its block ends whatever an override began
 * (https://www.unicode.org/reports/tr9/#P1).
 */
export function visibleText(text: string): string {
  return text.replace(OVERRIDES, '\uFFFD').replace(UNSEEN, '');
}
