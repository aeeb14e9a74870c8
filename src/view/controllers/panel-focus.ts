/** Where the focus goes when the panel opens and closes, and how it goes between the panel and the page. */
import { tabStops } from '../tab-stops.js';
import { writesOnScreen } from '../touch.js';

export interface PanelFocusHost extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What a page may open above the chat. */
const ABOVE = 'dialog, [aria-modal="true"], [popover]';

export class PanelFocus {
  readonly #host: PanelFocusHost;
  /** What had the focus in the page before the panel had it. */
  #origin: HTMLElement | undefined;
  /** What had it in the panel when it went to the page. */
  #inside: HTMLElement | undefined;
  /** Whether it was in the panel when that began to close. */
  #wasInside = false;

  constructor(host: PanelFocusHost) {
    this.#host = host;
  }

  /** The panel is about to open. */
  remember(): void {
    const active = focused();
    this.#origin = active && active !== document.body ? active : undefined;
    this.#inside = undefined;
  }

  /** The panel is about to close. */
  leave(): void {
    const active = focused();
    // What has had the focus may be gone, and then the body has it.
    this.#wasInside = active === document.body || active === undefined || this.#isInside(active);
  }

  /** The panel has opened or closed. */
  follow(panel: HTMLElement, isOpen: boolean): void {
    if (isOpen) this.#enter(panel);
    else if (this.#wasInside) this.#return();
  }

  /** F6: into the panel, to where the visitor was there; or out of it, to where the visitor was in the page. */
  cross(event: Event, panel: HTMLElement): void {
    if (event.composedPath().includes(panel)) {
      this.#inside = focused();
      if (this.#origin && this.#isInside(this.#origin)) this.#origin = undefined;
      if (takes(this.#origin)) return;
      const inPage = tabStops(document).find((element) => element !== this.#host && !this.#host.contains(element));
      if (!takes(inPage)) this.#inside?.blur();
      return;
    }
    const active = focused();
    this.#origin = active && active !== document.body ? active : undefined;
    if (!this.#inside || !this.#isInside(this.#inside) || !takes(this.#inside)) this.#enter(panel);
  }

  /** Tab in a panel that fills the screen: from its last stop to its first one, and back. */
  keep(event: KeyboardEvent, panel: HTMLElement): void {
    const stops = tabStops(panel);
    const edge = event.shiftKey ? stops[0] : stops.at(-1);
    const active = focused();
    if (active !== edge && !(event.shiftKey && active === panel)) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }

  /** The focus has gone to something that a panel that fills the screen lies over. */
  bringBack(event: FocusEvent, panel: HTMLElement): void {
    const path = event.composedPath();
    if (path.includes(this.#host) || path.some((each) => each instanceof Element && each.matches(ABOVE))) return;
    this.#enter(panel);
  }

  /** Where the visitor writes. On a touch screen not into the text field: its keyboard would open. */
  #enter(panel: HTMLElement): void {
    const input = panel.querySelector<HTMLElement>('textarea[part~="input"]');
    if (writesOnScreen() || !takes(input)) panel.focus({ preventScroll: true });
  }

  #return(): void {
    const origin = this.#origin && this.#isInside(this.#origin) ? undefined : this.#origin;
    this.#origin = undefined;
    if (takes(origin)) return;
    const launchers = this.#host.renderRoot.querySelector('.launcher-place');
    takes(launchers ? tabStops(launchers)[0] : undefined);
  }

  #isInside(element: Element): boolean {
    return element.closest('.panel')?.getRootNode() === this.#host.renderRoot || this.#host.contains(element);
  }
}

/** Gives the focus to `element`, and whether it has taken it: what is hidden or disabled by now does not. */
function takes(element: HTMLElement | null | undefined): boolean {
  if (!element?.isConnected) return false;
  element.focus({ preventScroll: true });
  return focused() === element;
}

/** What has the focus, within shadow roots too. */
function focused(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : undefined;
}
