import { nextTask } from '../../src/protocol/clock.js';
import { en } from '../../src/locales/en.js';
import { tableBox } from '../../src/markdown/render/table-box.js';
import { expect } from './expect.js';
import { replaced, show, testContext } from './render-context.js';

function table(rows: readonly (readonly (string | Node)[])[]): HTMLTableElement {
  const made = document.createElement('table');
  rows.forEach((cells, index) => {
    const row = (index === 0 ? made.createTHead() : (made.tBodies[0] ?? made.createTBody())).insertRow();
    for (const content of cells) {
      const cell = document.createElement(index === 0 ? 'th' : 'td');
      cell.append(content);
      row.append(cell);
    }
  });
  return made;
}

function element(
  name: string,
  properties: Record<string, string>,
  ...children: readonly (string | Node)[]
): HTMLElement {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function copyOf(made: HTMLElement): Promise<string> {
  let copied = '';
  const clipboard = { writeText: async (text: string) => void (copied = text) };
  await replaced(navigator, 'clipboard', clipboard, async () => {
    made.querySelector<HTMLElement>('.copy')?.click();
    await nextTask();
  });
  return copied;
}

describe('The box of a table', () => {
  it('passes the accessibility audit, and has a name where the keyboard scrolls it', async () => {
    const box = tableBox(
      table([
        ['a', 'b'],
        ['1', '2'],
      ]),
      testContext(),
    );
    const root = show(box);
    await expect(root.host).to.be.accessible();
    const scroll = box.querySelector<HTMLElement>('.table-scroll')!;
    expect(scroll.tabIndex).to.equal(0);
    expect(scroll.getAttribute('aria-label')).to.equal(en.table);
  });

  it('scrolls a wide table within itself', () => {
    const box = tableBox(table([Array(40).fill('heading'), Array(40).fill('cell')]), testContext());
    const root = show(box);
    const scroll = box.querySelector<HTMLElement>('.table-scroll')!;
    expect(scroll.scrollWidth).to.be.greaterThan(scroll.clientWidth);
    expect(root.host.scrollWidth).to.equal(root.host.clientWidth);
  });

  it('copies what its cells say as CSV, rows that came later included', async () => {
    const grown = table([['Name', 'What, exactly']]);
    const box = tableBox(grown, testContext());
    show(box);
    const mark = element('sup', { className: 'footnote-mark' }, element('a', {}, '1'));
    const row = grown.createTBody().insertRow();
    row.insertCell().append(element('strong', {}, 'bo', element('em', {}, 'ld')), ' text ', mark);
    row.insertCell().append('one', element('br', {}), 'two');
    const next = grown.tBodies[0]!.insertRow();
    next.insertCell().append(element('img', { alt: 'a picture' }), element('button', {}, 'Show it'));
    next.insertCell().append('=1+1');
    expect(await copyOf(box)).to.equal('Name,"What, exactly"\r\nbold text,"one\r\ntwo"\r\na picture,\'=1+1');
    expect(box.querySelector('.copy')?.textContent).to.equal(en.copied);
  });

  it('keeps its height whatever its button says', async () => {
    const box = tableBox(table([['a'], ['1']]), testContext());
    show(box);
    const height = box.getBoundingClientRect().height;
    await copyOf(box);
    expect(box.getBoundingClientRect().height).to.equal(height);
  });

  it('has its button in view wherever nothing hovers', () => {
    const box = tableBox(table([['a'], ['1']]), testContext());
    show(box);
    const button = box.querySelector('button')!;
    button.style.transition = 'none';
    expect(getComputedStyle(button).opacity).to.equal(matchMedia('(hover: hover)').matches ? '0' : '1');
    button.focus();
    expect(getComputedStyle(button).opacity).to.equal('1');
  });
});
