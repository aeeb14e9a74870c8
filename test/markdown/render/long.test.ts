/** What is long is laid out in parts, and the parts are the same however the text came. */
import fc from 'fast-check';
import { systemClock } from '../../../src/protocol/clock.js';
import { expect } from '../../view/expect.js';
import { plainContext, render } from './render.js';
import { MarkdownRenderer } from '../../../src/markdown/render/markdown-renderer.js';
import { messageSheets } from '../../../src/view/styles/message-sheets.js';
import { sheets } from '../../../src/view/styles/sheets.js';

const sentence = 'The *quick* brown fox jumps over the lazy dog, and `nothing` of it is new to anybody. ';

const texts: readonly (readonly [kind: string, text: string])[] = [
  ['a list', items(200, '-')],
  ['an ordered list', items(200, '7.')],
  ['a list that turns out to be loose at its end', `${items(100, '-')}\n- last\n`],
  ['a paragraph of sentences', sentence.repeat(350)],
  ['a paragraph without a sentence end', 'some words, and more of them '.repeat(1100)],
  ['a paragraph without a space', 'a'.repeat(30_000)],
  ['a paragraph of ideographs', '漢字かな交じり文、続く。'.repeat(2500)],
  ['a paragraph of lines', 'Some words in a line.\n'.repeat(1400)],
  ['a table', rows(200)],
  ['a block of code', code(300)],
  ['code without a line end', `\`\`\`\n${'x'.repeat(30_000)}`],
];

describe('MarkdownRenderer, given what is long', () => {
  for (const [kind, text] of texts)
    it(`makes the same nodes however it is cut: ${kind}`, function () {
      this.timeout(60_000);
      const whole = render([text]);
      const lengths = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 });
      fc.assert(
        fc.property(lengths, (cycle) => {
          expect(render(cut(text, cycle)).isEqualNode(whole)).to.equal(true);
        }),
        { numRuns: 8, examples: [[[61]], [[1000]]] },
      );
    });

  it('shows the items of a long list in groups of 32, as one list', () => {
    const list = render([items(200, '-')]).querySelector('ul');
    const groups = Array.from(list?.querySelectorAll(':scope > .items') ?? []);
    expect(list?.getAttribute('role')).to.equal('list');
    expect(list?.querySelectorAll(':scope > li')).to.have.length(32);
    expect(groups.map((group) => group.childElementCount)).to.deep.equal([32, 32, 32, 32, 32, 8]);
    for (const group of groups) {
      expect(group.getAttribute('role')).to.equal('presentation');
      for (const item of group.children) expect(item.getAttribute('role')).to.equal('listitem');
    }
    expect(groups.map((group) => group.classList.contains('finished'))).to.deep.equal([
      ...Array<boolean>(5).fill(true),
      false,
    ]);
    expect(Array.from(list?.querySelectorAll('li') ?? [], (item) => item.textContent)).to.deep.equal(
      Array.from({ length: 200 }, (_, index) => `item ${index}`),
    );
  });

  it('leaves a list of 32 items as it is', () => {
    const list = render([items(32, '-')]).querySelector('ul');
    expect(list?.hasAttribute('role')).to.equal(false);
    expect(list?.children).to.have.length(32);
  });

  it('counts on in each group of an ordered list', () => {
    const list = render([items(200, '7.')]).querySelector('ol');
    expect(list?.getAttribute('start')).to.equal('7');
    expect(
      Array.from(list?.querySelectorAll('.items') ?? [], (group) =>
        Array.from(group.children, (item) => item.getAttribute('value')).slice(0, 2),
      ),
    ).to.deep.equal([39, 71, 103, 135, 167, 199].map((value) => [String(value), null]));
  });

  it('shows a long paragraph in parts that end with a sentence', () => {
    const paragraph = render([sentence.repeat(350)]).querySelector('p');
    const parts = Array.from(paragraph?.children ?? []).filter(({ className }) => className.startsWith('part'));
    expect(parts.length).to.be.within(4, 7);
    for (const part of parts.slice(0, -1)) {
      expect(part.localName).to.equal('span');
      expect(part.className).to.equal('part finished');
      expect(part.textContent.endsWith('anybody. ')).to.equal(true);
      expect(part.textContent.length).to.be.lessThan(8000);
    }
    expect(paragraph?.textContent).to.equal(sentence.repeat(350).replace(/[*`]/g, '').trimEnd());
  });

  it('ends a part at a space where no sentence ends', () => {
    const text = 'some words, and more of them '.repeat(1100);
    const paragraph = render([text]).querySelector('p');
    expect(paragraph?.querySelectorAll('.part').length).to.be.within(5, 7);
    expect(paragraph?.textContent).to.equal(text.trimEnd());
  });

  it('cuts what has no space behind a sentence, and between any characters if there is none', () => {
    const sentences = `${'漢'.repeat(99)}。`.repeat(100);
    for (const text of [sentences, '漢'.repeat(30_000), 'a'.repeat(30_000), '😀'.repeat(15_000)]) {
      const paragraph = render([text]).querySelector('p');
      const lengths = Array.from(paragraph?.childNodes ?? [], (part) => part.textContent?.length ?? 0);
      expect(lengths.length).to.be.greaterThan(2);
      expect(Math.max(...lengths)).to.be.at.most(8192);
      if (text === sentences) expect(lengths[0]).to.equal(4100);
      expect(paragraph?.textContent === text).to.equal(true);
      expect(
        Array.from(paragraph?.childNodes ?? []).every((part) => !/\p{Surrogate}/u.test(part.textContent ?? '')),
      ).to.equal(true);
    }
  });

  it('skips the rows of a long table that are out of sight without making it wider', async () => {
    const host = document.createElement('div');
    host.style.cssText = 'inline-size: 600px; block-size: 300px; overflow: auto';
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [...sheets, ...messageSheets].flatMap(({ styleSheet }) => styleSheet ?? []);
    const answer = render([rows(300)]);
    answer.className = 'markdown';
    root.append(answer);
    document.body.append(host);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const scroll = answer.querySelector('.table-scroll');
    expect(scroll?.scrollWidth).to.equal(scroll?.clientWidth);
    host.remove();
  });

  it('shows a long table in parts, as one table', () => {
    const parts = render([rows(200)]).querySelector('.table-parts');
    const tables = Array.from(parts?.querySelectorAll('table') ?? []);
    expect(parts?.getAttribute('role')).to.equal('table');
    expect(tables.map((table) => table.querySelectorAll('tbody > tr').length)).to.deep.equal([64, 64, 64, 8]);
    expect(parts?.querySelectorAll(':scope > .table-part')).to.have.length(3);
    for (const table of tables) {
      expect(table.getAttribute('role')).to.equal('presentation');
      for (const group of table.querySelectorAll('thead, tbody'))
        expect(group.getAttribute('role')).to.equal('rowgroup');
      for (const row of table.rows) {
        expect(row.getAttribute('role')).to.equal('row');
        for (const cell of row.cells)
          expect(cell.getAttribute('role')).to.equal(cell.localName === 'th' ? 'columnheader' : 'cell');
      }
    }
    expect(Array.from(parts?.querySelectorAll('td:first-child') ?? [], (cell) => cell.textContent)).to.deep.equal(
      Array.from({ length: 200 }, (_, index) => `row ${index}`),
    );
  });

  it('shows all lines of a long block of code', () => {
    const element = render([code(300)]).querySelector('pre code');
    expect(element?.querySelectorAll('.code-chunk')).to.have.length(4);
    expect(element?.textContent).to.equal(Array.from({ length: 300 }, (_, index) => `let a${index};\n`).join(''));
  });
});

describe('The parts of a long table', () => {
  it('have the columns of the first one, also when its box gets another width', async () => {
    const { element, box } = attached();
    const renderer = new MarkdownRenderer(element, { ...plainContext, clock: systemClock });
    for (const piece of cut(rows(150), [997])) {
      renderer.append(piece);
      renderer.show();
      await frame();
    }
    renderer.end();
    await frame();
    expectSameColumns(element);
    const first = columns(element.querySelector('table'))[0];
    box.style.inlineSize = '300px';
    await frame();
    expectSameColumns(element);
    box.style.inlineSize = '1200px';
    await frame();
    expectSameColumns(element);
    element.style.fontSize = '30px';
    await frame();
    expectSameColumns(element);
    expect(columns(element.querySelector('table'))[0]).to.be.greaterThan(first ?? Infinity);
    box.remove();
  });

  it('have them too if they were made before they came into the page', async () => {
    const { element, box } = attached();
    box.remove();
    const renderer = new MarkdownRenderer(element, { ...plainContext, clock: systemClock });
    renderer.append(rows(150));
    renderer.end();
    document.body.append(box);
    await frame();
    expectSameColumns(element);
    box.remove();
  });
});

function expectSameColumns(element: Element): void {
  const [first, ...others] = Array.from(element.querySelectorAll('table'), columns);
  expect(others).to.have.length(2);
  for (const other of others)
    for (const [index, width] of other.entries()) expect(width).to.be.closeTo(first?.[index] ?? -1, 0.5);
}

function columns(table: HTMLTableElement | null): number[] {
  return Array.from(table?.rows[0]?.cells ?? [], (cell) => cell.getBoundingClientRect().width);
}

/** An element in a box in the page, with the styles that an answer has. */
function attached() {
  const box = document.createElement('div');
  box.style.inlineSize = '700px';
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = styleSheets();
  const element = document.createElement('div');
  element.className = 'content markdown';
  root.append(element);
  document.body.append(box);
  return { element, box };
}

function styleSheets(): CSSStyleSheet[] {
  return [...sheets, ...messageSheets].flatMap(({ styleSheet }) => styleSheet ?? []);
}

/** Three frames on: one is laid out, one has what was measured then, and one more is between. */
async function frame(): Promise<void> {
  for (let count = 0; count < 3; count++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

function items(count: number, marker: string): string {
  return Array.from({ length: count }, (_, index) => `${marker} item ${index}\n`).join('');
}

function rows(count: number): string {
  const body = Array.from({ length: count }, (_, index) => `| row ${index} | ${'wide '.repeat(index % 17)}| c |\n`);
  return `| a | b | c |\n|---|:-:|---|\n${body.join('')}`;
}

function code(count: number): string {
  return `\`\`\`js\n${Array.from({ length: count }, (_, index) => `let a${index};\n`).join('')}\`\`\`\n`;
}

/** Pieces of the given lengths, over and over. */
function* cut(text: string, lengths: readonly number[]): Generator<string> {
  for (let at = 0, index = 0; at < text.length; index++) {
    const end = at + (lengths[index % lengths.length] ?? text.length);
    yield text.slice(at, end);
    at = end;
  }
}
