/** Footnotes: the mark in the text, the note at the end, and the ways between them. */
import type { Footnote } from '../nodes.js';
import { BoxView } from './container-views.js';
import type { RenderContext } from './context.js';
import { create } from './view.js';

/** The note, in the list at the end. */
export class FootnoteView extends BoxView {
  readonly #footnote: Footnote;
  readonly #context: RenderContext;

  constructor(footnote: Footnote, context: RenderContext) {
    const element = create('li');
    element.tabIndex = -1;
    super(element);
    this.#footnote = footnote;
    this.#context = context;
  }

  override close(): void {
    const back = create('button', 'footnote-back');
    back.type = 'button';
    back.setAttribute('aria-label', this.#context.strings.backToText);
    back.append('\u21A9');
    const mark = String(this.#footnote.number);
    back.addEventListener('click', () => {
      const marks = rootOf(back)?.querySelectorAll<HTMLElement>('.footnote-mark button') ?? [];
      Array.from(marks)
        .find(({ textContent }) => textContent === mark)
        ?.focus();
    });
    (this.element.lastElementChild?.localName === 'p' ? this.element.lastElementChild : this.element).append(' ', back);
  }
}

/** The mark of a footnote; pressed, it leads there. */
export function footnoteMark(number: number, context: RenderContext): HTMLElement {
  const mark = create('sup', 'footnote-mark');
  const button = create('button');
  button.type = 'button';
  button.setAttribute('aria-label', context.strings.footnote(number));
  button.append(String(number));
  button.addEventListener('click', () => {
    const note = rootOf(button)
      ?.querySelector('.footnotes > ol')
      ?.children.item(number - 1);
    if (note instanceof HTMLElement) note.focus();
  });
  mark.append(button);
  return mark;
}

/** The element that holds the sections and the notes. Looked for when it is needed: fragments of a page have no ids that are safe from it. */
function rootOf(element: Element): Element | null | undefined {
  return element.closest('.section, .footnotes')?.parentElement;
}
