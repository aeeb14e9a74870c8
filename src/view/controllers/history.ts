/** Messages in, the groups of them that are to be shown out: the newest screenful at once, older ones in slices, so that a long past keeps nobody waiting. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textLength } from '../../conversation/message.js';
import type { Message } from '../../conversation/message.js';
import type { Clock } from '../../protocol/clock.js';
import type { Scheduler } from '../at-next-frame.js';
import type { AutoScroll } from './scroll.js';

/** Neighbouring messages. The same object until one of them changes, so that a group is looked at as a whole. */
export interface MessageGroup {
  /** Which group of the conversation it is. A message never changes its group: that follows from how many come before it. */
  readonly place: number;
  /** Those of the group that are to be shown, in order. Never empty. */
  readonly messages: readonly Message[];
  /** For each of them the message before it in the conversation, shown or not; undefined for the first. */
  readonly before: readonly (Message | undefined)[];
}

export interface HistoryHost extends ReactiveControllerHost {
  readonly messages: readonly Message[];
  readonly scrollMode: AutoScroll;
}

export interface HistoryMeans {
  readonly clock: Clock;
  /** When the next slice is built. */
  readonly schedule: Scheduler;
  /** Carries out the update that was asked for, before it returns. */
  readonly updateNow: () => void;
}

/** How many messages stand in one group. */
const GROUP_SIZE = 32;

/** What a message costs by itself, in characters: the weight of a message is this and its text. */
const MESSAGE_WEIGHT = 400;

/** The weight of what is shown at once: a tall screen full of short messages, or of a few long ones. */
const SCREENFUL = 16_000;

/** How long a slice should take, in ms: short of the 8 that it may, as it is measured only when it is over. */
const SLICE_TIME = 5;

/** The weight of a slice however slow the device is: with less, a long past would never end. */
const LEAST_SLICE = 4 * MESSAGE_WEIGHT;

/**
 * Decides which messages are in the DOM. Those that arrive together are shown from the end that is in sight: the newest, or the oldest with
 * `auto-scroll="off"`. The others follow in slices of a few milliseconds until all are there, or all at once when the page is printed.
 *
 * The log is not `aria-busy` meanwhile: it is not live, and what stands in it can be read.
 */
export class HistoryController implements ReactiveController {
  readonly #host: HistoryHost;
  readonly #means: HistoryMeans;
  #messages: readonly Message[] = [];
  /** Whether the message at this place is in the DOM. */
  #isShown: boolean[] = [];
  /** Places of the messages that are not; the next one to be shown last. */
  #waiting: number[] = [];
  /** By place; undefined while nothing of a group is shown. */
  #groupAt: (MessageGroup | undefined)[] = [];
  #groups: readonly MessageGroup[] = [];
  /** The weight that the update under way may show of those that wait. */
  #due = 0;
  /** The place of a message that is to be shown before its turn. */
  #wanted: number | undefined;
  #sliceWeight = SCREENFUL / 2;
  #updateBegan = 0;
  /** Whether messages have come that no frame has shown yet: they are not to wait for a slice. */
  #isUnseen = false;
  #cancelSlice: (() => void) | undefined;
  #isConnected = false;

  constructor(host: HistoryHost, means: HistoryMeans) {
    this.#host = host;
    this.#means = means;
    host.addController(this);
  }

  /** What is to be shown, in order. */
  get groups(): readonly MessageGroup[] {
    return this.#groups;
  }

  /** Shows the message at `place` of the active path, now, if it was not shown. Gives the index of its group; -1 if there is no such message. */
  reveal(place: number): number {
    if (!this.#messages[place]) return -1;
    if (!this.#isShown[place]) {
      this.#wanted = place;
      this.#host.requestUpdate();
      this.#means.updateNow();
    }
    return this.#groups.findIndex((group) => group.place === groupOf(place));
  }

  /** Shows the message that is at `place` in the next update before its turn. */
  want(place: number): void {
    this.#wanted = place;
  }

  hostConnected(): void {
    this.#isConnected = true;
    window.addEventListener('beforeprint', this.#onBeforePrint);
    this.#planSlice();
  }

  hostUpdate(): void {
    this.#updateBegan = this.#means.clock.now();
    const { messages } = this.#host;
    const changed = new Set<number>();
    if (messages !== this.#messages) this.#take(messages, changed);
    this.#show(this.#waiting, this.#due, changed);
    if (this.#wanted !== undefined) this.#show([this.#wanted], 1, changed);
    this.#wanted = undefined;
    this.#regroup(changed);
  }

  /** Comes after the scroll controller's, so that what layout costs is counted. */
  hostUpdated(): void {
    if (this.#due > 0) this.#measure();
    this.#planSlice();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    window.removeEventListener('beforeprint', this.#onBeforePrint);
    this.#planSlice();
  }

  /** Finds what differs from the messages before, by looking at objects and not into them, and shows as much of what is new as fits a screen. */
  #take(messages: readonly Message[], changed: Set<number>): void {
    const before = this.#messages;
    this.#messages = messages;
    const arrived: number[] = [];
    for (let place = 0; place < Math.max(before.length, messages.length); place += 1) {
      const message = messages[place];
      if (message === before[place]) continue;
      changed.add(groupOf(place));
      if (message && message.id === before[place]?.id) continue;
      this.#isShown[place] = false;
      if (message) arrived.push(place);
    }
    this.#isShown.length = messages.length;
    if (arrived.length === 0 && messages.length >= before.length) return;
    this.#show(this.#inOrder(arrived), SCREENFUL, changed);
    const waits = this.#waiting.length > 0 || arrived.length > 0;
    this.#isUnseen = waits;
    if (waits) this.#waiting = this.#inOrder([...messages.keys()].filter((place) => !this.#isShown[place]));
  }

  /** Takes places from the end of the list, and shows what stands there, until `weight` is used up: at least one, unless it is 0. */
  #show(places: number[], weight: number, changed: Set<number>): void {
    for (let left = weight; left > 0;) {
      const place = places.pop();
      const message = this.#messages[place ?? -1];
      if (place === undefined || !message) return;
      this.#isShown[place] = true;
      changed.add(groupOf(place));
      left -= weightOf(message);
    }
  }

  #regroup(changed: ReadonlySet<number>): void {
    if (changed.size === 0) return;
    for (const place of changed) {
      const first = place * GROUP_SIZE;
      const isShown = (_message: unknown, index: number) => this.#isShown[first + index];
      const messages = this.#messages.slice(first, first + GROUP_SIZE).filter(isShown);
      const before = messages.length > 0 ? this.#before(first).filter(isShown) : [];
      this.#groupAt[place] = messages.length > 0 ? { place, messages, before } : undefined;
    }
    this.#groupAt.length = Math.ceil(this.#messages.length / GROUP_SIZE);
    this.#groups = this.#groupAt.filter((group) => group !== undefined);
  }

  /** What stands before each message of the group that begins at `first`. */
  #before(first: number): readonly (Message | undefined)[] {
    const last = this.#messages.slice(Math.max(first - 1, 0), first + GROUP_SIZE - 1);
    return first === 0 ? [undefined, ...last] : last;
  }

  /** Makes the next slice larger or smaller by how long this one took. */
  #measure(): void {
    const time = this.#means.clock.now() - this.#updateBegan;
    const change = Math.min(2, Math.max(0.25, SLICE_TIME / Math.max(time, 0.1)));
    this.#sliceWeight = Math.max(LEAST_SLICE, this.#sliceWeight * change);
    this.#due = 0;
  }

  #planSlice(): void {
    if (this.#waiting.length === 0 || !this.#isConnected) {
      this.#cancelSlice?.();
      this.#cancelSlice = undefined;
      return;
    }
    this.#cancelSlice ??= this.#means.schedule(() => {
      this.#cancelSlice = undefined;
      if (this.#isUnseen) {
        this.#isUnseen = false;
        this.#planSlice();
        return;
      }
      this.#due = this.#sliceWeight;
      this.#host.requestUpdate();
    });
  }

  /** Ascending places so that the first to be shown is the last. */
  #inOrder(places: number[]): number[] {
    return this.#host.scrollMode === 'off' ? places.reverse() : places;
  }

  readonly #onBeforePrint = (): void => {
    if (this.#waiting.length === 0) return;
    this.#due = Infinity;
    this.#host.requestUpdate();
    this.#means.updateNow();
  };
}

function groupOf(place: number): number {
  return Math.floor(place / GROUP_SIZE);
}

/** How dear it is to show a message. System and tool messages are not shown. */
function weightOf({ role, parts }: Message): number {
  if (role === 'system' || role === 'tool') return 0;
  let weight = MESSAGE_WEIGHT;
  for (const part of parts) if (part.type === 'text' || part.type === 'reasoning') weight += textLength(part);
  return weight;
}
