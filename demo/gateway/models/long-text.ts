/** A small book about whole numbers in Markdown, worked out as it is read: about 4,000 tokens, and every line is true. */

const first = 3;
const last = 25;

/** The chapters, each a Markdown text of its own. */
export function* chapters(): Generator<string> {
  yield opening;
  for (let number = first; number <= last; number += 1) yield toChapter(number);
  yield ending;
}

const opening =
  `# A small book of numbers\n\n` +
  `This answer is long on purpose. Scroll up while it grows: the text stays where you read. Press **Stop** when you have ` +
  `seen enough, and what was written remains.\n\n` +
  `Each chapter takes one whole number and says what can be found out about it with a pencil: its divisors, its square, ` +
  `how it is written in other notations. The figures are worked out while the answer is being sent.`;

const ending =
  `## The end\n\n` +
  `There are more numbers, but this is where the book closes. If you read all of it, it took ${last - first + 1} chapters, ` +
  `a few tables and some code.\n\n` +
  `> A number is never boring for long: look at it from another side.`;

function toChapter(number: number): string {
  return [`## ${number}`, describe(number), (number % 3 === 0 ? asList : number % 3 === 1 ? asTable : asCode)(number)]
    .concat(number % 5 === 0 ? [aside(number)] : [])
    .join('\n\n');
}

function describe(number: number): string {
  const divisors = divisorsOf(number);
  const square = number * number;
  const kind = number % 2 === 0 ? 'even' : 'odd';
  const written = `Written in binary it is \`${number.toString(2)}\`, and a Roman would have carved *${toRoman(number)}*.`;
  if (divisors.length === 2) {
    return (
      `${number} is a **prime**: only 1 and ${number} itself divide it without a remainder. It is the ` +
      `${toOrdinal(primesUpTo(number).length)} prime. Its square is ${square}, a number with exactly three divisors, as ` +
      `the square of every prime has. ${written}`
    );
  }
  const proper = divisors.slice(0, -1);
  const sum = proper.reduce((total, divisor) => total + divisor, 0);
  const verdict =
    sum === number
      ? 'exactly the number again, and so it is called *perfect*'
      : sum > number
        ? `more than the number itself, and so it is called *abundant*`
        : `less than the number itself, and so it is called *deficient*`;
  return (
    `${number} is ${kind} and has ${divisors.length} divisors. Its proper ones, ${toWords(proper)}, add up to ${sum}: ` +
    `${verdict}. As a product of primes it is ${factorsOf(number).join(' × ')}, and no other product of primes gives it. ` +
    written
  );
}

function asList(number: number): string {
  const rest = (number * number) % 7;
  return [
    `What to try with ${number}:`,
    '',
    `1. Add up the numbers from 1 to ${number}. You get ${(number * (number + 1)) / 2}.`,
    `2. Square it, which gives ${number * number}, and divide by 7.`,
    `   - The remainder is ${rest}.`,
    `   - ${rest === 0 ? 'So 7 divides the number itself, too.' : 'So 7 does not divide the number itself either.'}`,
    `3. Double it until you pass a thousand: ${doublings(number).join(', ')}.`,
  ].join('\n');
}

function asTable(number: number): string {
  const row = (power: number) => `| ${power} | ${number ** power} | \`0x${(number ** power).toString(16)}\` |`;
  return [
    `The first powers of ${number}:`,
    '',
    '| power | value | hexadecimal |',
    '|---:|---:|:---|',
    ...[1, 2, 3, 4, 5].map(row),
  ].join('\n');
}

function asCode(number: number): string {
  const steps = collatz(number);
  const program =
    number % 2 === 0
      ? [
          '```ts',
          `let n = ${number};`,
          `const seen = [n];`,
          'while (n !== 1) {',
          '  n = n % 2 === 0 ? n / 2 : 3 * n + 1;',
          '  seen.push(n);',
          '}',
          `console.log(seen.length - 1); // ${steps.length - 1}`,
          '```',
        ]
      : [
          '```python',
          `n, seen = ${number}, [${number}]`,
          'while n != 1:',
          '    n = n // 2 if n % 2 == 0 else 3 * n + 1',
          '    seen.append(n)',
          `print(len(seen) - 1)  # ${steps.length - 1}`,
          '```',
        ];
  return [
    `Halve it if it is even, else triple it and add one, and go on until you reach 1. From ${number} that takes ` +
      `${steps.length - 1} steps, and the highest number on the way is ${Math.max(...steps)}:`,
    '',
    ...program,
  ].join('\n');
}

function aside(number: number): string {
  return (
    `> ${number} ends in ${number % 10}, so 5 divides it. In the base of five it is written ` +
    `\`${number.toString(5)}\`, and there it ends in a zero.`
  );
}

function divisorsOf(number: number): number[] {
  return Array.from({ length: number }, (_, index) => index + 1).filter((candidate) => number % candidate === 0);
}

function primesUpTo(number: number): number[] {
  return Array.from({ length: number }, (_, index) => index + 1).filter(
    (candidate) => divisorsOf(candidate).length === 2,
  );
}

function factorsOf(number: number): number[] {
  const smallest = divisorsOf(number)[1];
  return smallest === undefined ? [] : [smallest, ...factorsOf(number / smallest)];
}

function doublings(number: number): number[] {
  return number > 1000 ? [number] : [number, ...doublings(number * 2)];
}

function collatz(number: number): number[] {
  return number === 1 ? [1] : [number, ...collatz(number % 2 === 0 ? number / 2 : 3 * number + 1)];
}

function toRoman(number: number): string {
  const signs: readonly [number, string][] = [
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  const [value, sign] = signs.find(([worth]) => worth <= number) ?? [number, ''];
  return number <= 0 ? '' : sign + toRoman(number - value);
}

function toOrdinal(number: number): string {
  const ending = new Intl.PluralRules('en', { type: 'ordinal' }).select(number);
  return `${number}${{ one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th', zero: 'th' }[ending]}`;
}

function toWords(numbers: readonly number[]): string {
  return new Intl.ListFormat('en').format(numbers.map(String));
}
