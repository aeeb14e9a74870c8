/** Tells a box that fills the window which part of it can be seen: a keyboard on the screen covers the rest, and no style sheet knows of that. */

/** A zoomed visitor looks at a part of the chat, which stays as large as it is. */
const MOST_SCALE = 1.01;

export class Viewport {
  #box: HTMLElement | undefined;

  /** Follows what can be seen for `box`, in `--_viewport-top` and `--_viewport-height`; undefined ends it. */
  follow(box: HTMLElement | undefined): void {
    const { visualViewport } = window;
    if (box === this.#box || !visualViewport) return;
    for (const name of ['--_viewport-top', '--_viewport-height']) this.#box?.style.removeProperty(name);
    this.#box = box;
    for (const type of ['resize', 'scroll']) {
      if (box) visualViewport.addEventListener(type, this.#measure);
      else visualViewport.removeEventListener(type, this.#measure);
    }
    this.#measure();
  }

  readonly #measure = (): void => {
    const { visualViewport } = window;
    if (!this.#box || !visualViewport || visualViewport.scale > MOST_SCALE) return;
    const { offsetTop, height } = visualViewport;
    this.#box.style.setProperty('--_viewport-top', `${offsetTop}px`);
    this.#box.style.setProperty('--_viewport-height', `${height}px`);
  };
}
