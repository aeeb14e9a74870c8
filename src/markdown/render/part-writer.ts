/** Inlines in, their nodes out, a very long paragraph in several parts: what is laid out again when its end grows must not grow with it. */
import type { Inline } from '../nodes.js';
import type { RenderContext } from './context.js';
import { appendInlines } from './inline-nodes.js';
import { create } from './view.js';

/**
 * How many characters a part has before it ends with its sentence, and how many at most before it ends at the next space. No paragraph that somebody
 * wrote to be read has so many.
 */
const LONG = 4096;
const TOO_LONG = LONG + 1024;
/** How many it has at most where there is no space: it ends between any two characters then. */
const SPACELESS = 2 * LONG;

export class PartWriter {
  readonly element: Element;
  /** Where the next node goes: the element itself, or the last of the parts in it. */
  place: Element;
  readonly #context: RenderContext;
  /** How many characters of text the part has, not counting what is within marks. */
  #length = 0;

  constructor(element: Element, context: RenderContext) {
    this.element = element;
    this.place = element;
    this.#context = context;
  }

  /** Appends what is final. Where the parts end depends on the text alone, however it comes. */
  append(inlines: readonly Inline[]): void {
    for (const inline of inlines)
      if (inline.type === 'text') this.#appendText(inline.text);
      else appendInlines(this.place, [inline], this.#context, true);
  }

  /** Appends a text that `hasRoom`, to the last node if that is text. */
  appendText(text: string): void {
    this.#length += text.length;
    if (text !== '') appendInlines(this.place, [{ type: 'text', text }], this.#context, true);
  }

  /** Takes so many characters back from the end, which `appendText` appended. */
  takeText(length: number): void {
    this.#length -= length;
    const last = this.place.lastChild;
    if (!(last instanceof Text)) return;
    if (last.length === length) last.remove();
    else last.deleteData(last.length - length, length);
  }

  /** Whether the part does not end within a further text of this length. */
  hasRoom(length: number): boolean {
    return this.#length + length < LONG;
  }

  #appendText(text: string): void {
    let from = 0;
    while (!this.hasRoom(text.length - from)) {
      const end = this.#partEnd(text, from);
      if (end === -1) break;
      this.appendText(text.slice(from, end));
      from = end;
      this.#length = 0;
      if (this.place !== this.element) this.place.classList.add('finished');
      this.place = create('span', 'part');
      this.element.append(this.place);
    }
    this.appendText(text.slice(from));
  }

  /** The offset at which the part ends, after the white space if there is one; -1 if it goes on. */
  #partEnd(text: string, from: number): number {
    for (let at = Math.max(from, from + LONG - this.#length); at < text.length; at++) {
      const length = this.#length + at - from;
      const before = this.#before(text, at);
      if (text.charAt(at) === ' ' && (length >= TOO_LONG || SENTENCE_ENDS.includes(before))) return at + 1;
      if (SPACELESS_ENDS.includes(before) || (length >= SPACELESS && !isLowSurrogate(text.charCodeAt(at)))) return at;
    }
    return -1;
  }

  /** The character before an offset, which may be on the screen already; a space where there is none. */
  #before(text: string, at: number): string {
    if (at > 0) return text.charAt(at - 1);
    const last = this.place.lastChild;
    return last instanceof Text ? last.data.slice(-1) : ' ';
  }
}

const SENTENCE_ENDS = '.!?';
/** Those of scripts that set no space behind them. */
const SPACELESS_ENDS = '。！？';

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
