/** Keys in the transcript in, the focus on a message out: the transcript is one stop of Tab, and its messages are reached by arrow keys. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Message } from '../../conversation/message.js';
import type { Strings } from '../../locales/strings.js';
import { speakableText } from '../speakable-text.js';
import { isInputMethods } from '../submit-key.js';
import { isTab } from '../tab-key.js';
import { anyTabStop } from '../tab-stops.js';
import type { HistoryController } from './history.js';
import type { ScrollController } from './scroll.js';

export interface FocusHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly messages: readonly Message[];
  readonly words: Strings;
  /** Moves the focus to where the visitor writes. */
  focus(): void;
}

/** How many characters of a message are heard when the focus comes to it. */
const LONGEST_DESCRIPTION = 1000;

/** How many messages may be looked at for one with something to operate. */
const FEW = 8;

/**
 * - Arrow up and down go from message to message, from the log itself to the newest one or the one that was left last; Home and End go to the first
 *   and the last. A message that is not built yet is. At either end, and with a modifier, a key does what it does in any page, and so do Page up and
 *   down and Space. Who clicked into the log scrolls by arrows, as in any page.
 * - Tab goes from the log to the controls of the newest message that has any, from a message to its own, and then out of the transcript; with Shift to the log and
 *   out. So the way through a long conversation is short.
 * - Escape goes to the composer. While an answer is under way it is left to what stops that.
 *
 * Keys in whatever stands in a message (a field, a block of code that is scrolled, a part of an embedder's) are its own.
 */
export class FocusController implements ReactiveController {
  readonly #host: FocusHost;
  readonly #history: HistoryController;
  readonly #scroll: ScrollController;
  /** The message that has the focus or had it last, and its place on the active path. */
  #element: HTMLElement | undefined;
  #place = -1;
  /** The newest message when the focus was on that: with another one, the way begins there again. */
  #newest: string | undefined;
  #isByPointer = false;

  constructor(host: FocusHost, history: HistoryController, scroll: ScrollController) {
    this.#host = host;
    this.#history = history;
    this.#scroll = scroll;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** For `pointerdown` on the log. */
  readonly onPointerDown = (): void => {
    this.#isByPointer = true;
  };

  /** For `focusout` on the log. */
  readonly onFocusOut = (): void => {
    this.#isByPointer = false;
  };

  /** For `keydown` on the log. */
  readonly onKeydown = (event: KeyboardEvent): void => {
    const log = event.currentTarget as HTMLElement;
    const { target } = event;
    if (event.defaultPrevented || isInputMethods(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLElement)) return;
    if (isTab(event)) this.#tab(event, log, target);
    else if (event.shiftKey) return;
    else if (event.key === 'Escape') this.#escape(event);
    else if (target === log || isMessage(target)) this.#move(event);
  };

  #move(event: KeyboardEvent): void {
    if (this.#isByPointer) return;
    const place = this.#target(event.key, event.target as HTMLElement);
    if (place === undefined || !this.#goTo(place)) return;
    event.preventDefault();
  }

  /** The place that a key leads to; undefined if it leads nowhere. */
  #target(key: string, target: HTMLElement): number | undefined {
    const { messages } = this.#host;
    switch (key) {
      case 'Home':
        return this.#shownFrom(0, 1);
      case 'End':
        return this.#shownFrom(messages.length - 1, -1);
      case 'ArrowUp':
      case 'ArrowDown': {
        if (!isMessage(target)) return this.#lastVisited() ?? this.#shownFrom(messages.length - 1, -1);
        const step = key === 'ArrowUp' ? -1 : 1;
        const place = this.#placeOf(target);
        return place === undefined ? undefined : this.#shownFrom(place + step, step);
      }
      default:
        return undefined;
    }
  }

  /** The first place from `place` on where there is something to see. */
  #shownFrom(place: number, step: 1 | -1): number | undefined {
    const { messages } = this.#host;
    for (let at = place; at >= 0 && at < messages.length; at += step) if (isShown(messages[at])) return at;
    return undefined;
  }

  #lastVisited(): number | undefined {
    const { messages } = this.#host;
    if (!this.#element?.isConnected || messages.at(-1)?.id !== this.#newest) return undefined;
    return this.#placeOf(this.#element);
  }

  #placeOf(element: HTMLElement): number | undefined {
    const { messages } = this.#host;
    const id = element.dataset['message'];
    if (messages[this.#place]?.id === id) return this.#place;
    // Messages before it have come or gone, or it was focused by a click.
    const place = messages.findIndex((message) => message.id === id);
    return place === -1 ? undefined : place;
  }

  /** The element of the message at `place`, which is built now if it was not. */
  #elementAt(place: number): HTMLElement | undefined {
    const index = this.#history.reveal(place);
    // The groups are the first children of their column.
    const group = this.#host.renderRoot.querySelector('.column')?.children.item(index);
    const id = this.#host.messages[place]?.id;
    return [...(group?.children ?? [])].find(
      (element): element is HTMLElement => element instanceof HTMLElement && element.dataset['message'] === id,
    );
  }

  #goTo(place: number): boolean {
    const message = this.#host.messages[place];
    const element = this.#elementAt(place);
    if (!message || !element) return false;
    this.#leave();
    this.#element = element;
    this.#place = place;
    this.#newest = this.#host.messages.at(-1)?.id;
    element.tabIndex = -1;
    // A name alone says who wrote it. What was written is heard with it.
    const words = speakableText(message.text.slice(0, LONGEST_DESCRIPTION), this.#host.words);
    if (words !== '') element.setAttribute('aria-description', words);
    element.focus({ preventScroll: true });
    this.#scroll.reveal(element);
    return true;
  }

  #leave(): void {
    this.#element?.removeAttribute('tabindex');
    this.#element?.removeAttribute('aria-description');
    this.#element = undefined;
  }

  #tab(event: KeyboardEvent, log: HTMLElement, target: HTMLElement): void {
    const newest = this.#newestWithStop(log);
    const message = target === log ? newest : target.closest<HTMLElement>('.message');
    if (!message) {
      if (this.#host.messages.length > 0 && !event.shiftKey) startAt(log.querySelector('.transcript-end'));
      return;
    }
    if (event.shiftKey) {
      if (target === log || anyTabStop(message, target, 'before')) return;
      event.preventDefault();
      log.focus({ preventScroll: true });
      return;
    }
    const hasNext = anyTabStop(message, target, 'after');
    // From what is behind the last message the browser finds its way out; and from just before a message the way in.
    if (target === log) startAt(hasNext ? message : log.querySelector('.transcript-end'));
    else if (!hasNext && message !== newest) startAt(log.querySelector('.transcript-end'));
  }

  /** The newest message with a stop of Tab in it, which Shift and Tab come to from behind. An answer that is waited for has none. */
  #newestWithStop(log: HTMLElement): HTMLElement | undefined {
    const { length } = this.#host.messages;
    for (let place = length - 1; place >= 0 && place > length - 1 - FEW; place -= 1) {
      const element = isShown(this.#host.messages[place]) ? this.#elementAt(place) : undefined;
      if (element && anyTabStop(element, log, 'after')) return element;
    }
    return undefined;
  }

  #escape(event: KeyboardEvent): void {
    const status = this.#host.messages.at(-1)?.status;
    if (status === 'pending' || status === 'streaming') return;
    event.preventDefault();
    this.#host.focus();
  }
}

/** Puts the focus on what is no stop of Tab itself, so that the browser takes the next stop from there. */
function startAt(element: HTMLElement | null): void {
  if (!element) return;
  const before = element.getAttribute('tabindex');
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.addEventListener('blur', () => (before === null ? element.removeAttribute('tabindex') : undefined), {
    once: true,
  });
}

function isMessage(element: HTMLElement): boolean {
  return element.dataset['message'] !== undefined && element.classList.contains('message');
}

function isShown(message: Message | undefined): boolean {
  return message?.role === 'user' || message?.role === 'assistant';
}
