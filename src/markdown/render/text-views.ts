/** Paragraphs and headings in, their elements out, with the text as far as it has come. */
import { splitCells } from '../blocks/table.js';
import type { Heading, Paragraph } from '../nodes.js';
import type { Environment, Waiting } from './environment.js';
import { LeafText } from './leaf-text.js';
import { LineReader } from './line-reader.js';
import { lastFilledCell, tableHead } from './table-view.js';
import { create } from './view.js';
import type { View } from './view.js';

/** How many characters of a paragraph that may be a definition are kept from a reader. */
const LONGEST_DEFINITION = 1000;

export class ParagraphView implements View, Waiting {
  /** The paragraph, or the table that it is likely to become. */
  element: Element;
  readonly #paragraph: Paragraph;
  readonly #environment: Environment;
  readonly #text: LeafText;
  readonly #reader = new LineReader();

  constructor(paragraph: Paragraph, environment: Environment) {
    this.#paragraph = paragraph;
    this.#environment = environment;
    this.#text = new LeafText(create('p'), environment.inlinesOf(this), environment.context);
    this.element = this.#text.element;
    this.changed();
  }

  changed(): void {
    const { lines } = this.#paragraph;
    if (this.#isHead(lines)) {
      this.#showAs(tableHead(splitCells(lines[0] ?? ''), this.#environment));
      return;
    }
    this.#showAs(this.#text.element);
    if (!mayBeDefinition(lines) && this.#reader.continues(lines)) this.#text.append(this.#reader.take(lines));
  }

  get end(): Element {
    return this.element === this.#text.element ? this.#text.end : endOfPreview(this.element);
  }

  show(): void {
    this.#text.show();
  }

  close(): void {
    const { lines } = this.#paragraph;
    this.#showAs(this.#text.element);
    // Lines that turned out to be definitions or a table's head are gone.
    if (lines[0]?.startsWith('[') === true || !this.#reader.continues(lines)) this.#text.redo(lines.join('\n'), false);
    else {
      this.#text.append(this.#reader.take(lines));
      this.#text.finish(() => lines.join('\n'));
    }
  }

  redo(): void {
    if (this.#paragraph.isClosed) this.#text.redo(this.#paragraph.lines.join('\n'), false);
    else if (this.element === this.#text.element && !mayBeDefinition(this.#paragraph.lines))
      this.#text.redo(this.#paragraph.lines.join('\n'), true);
  }

  /** A line of cells: the next line shows whether it is the head of a table. Nearly always it is. */
  #isHead(lines: readonly string[]): boolean {
    return this.#environment.hasTables && lines.length === 1 && lines[0]?.startsWith('|') === true;
  }

  #showAs(element: Element): void {
    if (element === this.element) return;
    const direction = this.element.getAttribute('dir');
    if (direction !== null) element.setAttribute('dir', direction);
    this.element.replaceWith(element);
    this.element = element;
  }
}

/** A heading: it is read when it is complete. */
export class HeadingView implements View, Waiting {
  readonly element: Element;
  readonly #heading: Heading;
  readonly #text: LeafText;

  constructor(heading: Heading, environment: Environment) {
    this.#heading = heading;
    this.element = create(headingTag(heading.level));
    this.#text = new LeafText(this.element, environment.inlinesOf(this), environment.context);
  }

  changed(): void {
    // It has all its lines when it is opened.
  }

  close(): void {
    this.#text.redo(this.#heading.lines.join('\n'), false);
  }

  redo(): void {
    this.#text.redo(this.#heading.lines.join('\n'), false);
  }
}

/** A heading that is being written, to be forgotten. */
export function growingHeading(level: number, text: string, environment: Environment): Element {
  return growing(create(headingTag(level)), text, environment);
}

/** The element that the last letter of something to be forgotten is in. */
export function endOfPreview(element: Element): Element {
  const row = element.localName === 'tr' ? element : element.querySelector('tr');
  return row ? lastFilledCell(row) : element;
}

/** Shows a text as what it is becoming, once. */
export function growing<T extends Element>(element: T, text: string, environment: Environment): T {
  const leaf = new LeafText(element, environment.inlinesOf(forgotten), environment.context);
  leaf.append(text);
  leaf.show();
  return element;
}

/** What is forgotten with the next piece of text waits for no definition. */
const forgotten: Waiting = {
  redo() {
    // It is gone.
  },
};

function headingTag(level: number): 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  return (['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const)[level - 1] ?? 'h6';
}

/** Whether the paragraph begins like a definition, or with brackets that are not closed: what it says may not be for a reader. */
function mayBeDefinition(lines: readonly string[]): boolean {
  const first = lines[0] ?? '';
  if (!first.startsWith('[') || first.length > LONGEST_DEFINITION || lines.length > 3) return false;
  return /^\[(?:[^\]\\]|\\.)*(?:$|\]:|\]$)/.test(first);
}
