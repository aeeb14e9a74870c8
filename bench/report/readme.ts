/** A README in, the same with the section between its two markers renewed out. */

const begin = '<!-- bench -->';
const end = '<!-- /bench -->';

/** Puts `section` between the markers. Throws where they are not there, once each and in order. */
export function replaceSection(readme: string, section: string): string {
  const [before = '', rest, ...tooMany] = readme.split(begin);
  const [, after, ...tooManyEnds] = rest?.split(end) ?? [];
  if (after === undefined || tooMany.length > 0 || tooManyEnds.length > 0 || before.includes(end)) {
    throw new Error(`README.md must have ${begin} and, after it, ${end}, once each.`);
  }
  return `${before}${begin}\n${section}\n${end}${after}`;
}
