/** The newest message in, at each paint; whether it grows faster than anybody could read out: such an answer is painted less often. */
import { textLength } from '../conversation/message.js';
import type { Message } from '../conversation/message.js';

/** How many characters between two paints are a flood: at sixty a second, a page of a book in each. */
const FLOOD = 2000;

export class Flood {
  #length = 0;

  /** Whether more than a flood has come since it was last asked. */
  sees(message: Message | undefined): boolean {
    const part = message?.parts.at(-1);
    const length = part?.type === 'text' || part?.type === 'reasoning' ? textLength(part) : 0;
    const growth = length - this.#length;
    this.#length = length;
    return growth > FLOOD;
  }
}
