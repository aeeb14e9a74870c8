/** The blocks of the document in, sections out: what is far from sight is then laid out as one, and costs nothing. */
import type { Environment } from './environment.js';
import { create } from './view.js';
import type { ContainerView, View } from './view.js';

/** How many blocks a section has. Measured: with fewer there is too much to keep account of, with more too much to lay out. */
const SECTION = 24;

export class DocumentView implements ContainerView {
  readonly element: Element;
  readonly #environment: Environment;
  #section: Element;
  #footnotes: Element | undefined;

  constructor(element: Element, environment: Environment) {
    this.element = element;
    this.#environment = environment;
    this.#section = this.#addSection();
  }

  get tip(): Element {
    return this.#section;
  }

  append(view: View): void {
    if (this.#section.childElementCount >= SECTION) {
      this.#section.classList.add('finished');
      this.#section = this.#addSection();
    }
    // Each block has the direction of its own first letter. What is in it follows: an inner `dir` would not count for the outer one.
    if (!view.element.classList.contains('code-block')) view.element.setAttribute('dir', 'auto');
    this.#section.append(view.element);
  }

  /** Puts a footnote into the list at the end. */
  appendFootnote(note: Element): void {
    if (!this.#footnotes) {
      const section = create('section', 'footnotes');
      section.setAttribute('aria-label', this.#environment.context.strings.footnotes);
      this.#footnotes = create('ol');
      section.append(this.#footnotes);
      this.element.append(section);
    }
    note.setAttribute('dir', 'auto');
    this.#footnotes.append(note);
  }

  changed(): void {
    // Its children tell.
  }

  close(): void {
    // An empty text has no section.
    if (this.#section.childElementCount === 0) this.#section.remove();
  }

  #addSection(): Element {
    const section = create('div', 'section');
    this.element.insertBefore(section, this.#footnotes?.parentElement ?? null);
    return section;
  }
}
