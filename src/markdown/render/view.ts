/** The types of what shows a block. */

/** Shows one block, from the change that opened it to the one that closed it. */
export interface View {
  /** Stands in the parent's place for as long as the block exists. Read anew after `changed`: text may turn out to be another element. */
  readonly element: Element;
  /** The element that the last letter is in: `element` if this is absent, none if it is null. */
  readonly end?: Element | null;
  /** Takes what the block has got. */
  changed(): void;
  /** Shows what was taken, the end of it as what it is becoming. Called once a frame at most, for text that is not closed. */
  show?(): void;
  /** Shows the block for good. */
  close(): void;
}

/** Shows a block that holds blocks. */
export interface ContainerView extends View {
  /** Puts the next child into its place. */
  append(view: View): void;
  /** Where a child would go that is only shown for a while. */
  readonly tip: Element;
}

/** Makes an element, with a class if there is one. */
export function create<T extends keyof HTMLElementTagNameMap>(tag: T, className = ''): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  return element;
}
