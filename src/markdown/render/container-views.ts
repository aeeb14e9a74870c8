/** Quotes, lists and items in, their elements out. */
import type { Item, List } from '../nodes.js';
import type { Environment } from './environment.js';
import { create } from './view.js';
import type { ContainerView, View } from './view.js';

/** A container whose children are the element's. */
export class BoxView implements ContainerView {
  readonly element: Element;

  constructor(element: Element) {
    this.element = element;
  }

  get tip(): Element {
    return this.element;
  }

  append(view: View): void {
    this.element.append(view.element);
  }

  changed(): void {
    // Its children tell.
  }

  close(): void {
    // So they do.
  }
}

/** How many items are laid out together. */
const GROUP = 32;

/** A list. Whether its items stand apart is a class: a list of thousands may turn out to be loose with its last item, and nothing in it moves then. */
export class ListView extends BoxView {
  readonly #list: List;
  /** What the next item goes into: the list, or the last box in it. */
  #group: Element;
  #count = 0;

  constructor(list: List) {
    const element = create(list.start === undefined ? 'ul' : 'ol');
    if (list.start !== undefined && list.start !== 1) element.setAttribute('start', String(list.start));
    super(element);
    this.#list = list;
    this.#group = element;
    this.changed();
  }

  override get tip(): Element {
    return this.#group;
  }

  override append(view: View): void {
    if (this.#group.childElementCount >= GROUP) this.#addGroup();
    this.#group.append(view.element);
    this.#count += 1;
    if (this.#group === this.element) return;
    view.element.setAttribute('role', 'listitem');
    const { start } = this.#list;
    // What is contained counts by itself, so that its first item says where it is.
    if (start !== undefined && this.#group.childElementCount === 1)
      view.element.setAttribute('value', String(start + this.#count - 1));
  }

  override changed(): void {
    if (!this.#list.isTight) this.element.classList.add('loose');
  }

  /** Goes on in a box of its own, which is laid out apart. Roles say that it is still one list. */
  #addGroup(): void {
    this.element.setAttribute('role', 'list');
    if (this.#group !== this.element) this.#group.classList.add('finished');
    this.#group = create('div', 'items');
    this.#group.setAttribute('role', 'presentation');
    this.element.append(this.#group);
  }
}

export class ItemView extends BoxView {
  readonly #item: Item;
  readonly #environment: Environment;

  constructor(item: Item, environment: Environment) {
    super(create('li'));
    this.#item = item;
    this.#environment = environment;
    this.changed();
  }

  override changed(): void {
    const { task } = this.#item;
    if (task === undefined || this.element.classList.contains('task')) return;
    const { taskDone, taskOpen } = this.#environment.context.strings;
    this.element.classList.add('task');
    const box = create('input');
    box.type = 'checkbox';
    box.disabled = true;
    // The attribute, which copies of the element have too.
    box.toggleAttribute('checked', task === 'done');
    box.setAttribute('aria-label', task === 'done' ? taskDone : taskOpen);
    this.element.prepend(box);
  }
}
