/** Texts that make a careless parser quadratic, each of any length. */

/** A name, and the text that repeats its attack `count` times. */
export const attacks: readonly (readonly [kind: string, text: (count: number) => string])[] = [
  ['nested emphasis', (count) => '*a **a '.repeat(count) + 'b' + ' a** a*'.repeat(count)],
  ['emphasis that never closes', (count) => '_a '.repeat(count)],
  ['emphasis that never opens', (count) => 'a_ '.repeat(count)],
  ['emphasis that does not match', (count) => '*a_ '.repeat(count)],
  ['runs that the rule of three forbids', (count) => `a**b${'c* '.repeat(count)}`],
  ['brackets that never open', (count) => 'a]'.repeat(count)],
  ['brackets that never close', (count) => '[a'.repeat(count)],
  ['nested brackets', (count) => '['.repeat(count) + 'a' + ']'.repeat(count)],
  ['images in images', (count) => '![[]()'.repeat(count)],
  ['links around emphasis', (count) => '**x [a*b**c*](d)'.repeat(count)],
  ['destinations that never end', (count) => '[a](<b'.repeat(count)],
  ['destinations in nested parentheses', (count) => '[a](b'.repeat(count)],
  ['titles that never end', (count) => '[a](b "'.repeat(count)],
  [
    'backtick runs of every length',
    (count) =>
      lengths(count)
        .map((length) => `e${'`'.repeat(length)}`)
        .join(''),
  ],
  ['comments that never end', (count) => 'a <!-- a '.repeat(count)],
  ['tags that never end', (count) => 'a <a href="'.repeat(count)],
  ['tags that end far away', (count) => '<a b '.repeat(count) + '>'],
  ['addresses that end far away', (count) => '[a](b '.repeat(count) + ')'],
  ['runs of <', (count) => `a${'<'.repeat(count)}>`],
  ['block quotes in block quotes', (count) => `${'> '.repeat(count)}a`],
  ['lists in lists', (count) => `${'- '.repeat(count)}a`],
  ['blank lines in deep lists', (count) => `${'- '.repeat(40)}a\n${'\n'.repeat(count)}b`],
  ['definitions', (count) => '[a]: /u\n'.repeat(count)],
  ['spaces within a line', (count) => `a${' '.repeat(count)}b`],
  ['rows of a table', (count) => `a|b\n-|-\n${'|x|y\n'.repeat(count)}`],
  ['columns of a table', (count) => `${'a|'.repeat(count)}\n${'-|'.repeat(count)}\n`],
  ['tildes', (count) => '~a ~~b '.repeat(count)],
  ['addresses that are none', (count) => 'www._'.repeat(count)],
  ['addresses of mail that are none', (count) => 'a@'.repeat(count)],
  ['dollars', (count) => '$'.repeat(count)],
  ['dollars that never close', (count) => '$a '.repeat(count)],
  ['dollars that close nothing', (count) => ' $a'.repeat(count)],
  ['prices', (count) => '$5 '.repeat(count)],
  ['pairs of dollars', (count) => '$$ a '.repeat(count)],
  ['pairs of dollars with nothing between', (count) => 'a $$ $$ '.repeat(count)],
  ['escaped dollars', (count) => 'a $b \\$'.repeat(count)],
  ['dollars and backticks', (count) => '$`a '.repeat(count)],
  ['escaped parentheses', (count) => '\\('.repeat(count)],
  ['escaped brackets', (count) => 'a\\[b'.repeat(count)],
  ['backslashes before a mark', (count) => `a$b${'\\'.repeat(count)}$`],
  ['lines that begin mathematics', (count) => '$$ a\n'.repeat(count)],
  ['mathematics that never ends', (count) => `$$\n${'a $ b\n'.repeat(count)}`],
  ['lines that are no mathematics', (count) => '\\[a]\n'.repeat(count)],
  ['marks of no footnote', (count) => 'a[^b]'.repeat(count)],
  ['marks of footnotes', (count) => `[^b]: c\n\n${'a[^b]'.repeat(count)}`],
  ['marks that never end', (count) => '[^a'.repeat(count)],
  ['emphasis in marks', (count) => `[^${'*'.repeat(count)}]`],
  ['footnotes', (count) => '[^a]: b\n'.repeat(count)],
  ['footnotes in footnotes', (count) => '[^a]: '.repeat(count)],
  ['parentheses after an address', (count) => `http://a.b/${')'.repeat(count)}`],
];

/** The lengths 1, 2, … whose sum is about `count`. */
function lengths(count: number): number[] {
  return Array.from({ length: Math.floor(Math.sqrt(2 * count)) }, (_, index) => index + 1);
}
