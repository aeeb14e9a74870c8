/** Which groups of messages have been in sight, or near it: only there the rows of buttons are built, so that a long past costs no more for having them. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MessageGroup } from './history.js';

export interface NearHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** An event of a box with `content-visibility: auto`: whether it is skipped now. */
interface SkippedEvent extends Event {
  readonly skipped: boolean;
}

export class NearController implements ReactiveController {
  readonly #host: NearHost;
  readonly #groups: () => readonly MessageGroup[];
  readonly #isTold: boolean;
  readonly #near = new Set<number>();

  /** `isTold`: whether the browser says what comes near. Where it does not, everything is. */
  constructor(
    host: NearHost,
    groups: () => readonly MessageGroup[],
    isTold = typeof HTMLElement !== 'undefined' && 'oncontentvisibilityautostatechange' in HTMLElement.prototype,
  ) {
    this.#host = host;
    this.#groups = groups;
    this.#isTold = isTold;
    host.addController(this);
  }

  hostConnected(): void {
    // On its way down: it comes up again in Chromium alone.
    this.#host.renderRoot.addEventListener('contentvisibilityautostatechange', this.#onChange, true);
    this.#host.renderRoot.addEventListener('focusin', this.#onFocus);
  }

  hostUpdate(): void {
    // The newest messages are looked at from the first; so are those that were the newest.
    const last = this.#groups().at(-1);
    if (last) this.#near.add(last.place);
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('contentvisibilityautostatechange', this.#onChange, true);
    this.#host.renderRoot.removeEventListener('focusin', this.#onFocus);
  }

  /** Whether the group at `place` has ever been near. */
  has(place: number): boolean {
    return !this.#isTold || this.#near.has(place);
  }

  readonly #onChange = (event: Event): void => {
    if (!(event as SkippedEvent).skipped) this.#add(event.target as Element);
  };

  /** Keys come to a message before the browser has told of its group. */
  readonly #onFocus = ({ target }: Event): void => {
    this.#add((target as Element).closest('.group'));
  };

  #add(group: Element | null): void {
    const place = group instanceof HTMLElement ? Number(group.dataset['place'] ?? NaN) : NaN;
    if (Number.isNaN(place) || this.#near.has(place)) return;
    this.#near.add(place);
    this.#host.requestUpdate();
  }
}
