/** A button that opens a menu, by https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/. Whether it is open stands in the DOM alone, so any number may be shown. */
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { isTab } from '../tab-key.js';

export interface MenuItem {
  readonly label: string;
  /** Of items one of which is chosen: whether it is this one. Undefined for an item that does something. */
  readonly isChecked?: boolean;
  readonly onSelect: () => void;
}

export interface MenuContext {
  /** Accessible name of the button and of its menu. */
  readonly label: string;
  /** What the button shows. */
  readonly face: unknown;
  readonly items: readonly MenuItem[];
  /** Parts of the button, parted by spaces. */
  readonly part: string;
  readonly buttonClass: string;
  /** Where the menu opens, by the sides of the writing. */
  readonly placement: 'below-end' | 'above-start';
}

/** The button and, while it is open, its menu. Choosing, Escape, Tab and whatever happens elsewhere close it; the focus goes back to the button. */
export function menu({ label, face, items, part, buttonClass, placement }: MenuContext): TemplateResult {
  return html`<div class="menu" @keydown=${onKeydown} @focusout=${onFocusout}>
    <button
      part=${part}
      class=${buttonClass}
      type="button"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${label}
      title=${label}
      @click=${onButton}
    >
      ${face}
    </button>
    <div part="menu" class="menu-items ${placement}" role="menu" aria-label=${label} hidden>
      ${items.map((item) => itemTemplate(item))}
    </div>
  </div>`;
}

function itemTemplate({ label, isChecked, onSelect }: MenuItem): TemplateResult {
  const choose = (event: Event): void => {
    const box = boxOf(event);
    close(box);
    buttonOf(box).focus();
    onSelect();
  };
  const role = isChecked === undefined ? 'menuitem' : 'menuitemradio';
  return html`<button
    part="menu-item"
    class="menu-item"
    type="button"
    role=${role}
    aria-checked=${ifDefined(isChecked === undefined ? undefined : isChecked ? 'true' : 'false')}
    tabindex="-1"
    @click=${choose}
  >
    ${label}
  </button>`;
}

/** Ends listening for what happens outside of an open menu. */
const watches = new WeakMap<Element, AbortController>();

function open(box: Element, focused: HTMLElement | undefined): void {
  menuOf(box).hidden = false;
  buttonOf(box).setAttribute('aria-expanded', 'true');
  focused?.focus();
  const watch = new AbortController();
  watches.set(box, watch);
  let inside: Event | undefined;
  // By the event and not by its path: in a closed shadow root the document does not see where it comes from.
  box.addEventListener('pointerdown', (event) => (inside = event), { signal: watch.signal });
  document.addEventListener('pointerdown', (event) => event === inside || close(box), { signal: watch.signal });
}

function close(box: Element): void {
  menuOf(box).hidden = true;
  buttonOf(box).setAttribute('aria-expanded', 'false');
  watches.get(box)?.abort();
}

function onButton(event: Event): void {
  const box = boxOf(event);
  const items = itemsOf(box);
  if (menuOf(box).hidden) open(box, items.find((item) => item.ariaChecked === 'true') ?? items[0]);
  else close(box);
}

/** Where the focus goes is told by the browser alone if it stays in the page. */
function onFocusout(event: FocusEvent): void {
  const box = boxOf(event);
  if (event.relatedTarget instanceof Node && !box.contains(event.relatedTarget)) close(box);
}

function onKeydown(event: KeyboardEvent): void {
  const box = boxOf(event);
  const items = itemsOf(box);
  if (menuOf(box).hidden) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    open(box, items.at(event.key === 'ArrowDown' ? 0 : -1));
  } else if (event.key === 'Escape' || isTab(event)) {
    close(box);
    buttonOf(box).focus();
    // Tab goes on from the button.
    if (isTab(event)) return;
  } else {
    const next = itemAfter(items, event);
    if (!next) return;
    next.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

/** The item that a key leads to; undefined for a key that leads to none. */
function itemAfter(items: readonly HTMLElement[], { key, target }: KeyboardEvent): HTMLElement | undefined {
  const place = items.findIndex((item) => item === target);
  switch (key) {
    case 'ArrowDown':
      return items[(place + 1) % items.length];
    case 'ArrowUp':
      return items.at(Math.max(place, 0) - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
  }
  // A letter leads to the next item that begins with it.
  const letter = key.length === 1 && key !== ' ' ? key.toLocaleLowerCase() : undefined;
  const others = [...items.slice(place + 1), ...items.slice(0, place + 1)];
  return others.find((item) => letter && item.textContent.trim().toLocaleLowerCase().startsWith(letter));
}

function boxOf(event: Event): Element {
  const box = (event.currentTarget as Element).closest('.menu');
  if (!box) throw new Error('A menu has a box around it.');
  return box;
}

function buttonOf(box: Element): HTMLElement {
  return box.firstElementChild as HTMLElement;
}

function menuOf(box: Element): HTMLElement {
  return box.lastElementChild as HTMLElement;
}

function itemsOf(box: Element): readonly HTMLElement[] {
  return [...menuOf(box).querySelectorAll<HTMLElement>('.menu-item')];
}
