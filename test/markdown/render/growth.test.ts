/** What it costs to show a text that grows: no more than its length, counted in changes of the page, and for attacks in time. */
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import { expect } from '../../view/expect.js';
import { plainContext } from './render.js';

const ordinary: readonly (readonly [kind: string, text: (count: number) => string])[] = [
  [
    'a paragraph',
    (count) => 'The *quick* brown fox, with `code` and [links](https://a.example/b), jumps. '.repeat(count),
  ],
  [
    'a paragraph of letters alone',
    (count) => 'Nothing but words, one after the other, and a sentence end. '.repeat(count),
  ],
  ['a paragraph in one emphasis', (count) => `*${'words that are all within one mark '.repeat(count)}*`],
  ['a list', (count) => '- an item with **bold** words and some more of them\n'.repeat(count)],
  ['nested lists', (count) => '- an item\n  - below it, another one\n    1. and one below that\n'.repeat(count)],
  ['a table', (count) => `| a | b |\n|---|---|\n${'| a cell with `code` | and another one |\n'.repeat(count)}`],
  ['a block of code', (count) => `\`\`\`js\n${'const answer = 42; // as everybody knows\n'.repeat(count)}`],
  ['raw HTML', (count) => `<div>\n${'<p>a paragraph that is text here</p>\n'.repeat(count)}`],
  ['mathematics', (count) => `$$\n${'a &= b + c \\\\ % which goes on and on\n'.repeat(count)}`],
  ['quotes', (count) => '> Somebody said something *wise*\n> in two lines.\n\n'.repeat(count)],
  [
    'late definitions',
    (count) => Array.from({ length: count }, (_, n) => `[a${n}] and\n\n[a${n}]: https://a.example\n\n`).join(''),
  ],
];

describe('MarkdownRenderer.show', () => {
  for (const [kind, text] of ordinary)
    it(`changes the page in proportion to the text: ${kind}`, function () {
      this.timeout(60_000);
      const small = changes(text(300));
      const large = changes(text(1200));
      expect(small.records).to.be.greaterThan(10);
      expect(large.records / small.records, 'changes').to.be.lessThan(4.5);
      expect(large.inserted / small.inserted, 'inserted nodes').to.be.lessThan(4.5);
    });
});

const attacks: readonly (readonly [kind: string, text: (count: number) => string])[] = [
  ['brackets', (count) => '['.repeat(count)],
  ['brackets with letters', (count) => '[a '.repeat(count / 3)],
  ['pictures', (count) => '!['.repeat(count / 2)],
  ['emphasis that never closes', (count) => '*a '.repeat(count / 3)],
  ['strong emphasis that never closes', (count) => '**a __b '.repeat(count / 8)],
  ['a run of backticks', (count) => `a ${'`'.repeat(count)}`],
  [
    'backticks that never close',
    (count) =>
      lengths(count)
        .map((length) => `e${'`'.repeat(length)}`)
        .join(''),
  ],
  ['a code span that never closes', (count) => `a \`${'b '.repeat(count / 2)}`],
  ['tags', (count) => 'b <a '.repeat(count / 5)],
  ['tags with values that never end', (count) => 'a <a href="'.repeat(count / 11)],
  ['comments that never end', (count) => 'a <!-- a '.repeat(count / 9)],
  ['dollars', (count) => '$'.repeat(count)],
  ['dollars that never close', (count) => '$a '.repeat(count / 3)],
  ['mathematics that never ends', (count) => `a \\(${'b '.repeat(count / 2)}`],
  ['one long word', (count) => 'a'.repeat(count)],
  ['a word in an emphasis', (count) => `*${'a'.repeat(count)}`],
  ['an address', (count) => `https://a.example/${'b'.repeat(count)}`],
  ['an address that never ends', (count) => `[a](b${'c'.repeat(count)}`],
  ['a title that never ends', (count) => `[a](b "${'c '.repeat(count / 2)}`],
  ['addresses that never end', (count) => '[a](b '.repeat(count / 6)],
  ['labels that are no definition', (count) => `[${'a '.repeat(count / 2)}`],
  ['lines of brackets', (count) => '[a\n'.repeat(count / 3)],
  ['a row without an end', (count) => `|a|b|\n|-|-|\n|${'c|'.repeat(count / 2)}`],
  ['a head without an end', (count) => `|${'*c|'.repeat(count / 3)}`],
  ['a head of nothing', (count) => '|'.repeat(count)],
  ['a heading without an end', (count) => `# ${'*c '.repeat(count / 3)}`],
  ['an entity', (count) => `a &${'b'.repeat(count)}`],
  ['nested quotes', (count) => `${'> '.repeat(count / 2)}a`],
  [
    'quotes that get deeper',
    (count) =>
      lengths(count)
        .map((length) => `${'>'.repeat(length)}\n`)
        .join(''),
  ],
  ['backslashes', (count) => '\\'.repeat(count)],
  ['tildes', (count) => '~a ~~b '.repeat(count / 7)],
  ['marks of no footnote', (count) => 'a[^b] '.repeat(count / 6)],
  ['definitions', (count) => '[a]: /u\n'.repeat(count / 8)],
  ['a mail address', (count) => 'a.'.repeat(count / 2)],
  ['labels of their own', (count) => Array.from({ length: count / 8 }, (_, index) => `[a${index}] `).join('')],
];

describe('MarkdownRenderer.show, given an attack', () => {
  for (const [kind, text] of attacks)
    it(`costs no more than its length: ${kind}`, function () {
      this.timeout(60_000);
      // The square takes 16 times as long, however often it is measured; caches that overflow and a busy machine make more than 4 of what is linear.
      let growth = Infinity;
      for (let attempt = 0; attempt < 5 && growth >= 12; attempt++)
        growth = Math.min(growth, best(text(48_000)) / Math.max(best(text(12_000)), 8));
      expect(growth).to.be.lessThan(12);
    });
});

describe('MarkdownRenderer, given definitions that come late', () => {
  it('makes each text anew eight times at most, and has all links at the end', function () {
    this.timeout(60_000);
    const element = document.createElement('div');
    const renderer = new MarkdownRenderer(element, plainContext);
    const made = new Map<Element, number>();
    const observer = new MutationObserver(() => undefined);
    observer.observe(element, { subtree: true, childList: true });
    const labels = Array.from({ length: 2000 }, (_, index) => `l${index}`);
    for (let start = 0; start < 2000; start += 100)
      renderer.append(
        `${labels
          .slice(start, start + 100)
          .map((label) => `use [${label}]`)
          .join(' ')}\n\n`,
      );
    renderer.show();
    const paragraphs = [...element.querySelectorAll('p')];
    expect(paragraphs).to.have.length(20);
    observer.takeRecords();
    const count = () => {
      const targets = new Set(observer.takeRecords().map(({ target }) => target));
      for (const paragraph of paragraphs)
        if (targets.has(paragraph)) made.set(paragraph, (made.get(paragraph) ?? 0) + 1);
    };
    // Those of one paragraph come one after the other.
    for (const label of labels) {
      renderer.append(`[${label}]: https://a.example/${label}\n\n`);
      renderer.show();
      count();
    }
    renderer.end();
    count();
    expect(Math.max(...made.values())).to.be.within(1, 8);
    expect(Array.from(element.querySelectorAll('a'), (link) => link.getAttribute('href'))).to.deep.equal(
      labels.map((label) => `https://a.example/${label}`),
    );
  });
});

/** How often the element is changed, and how many nodes come into it, while the text comes in pieces of 60 characters. */
function changes(text: string): { readonly records: number; readonly inserted: number } {
  const element = document.createElement('div');
  const renderer = new MarkdownRenderer(element, plainContext);
  const observer = new MutationObserver(() => undefined);
  observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const piece of pieces(text, 60)) {
    renderer.append(piece);
    renderer.show();
  }
  renderer.end();
  const records = observer.takeRecords();
  const inserted = records.flatMap(({ addedNodes }) => Array.from(addedNodes, size));
  return { records: records.length, inserted: inserted.reduce((sum, count) => sum + count, 0) };
}

function size(node: Node): number {
  return 1 + Array.from(node.childNodes, size).reduce((sum, count) => sum + count, 0);
}

/** The shortest time in which the text was shown, in pieces of 200 characters. */
function best(text: string): number {
  let time = Infinity;
  for (let run = 0; run < 2; run++) {
    const renderer = new MarkdownRenderer(document.createElement('div'), plainContext);
    const start = performance.now();
    for (const piece of pieces(text, 200)) {
      renderer.append(piece);
      renderer.show();
    }
    renderer.end();
    time = Math.min(time, performance.now() - start);
  }
  return time;
}

/** The lengths 1, 2, … whose sum is about `count`. */
function lengths(count: number): number[] {
  return Array.from({ length: Math.floor(Math.sqrt(2 * count)) }, (_, index) => index + 1);
}

function* pieces(text: string, length: number): Generator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}
