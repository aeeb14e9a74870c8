/** A draft that grows in, words about the room that is left out: heard once at nine tenths of the limit, and once when it is passed. */
import type { Strings } from '../locales/strings.js';

export interface RoomHost {
  /** Characters a message may have; undefined for any number. */
  readonly longestMessage: number | undefined;
  readonly words: Strings;
}

/** From this share of the limit on it is shown how much is used, and from the second on it is said. */
const SHOWN_FROM = 0.8;
const SAID_FROM = 0.9;

/** Whether the counter is shown. */
export function isCounted(length: number, limit: number | undefined): limit is number {
  return limit !== undefined && length >= SHOWN_FROM * limit;
}

export class RoomLeft {
  readonly #host: RoomHost;
  readonly #say: (words: string) => void;
  #level: 'enough' | 'little' | 'none' = 'enough';

  constructor(host: RoomHost, say: (words: string) => void) {
    this.#host = host;
    this.#say = say;
  }

  /** Looks at a draft that has changed. */
  look({ length }: string): void {
    const { longestMessage, words } = this.#host;
    if (longestMessage === undefined) return;
    const level = length > longestMessage ? 'none' : length >= SAID_FROM * longestMessage ? 'little' : 'enough';
    if (level === this.#level) return;
    this.#level = level;
    if (level === 'little') this.#say(words.charactersLeft(longestMessage - length));
    if (level === 'none') this.#say(words.tooLong(length - longestMessage));
  }
}
