/** Random texts that look like Markdown, for properties that hold for any text. */
import fc from 'fast-check';

const pieces = [
  ...['\n', '\n', '\n', '\n\n', ' ', '  ', '    ', '\t', 'a', 'b', 'foo', 'é', '。', '1', '€'],
  ...['# ', '## ', '===', '---', '***', '> ', '>', '- ', '* ', '+ ', '1. ', '2) ', '-', '1.'],
  ...[
    '```',
    '~~~',
    '``',
    '`',
    '*',
    '**',
    '_',
    '__',
    '[',
    ']',
    '![',
    '](',
    '(',
    ')',
    '<',
    '>',
    '<!--',
    '-->',
    '<b>',
    '</b>',
    '<div>',
    '<?',
  ],
  ...[
    '[a]: /u',
    '[foo]:',
    '"t"',
    "'",
    '"',
    '[a]',
    '[foo]',
    '[a][b]',
    '[]',
    '/u',
    '\\',
    '\\\n',
    '&amp;',
    '&#65;',
    '&',
    ';',
    '!',
    ':',
  ],
  ...['<http://a.b>', '<x@y.z>', '<a href="', '<pre>', '</pre>', '<script>', 'https://a.b/c_d', 'www.a.b', 'x@y.z'],
];
const extended = [
  '|',
  '| a | b |',
  '|---|:-:|',
  '--|--',
  '\\|',
  '~',
  '~~',
  '[ ] ',
  '[x] ',
  '- [x] b',
  '\r\n',
  '\r',
  '\0',
  '\ud800',
];

/** Texts of CommonMark. */
export const commonMarkLike: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** Texts with the marks of GitHub's Markdown, all line ends, and characters that are none. */
export const gfmLike: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces, ...extended, ...extended), { maxLength: 30 })
  .map((parts) => parts.join(''));

const chatMarks = [
  ...['$', '$', '$$', '$$\n', '$x$', '$$ y $$', '\\(', '\\)', '\\[', '\\[\n', '\\]', '\\$', '$`', '`$', '$5'],
  ...['[^a]', '[^A]: ', '[^a]:', '[^b]: x', '[^b]', '[^', '^', '    '],
];

/** Texts with all that models write: mathematics and footnotes too. */
export const chatLike: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...pieces, ...extended, ...chatMarks, ...chatMarks), { maxLength: 30 })
  .map((parts) => parts.join(''));
