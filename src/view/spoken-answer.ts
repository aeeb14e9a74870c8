/** A growing answer in, what is to be heard of it out, each piece of it once. */
import { textAfter, textLength } from '../conversation/message.js';
import type { Message, Part } from '../conversation/message.js';
import type { Strings } from '../locales/strings.js';
import { SpokenMarkdown } from './spoken-markdown.js';

/** How many characters of an answer are said: half an hour. The rest is in the transcript, and a page would be held up by the layout of it. */
const LONGEST = 20_000;

/** How far before the end of an answer that goes on its last word may begin. It may be written anew. */
const LONGEST_WORD = 40;

/** Follows one answer, from its first piece to its end. Reasoning and tool calls are not heard. Asking costs what has come since it was last asked. */
export class SpokenAnswer {
  readonly #strings: Strings;
  /** The part that is being read, and how much of it was. */
  #place = 0;
  #length = 0;
  #spoken: SpokenMarkdown | undefined;
  #left = LONGEST;
  /** How long the text was that was heard before, where an old answer goes on. */
  #oldLength = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  /** Passes over what is there: an answer of which all this was heard before goes on. The sentence that it broke off in is heard as a whole. */
  skip({ parts }: Message): void {
    this.#place = parts.findLastIndex(({ type }) => type === 'text');
    const part = parts[this.#place];
    if (part?.type !== 'text') {
      this.#place = parts.length;
      return;
    }
    this.#oldLength = textLength(part);
    const text = part.text;
    const word = /\S*$/.exec(text.slice(-LONGEST_WORD))?.[0] ?? '';
    this.#length = text.length - (word.length < LONGEST_WORD ? word.length : 0);
    this.#spoken = new SpokenMarkdown(this.#strings);
    this.#spoken.append(text.slice(0, this.#length));
    this.#spoken.take();
  }

  /** What has become certain since it was last asked. With `isEnd` the answer is complete, and all of it is. */
  read({ parts }: Message, isEnd: boolean): readonly string[] {
    const heard: string[] = [];
    for (; this.#left > 0; this.#place += 1) {
      const part = parts[this.#place];
      if (!part) break;
      const isOpen = !isEnd && this.#place === parts.length - 1;
      heard.push(...this.#readPart(part, isOpen));
      if (isOpen && (part.type === 'text' || part.type === 'reasoning')) break;
    }
    return heard;
  }

  #readPart(part: Part, isOpen: boolean): readonly string[] {
    if (part.type === 'image') return [part.alt || this.#strings.image];
    // Reasoning that stands where the text was: the text has moved behind it in an answer that goes on, or was reasoning all the time.
    if (part.type !== 'text' && this.#oldLength > 0) return [];
    const words = part.type === 'text' ? this.#readText(part, isOpen) : [];
    if (!isOpen || part.type !== 'text') {
      this.#spoken = undefined;
      this.#length = 0;
    }
    return words;
  }

  #readText(part: Part & { readonly type: 'text' }, isOpen: boolean): readonly string[] {
    const length = textLength(part);
    // Nothing has come to what was there.
    if (this.#oldLength > 0 && length <= this.#oldLength && this.#length < this.#oldLength) return [];
    this.#oldLength = 0;
    this.#spoken ??= new SpokenMarkdown(this.#strings);
    const spoken = this.#spoken;
    const piece = textAfter(part, this.#length);
    spoken.append(piece.slice(0, this.#left));
    this.#length = length;
    const isTooLong = piece.length > this.#left;
    this.#left = Math.max(0, this.#left - piece.length);
    if (!isOpen || isTooLong) spoken.end();
    return isTooLong ? [...spoken.take(), this.#strings.restUnsaid] : spoken.take();
  }
}
