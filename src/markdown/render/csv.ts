/** Rows of cells in, a CSV text out, as RFC 4180 has it: https://www.rfc-editor.org/rfc/rfc4180 */

/** What makes a spreadsheet take a cell for a formula, the full-width forms included: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A signed number, amount or share, or the dash that stands for nothing: text that calculates nothing. */
const HARMLESS = /^[+-]?\s?\p{Sc}?\s?[\d.,'’\u00a0\u202f ]*(?:e[+-]?\d+)?\s?[%‰\p{Sc}]?$/iu;

/**
 * Lines end with CR LF, also within a cell; the last has no end. A cell that a spreadsheet would run as a formula gets an apostrophe before it, since
 * what a model writes is not to be trusted; a signed number is left as it is.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(field).join(',')).join('\r\n');
}

function field(cell: string): string {
  const text = FORMULA.test(cell) && !HARMLESS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text.trim() !== text
    ? `"${text.replace(/\r\n?|\n/g, '\r\n').replaceAll('"', '""')}"`
    : text;
}
