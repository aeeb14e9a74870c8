/** Rows in, a table out; one of many rows in several parts, so that what is laid out when a row comes does not grow with the table. */
import type { RenderClock } from './context.js';
import { create } from './view.js';

/** How many rows are laid out together. */
const PART = 64;

/**
 * The first part is a table like any other. Each further one is a table of its own, in a box that can be skipped when it is out of sight, with the
 * columns of the first; roles say that it is all one table.
 */
export class TableParts {
  readonly element = create('div', 'table-parts');
  readonly #clock: RenderClock;
  readonly #first = create('table');
  /** What rows go into; undefined before the first one. */
  #body: HTMLElement | undefined;
  #last: HTMLElement | undefined;
  #count = 0;
  #widths: readonly number[] = [];

  constructor(head: HTMLElement, clock: RenderClock) {
    this.#clock = clock;
    this.#first.setAttribute('part', 'table');
    this.#first.append(head);
    this.element.append(this.#first);
  }

  /** The last row, be it there for now. */
  get lastRow(): Element {
    return (this.#body ?? this.#first.lastElementChild)?.lastElementChild ?? this.#first;
  }

  append(row: HTMLElement): void {
    if (this.#count > 0 && this.#count % PART === 0) this.#addPart();
    // Early, so that the columns of the second part are as wide as they should be when it is first painted.
    if (this.#count === PART / 2) this.#observeWidths();
    this.#count += 1;
    this.#put(row);
  }

  /** Puts a row at the end that is to be removed again; gives what to remove. */
  appendForNow(row: HTMLElement): Element {
    if (this.#body) {
      this.#put(row);
      return row;
    }
    const body = create('tbody');
    body.append(row);
    this.#first.append(body);
    return body;
  }

  #put(row: HTMLElement): void {
    if (!this.#body) {
      this.#body = create('tbody');
      this.#first.append(this.#body);
    }
    if (this.#last) nameRow(row);
    this.#body.append(row);
  }

  #addPart(): void {
    if (this.#last) this.#last.classList.add('finished');
    else this.#nameFirst();
    this.#last = create('div', 'table-part');
    const table = create('table');
    table.setAttribute('part', 'table');
    table.setAttribute('role', 'presentation');
    const columns = create('colgroup');
    for (let index = this.#first.rows[0]?.cells.length ?? 0; index > 0; index--) columns.append(create('col'));
    this.#body = create('tbody');
    this.#body.setAttribute('role', 'rowgroup');
    table.append(columns, this.#body);
    this.#last.append(table);
    this.element.append(this.#last);
    this.#setWidths(table);
  }

  /** Says of what is there already what it is, since its table is only a part now. */
  #nameFirst(): void {
    this.element.setAttribute('role', 'table');
    this.#first.setAttribute('role', 'presentation');
    for (const group of this.#first.children) group.setAttribute('role', 'rowgroup');
    for (const row of this.#first.rows) nameRow(row);
  }

  /** Keeps the columns of the further parts as wide as those of the first. */
  #observeWidths(): void {
    // Without it the columns of each part are as wide as their own text.
    if (typeof ResizeObserver === 'undefined') return;
    // It tells after layout: nothing is read that is not known.
    new ResizeObserver(() => {
      const widths = Array.from(this.#first.rows[0]?.cells ?? [], (cell) => cell.getBoundingClientRect().width);
      if (widths.every((width, index) => width === this.#widths[index])) return;
      this.#widths = widths;
      // Not at once: boxes whose size was told in this frame would get another, which a page hears of as an error ("ResizeObserver loop").
      if (this.#last) this.#clock.after(0, () => this.#setAllWidths());
    }).observe(this.#first);
  }

  #setAllWidths(): void {
    for (const table of this.element.querySelectorAll('table')) if (table !== this.#first) this.#setWidths(table);
  }

  #setWidths(table: HTMLTableElement): void {
    const total = this.#widths.reduce((sum, width) => sum + width, 0);
    if (total === 0) return;
    table.style.inlineSize = `${total}px`;
    for (const [index, column] of Array.from(table.querySelectorAll('col')).entries())
      column.style.inlineSize = `${this.#widths[index] ?? 0}px`;
  }
}

function nameRow(row: HTMLElement): void {
  row.setAttribute('role', 'row');
  for (const cell of row.children)
    if (!cell.hasAttribute('role')) cell.setAttribute('role', cell.localName === 'th' ? 'columnheader' : 'cell');
}
