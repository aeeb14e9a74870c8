/** The window of the preview: how wide it is, and the handle that makes it wider or narrower. */

import type { PreviewWindow } from '../preview.js';
import type { Setup } from './configuration.js';

const narrowest = 240;
/** Pixels that an arrow key moves the handle. */
const step = 20;

/** `onWidth` gets the width that the visitor gave it. */
export class PreviewFrame {
  readonly #frame: HTMLIFrameElement;
  readonly #handle: HTMLElement;
  readonly #ready: Promise<PreviewWindow>;

  constructor(frame: HTMLIFrameElement, handle: HTMLElement, onWidth: (width: number) => void) {
    this.#frame = frame;
    this.#handle = handle;
    this.#ready = loaded(frame);
    handle.addEventListener('pointerdown', (event) => this.#drag(event, onWidth));
    handle.addEventListener('keydown', (event) => {
      const width = this.#afterKey(event.key);
      if (width === undefined) return;
      event.preventDefault();
      onWidth(Math.max(narrowest, width));
    });
    new ResizeObserver(() => this.#tellWidth()).observe(frame);
  }

  /** Shows the chat so. What was said in it stays. `model` answers where the setup names none. */
  async show(setup: Setup, model: string): Promise<void> {
    const preview = await this.#ready;
    preview.playground.show(setup, model);
  }

  /** Makes it `width` pixels wide; as wide as there is room for where that is undefined. */
  resize(width: number | undefined): void {
    this.#frame.style.inlineSize = width === undefined ? '' : `${width}px`;
  }

  #afterKey(key: string): number | undefined {
    const width = this.#frame.clientWidth;
    const isRightToLeft = getComputedStyle(this.#frame).direction === 'rtl';
    switch (key) {
      case 'ArrowRight':
        return width + (isRightToLeft ? -step : step);
      case 'ArrowLeft':
        return width + (isRightToLeft ? step : -step);
      case 'Home':
        return narrowest;
      default:
        return undefined;
    }
  }

  #drag(down: PointerEvent, onWidth: (width: number) => void): void {
    down.preventDefault();
    const { clientWidth } = this.#frame;
    const sign = getComputedStyle(this.#frame).direction === 'rtl' ? -1 : 1;
    const move = ({ clientX }: PointerEvent): void => {
      // It stands in the middle: each pixel of the handle's way is two of the width.
      onWidth(Math.round(Math.max(narrowest, clientWidth + 2 * sign * (clientX - down.clientX))));
    };
    const end = (): void => {
      this.#handle.removeEventListener('pointermove', move);
      this.#frame.classList.remove('dragged');
    };
    this.#handle.setPointerCapture(down.pointerId);
    this.#frame.classList.add('dragged');
    this.#handle.addEventListener('pointermove', move);
    this.#handle.addEventListener('lostpointercapture', end, { once: true });
  }

  #tellWidth(): void {
    const width = this.#frame.clientWidth;
    this.#handle.setAttribute('aria-valuenow', String(width));
    this.#handle.setAttribute('aria-valuetext', `${width} pixels`);
    this.#handle.dataset['width'] = String(width);
  }
}

/** Resolves when the script of the page within has run. */
function loaded(frame: HTMLIFrameElement): Promise<PreviewWindow> {
  return new Promise((resolve) => {
    const look = (): void => {
      const inside = frame.contentWindow as PreviewWindow | null;
      if (inside && 'playground' in inside) resolve(inside);
    };
    frame.addEventListener('load', look);
    look();
  });
}
