/** Rows of cells in, a table in Markdown out, aligned so that it can be read as text too. */

/** The first row is the head; the first column is words, the others are numbers. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', width, column)).join(' | ')} |`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.slice(1).map(line)].join('\n');
}

/** `value` with `digits` decimals; a dash where there is none. */
export function formatNumber(value: number | undefined, digits: number): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `value` as so many times something. */
export function formatRatio(value: number | undefined): string {
  return value === undefined ? '–' : `${formatNumber(value, value < 10 ? 2 : 0)}×`;
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}
