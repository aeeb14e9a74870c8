/** Keeps the newest line in sight until the visitor scrolls up, and then what the visitor looks at; the only place where layout is read, once an update, before the one write. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `smart`: follows until the visitor scrolls up. `always`: follows. `off`: never scrolls by itself. */
export type AutoScroll = 'smart' | 'always' | 'off';

export interface ScrollHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly scrollMode: AutoScroll;
}

/** How far from the end still counts as the end, in CSS px: fractions of a pixel, and a line that is half in sight. */
const END_ZONE = 8;

/** What the visitor looks at: the first message in sight, and how far below the top of the log's content it begins. */
interface Anchor {
  readonly message: Element;
  readonly top: number;
}

/** What a visitor begins something else with. */
const ACTS = ['pointerdown', 'wheel', 'keydown'] as const;

/** What is to stay where it is, and how far below the top of the window that is. */
interface Held {
  readonly element: Element;
  readonly top: number;
}

export class ScrollController implements ReactiveController {
  readonly #host: ScrollHost;
  readonly #isAnchoredByBrowser: boolean;
  #scroller: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;
  #lastSizes = '';
  #isFollowing = true;
  #isAtEnd = true;
  #lastTop = 0;
  #anchor: Anchor | undefined;
  #held: Held | undefined;

  /** `isAnchoredByBrowser`: whether the browser keeps in place what the visitor looks at while something is put in above it. WebKit does not. */
  constructor(
    host: ScrollHost,
    isAnchoredByBrowser: boolean = typeof CSS !== 'undefined' && CSS.supports('overflow-anchor', 'auto'),
  ) {
    this.#host = host;
    this.#isAnchoredByBrowser = isAnchoredByBrowser;
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
    this.#held = undefined;
    this.#settle();
  }

  /** Goes to the newest line, whatever the mode. */
  jump(): void {
    this.#isFollowing = true;
    this.#held = undefined;
    if (this.#scroller) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#settle();
  }

  /** Brings a message into sight, its beginning where it is taller than the log, and follows no answer until the end is in sight again. */
  reveal(message: Element): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#host.scrollMode !== 'always') this.#isFollowing = false;
    const isTall = message.getBoundingClientRect().height > scroller.clientHeight;
    message.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
  }

  /** Keeps `element`, which is being pressed, where it is on the screen, whatever comes above it, until the visitor does something else. */
  hold(element: Element): void {
    this.#held = { element, top: element.getBoundingClientRect().top };
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
    for (const type of ACTS) this.#scroller?.removeEventListener(type, this.#onAct);
    this.#held = undefined;
    this.#scroller = undefined;
    this.#anchor = undefined;
  }

  #watch(scroller: HTMLElement): void {
    this.#scroller = scroller;
    // An element that was moved in its page comes back scrolled to the top.
    scroller.scrollTop = this.#lastTop;
    scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    for (const type of ACTS) scroller.addEventListener(type, this.#onAct, { passive: true });
    // A picture that loads, a keyboard that opens, a window that narrows: the end moves without an update.
    this.#sizes ??= typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(this.#onResize);
    this.#observeSizes();
  }

  readonly #observeSizes = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#sizes?.disconnect();
    this.#sizes?.observe(scroller);
    if (scroller.firstElementChild) this.#sizes?.observe(scroller.firstElementChild);
  };

  /** What comes into sight by it may be taller than was guessed. That is for the next frame: a page would hear of it in this one as an error ("ResizeObserver loop"). */
  readonly #onResize = (entries: readonly ResizeObserverEntry[]): void => {
    const sizes = entries.map(({ contentRect: { width, height } }) => `${width} ${height}`).join();
    // What begins to be observed is told of once, whether it has changed or not.
    if (sizes === this.#lastSizes) return;
    this.#lastSizes = sizes;
    this.#settle();
    this.#sizes?.disconnect();
    requestAnimationFrame(this.#observeSizes);
  };

  /** All reads, then the one write. */
  #settle(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    if (this.#held && !this.#held.element.isConnected) this.#held = undefined;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const end = scrollHeight - clientHeight;
    const follows = this.#isFollowing && !this.#held && this.#host.scrollMode !== 'off';
    const shift = follows ? end - scrollTop : this.#shift(scroller, scrollTop);
    const top = shift === 0 || follows ? scrollTop + shift : Math.max(0, Math.min(end, scrollTop + shift));
    if (this.#held && this.#host.scrollMode !== 'always') this.#isFollowing = end - top <= END_ZONE;
    this.#anchor = follows ? undefined : this.#findAnchor(scroller, scrollTop, top);
    if (follows ? scrollTop < end : scrollTop !== top) scroller.scrollTop = top;
    this.#note(top, end);
  }

  /** How far what the visitor looks at has moved, where the browser has not made up for it. */
  #shift(scroller: HTMLElement, scrollTop: number): number {
    if (this.#held) return this.#held.element.getBoundingClientRect().top - this.#held.top;
    const anchor = this.#anchor;
    if (!anchor?.message.isConnected || !this.#isAnchoredHere(scrollTop)) return 0;
    return topOf(anchor.message, scroller, scrollTop) - anchor.top;
  }

  /** The anchor for when the log is scrolled from `scrollTop`, where it is, to `top`. */
  #findAnchor(scroller: HTMLElement, scrollTop: number, top: number): Anchor | undefined {
    if (!this.#isAnchoredHere(top)) return undefined;
    const isInSight = (element: Element) =>
      topOf(element, scroller, scrollTop) + element.getBoundingClientRect().height > top;
    const group = [...scroller.querySelectorAll('.group')].find(isInSight);
    const message = group && [...group.children].find(isInSight);
    return message && { message, top: topOf(message, scroller, scrollTop) };
  }

  /** No browser does it at the very top: there it is taken for granted that a visitor wants to see what comes. */
  #isAnchoredHere(scrollTop: number): boolean {
    return !this.#isAnchoredByBrowser || scrollTop <= 0;
  }

  readonly #onAct = (): void => {
    this.#held = undefined;
  };

  readonly #onScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const end = scrollHeight - clientHeight;
    if (end - scrollTop <= END_ZONE && scrollTop >= this.#lastTop) this.#isFollowing = true;
    else if (scrollTop < this.#lastTop && end - scrollTop > 1 && this.#host.scrollMode !== 'always')
      this.#isFollowing = false;
    this.#anchor = this.#isFollowing ? undefined : this.#findAnchor(scroller, scrollTop, scrollTop);
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

/** Where an element begins, from the top of the log's content. */
function topOf(element: Element, scroller: Element, scrollTop: number): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scrollTop;
}
