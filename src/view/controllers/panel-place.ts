/** Where the panel is: in the top layer, above whatever the page has, while it is open; and what that asks of the page behind it on a phone. */
import type { ChatMode } from '../chat-mode.js';
import { HistoryEntry } from './history-entry.js';
import { lockScroll } from './scroll-lock.js';
import { Viewport } from './viewport.js';

export interface PanelState {
  readonly mode: ChatMode;
  readonly isShown: boolean;
  readonly isModal: boolean;
}

let isMissingTold = false;

export class PanelPlace {
  readonly #viewport = new Viewport();
  readonly #history: HistoryEntry;
  #panel: HTMLElement | undefined;
  #isStill = true;

  /** `onBack` is called when the visitor has left the panel by the way back. */
  constructor(onBack: () => void) {
    this.#history = new HistoryEntry(onBack);
  }

  /** What comes next is a way that is seen, or one that is not: what is there from the start, or was moved, does not arrive. */
  move(isStill: boolean): void {
    this.#isStill = isStill;
  }

  /** Nothing of what comes next is seen to move. */
  stand(): void {
    this.#isStill = true;
  }

  /** Puts the panel where it belongs. Costs nothing where it is already. */
  apply(panel: HTMLElement, { mode, isShown, isModal }: PanelState): void {
    this.#panel = panel;
    panel.toggleAttribute('data-still', this.#isStill);
    setPopover(panel, mode === 'floating', isShown);
    lockScroll(this, isModal);
    this.#history.want(isModal);
    this.#viewport.follow(isModal || mode === 'fullscreen' ? panel : undefined);
  }

  /** The chat has left the page. */
  leave(): void {
    lockScroll(this, false);
    this.#history.want(false);
    this.#viewport.follow(undefined);
  }

  /** On paper the panel follows the page: there is nothing above the sheet. */
  readonly onBeforePrint = (): void => {
    if (!this.#panel) return;
    this.stand();
    this.#panel.toggleAttribute('data-still', true);
    if (isInTopLayer(this.#panel)) this.#panel.hidePopover();
  };
}

function setPopover(panel: HTMLElement, isFloating: boolean, isShown: boolean): void {
  if (!('popover' in HTMLElement.prototype)) {
    if (isFloating && !isMissingTold)
      console.warn(
        '<iotex-chat>: this browser has no popovers, so the panel is not above everything else. --iotex-chat-z-index says above what it is.',
      );
    isMissingTold ||= isFloating;
    return;
  }
  // Without the attribute it is no popover any more, and leaves the top layer.
  if (!isFloating) panel.removeAttribute('popover');
  else if (panel.getAttribute('popover') !== 'manual') panel.setAttribute('popover', 'manual');
  if (!isFloating || isShown === isInTopLayer(panel)) return;
  if (isShown) panel.showPopover();
  else panel.hidePopover();
}

function isInTopLayer(panel: HTMLElement): boolean {
  return panel.matches(':is(:popover-open)');
}
