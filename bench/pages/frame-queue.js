/** Deltas in, one call of `paint` with all of them once a frame. */
export class FrameQueue {
  #paint;
  #text = '';
  #frame = 0;

  constructor(paint) {
    this.#paint = paint;
  }

  add(delta) {
    this.#text += delta;
    this.#frame ||= requestAnimationFrame(() => this.flush());
  }

  /** Paints at once what is there. */
  flush() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const text = this.#text;
    this.#text = '';
    if (text) this.#paint(text);
  }
}
