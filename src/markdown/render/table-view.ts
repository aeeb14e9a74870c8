/** A table in, its element out, row by row. */
import type { Alignment, Table } from '../nodes.js';
import type { Environment, Waiting } from './environment.js';
import { LeafText } from './leaf-text.js';
import { tableBox } from './table-box.js';
import { TableParts } from './table-parts.js';
import { create } from './view.js';
import type { View } from './view.js';

/** Up to so many columns, cells that a row lacks are made up; beyond, one cell stands for all of them, so that a wide table cannot be made of nothing. */
const MAX_EMPTY_CELLS = 100;

export class TableView implements View {
  readonly element: Element;
  readonly #table: Table;
  readonly #environment: Environment;
  readonly #parts: TableParts;
  #rowCount = 0;

  constructor(table: Table, environment: Environment) {
    this.#table = table;
    this.#environment = environment;
    this.#parts = new TableParts(
      head(table.head, table.alignments, (cell, text) => fill(cell, text, environment)),
      environment.context.clock,
    );
    this.element = tableBox(this.#parts.element, environment.context);
    this.changed();
  }

  changed(): void {
    const { rows, alignments } = this.#table;
    for (; this.#rowCount < rows.length; this.#rowCount++) {
      const cells = rows[this.#rowCount] ?? [];
      this.#parts.append(row(cells, alignments, (cell, text) => fill(cell, text, this.#environment)));
    }
  }

  get end(): Element {
    return lastFilledCell(this.#parts.lastRow);
  }

  /** Shows a row that is being written; gives what is to be removed again. */
  preview(cells: readonly string[], show: Fill): Element {
    return this.#parts.appendForNow(row(cells, this.#table.alignments, show));
  }

  close(): void {
    // Every row is complete when it comes.
  }
}

/** A table of which there is only a head yet, to be replaced. */
export function tableHead(cells: readonly string[], environment: Environment): Element {
  const parts = new TableParts(
    head(cells, [], (cell, text) => fill(cell, text, environment)),
    environment.context.clock,
  );
  return tableBox(parts.element, environment.context);
}

type Fill = (cell: HTMLElement, text: string) => void;

function head(cells: readonly string[], alignments: readonly Alignment[], show: Fill): HTMLElement {
  const line = create('tr');
  for (const [index, text] of cells.entries()) {
    const cell = create('th', alignmentClass(alignments[index]));
    cell.scope = 'col';
    // What says nothing is the head of nothing: the corner over a column of names.
    if (text === '') cell.setAttribute('role', 'cell');
    show(cell, text);
    line.append(cell);
  }
  const element = create('thead');
  element.append(line);
  return element;
}

function row(cells: readonly string[], alignments: readonly Alignment[], show: Fill): HTMLElement {
  const element = create('tr');
  for (const [index, text] of cells.entries()) {
    const cell = create('td', alignmentClass(alignments[index]));
    show(cell, text);
    element.append(cell);
  }
  const missing = alignments.length - cells.length;
  if (alignments.length <= MAX_EMPTY_CELLS)
    for (let index = cells.length; index < alignments.length; index++)
      element.append(create('td', alignmentClass(alignments[index])));
  else if (missing > 0) {
    const rest = create('td');
    rest.colSpan = missing;
    element.append(rest);
  }
  return element;
}

/** Shows the text of a cell for good. */
function fill(cell: HTMLElement, text: string, environment: Environment): void {
  const waiting: Waiting = { redo: () => leaf.redo(text, false) };
  const leaf = new LeafText(cell, environment.inlinesOf(waiting), environment.context);
  leaf.redo(text, false);
}

/** The cell in which the last letter of a row that is being written is; the row if it has none. */
export function lastFilledCell(row: Element): Element {
  // From the end: there may be thousands, and this is asked whenever the text has grown.
  let cell = row.lastElementChild;
  while (cell && !cell.hasChildNodes()) cell = cell.previousElementSibling;
  return cell ?? row;
}

function alignmentClass(alignment: Alignment): string {
  return alignment === undefined ? '' : `align-${alignment}`;
}
