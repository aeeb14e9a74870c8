/** Keeps the newest line in sight until the visitor scrolls up; the only place where layout is read, once an update, before the one write. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `smart`: follows until the visitor scrolls up. `always`: follows. `off`: never scrolls by itself. */
export type AutoScroll = 'smart' | 'always' | 'off';

export interface ScrollHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly scrollMode: AutoScroll;
}

/** How far from the end still counts as the end, in CSS px: fractions of a pixel, and a line that is half in sight. */
const END_ZONE = 8;

export class ScrollController implements ReactiveController {
  readonly #host: ScrollHost;
  #scroller: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;
  #isFollowing = true;
  #isAtEnd = true;
  #lastTop = 0;

  constructor(host: ScrollHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the newest line is in sight. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /** Goes to the newest line and follows from there on: the visitor asked for it, or has just sent something. */
  follow(): void {
    if (this.#host.scrollMode === 'off') return;
    this.#isFollowing = true;
    this.#settle();
  }

  /** Goes to the newest line, whatever the mode. */
  jump(): void {
    this.#isFollowing = true;
    if (this.#scroller) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#settle();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.messages');
    if (scroller && scroller !== this.#scroller) this.#watch(scroller);
    this.#settle();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#onScroll);
    this.#scroller = undefined;
  }

  #watch(scroller: HTMLElement): void {
    this.#scroller = scroller;
    // An element that was moved in its page comes back scrolled to the top.
    scroller.scrollTop = this.#lastTop;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    // A picture that loads, a keyboard that opens, a window that narrows: the end moves without an update.
    this.#sizes ??= typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => this.#settle());
    this.#sizes?.disconnect();
    this.#sizes?.observe(scroller);
    if (scroller.firstElementChild) this.#sizes?.observe(scroller.firstElementChild);
  }

  /** The one read, then the one write. */
  #settle(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const end = scrollHeight - clientHeight;
    const follows = this.#isFollowing && this.#host.scrollMode !== 'off';
    if (follows && scrollTop < end) scroller.scrollTop = end;
    this.#note(follows ? end : scrollTop, end);
  }

  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const end = scrollHeight - clientHeight;
    if (end - scrollTop <= END_ZONE && scrollTop >= this.#lastTop) this.#isFollowing = true;
    else if (scrollTop < this.#lastTop && end - scrollTop > 1 && this.#host.scrollMode !== 'always')
      this.#isFollowing = false;
    this.#note(scrollTop, end);
  };

  #note(top: number, end: number): void {
    this.#lastTop = top;
    const isAtEnd = end - top <= END_ZONE;
    if (isAtEnd === this.#isAtEnd) return;
    this.#isAtEnd = isAtEnd;
    // After the update that this may be part of, not within it.
    queueMicrotask(() => this.#host.requestUpdate());
  }
}
