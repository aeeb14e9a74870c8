/**
 * Content in, piece by piece, text and reasoning out: finds the `<think>…</think>` that some models and gateways put inline (new-api's
 * ThinkingToContent, chat templates of DeepSeek and Qwen on vLLM, Gemini's `<thought>`).
 */
import { CodeContext } from './code-context.js';

/** A part of the content. `text-was-reasoning` tells that all text so far was reasoning. */
export type ThinkPiece =
  { readonly type: 'text' | 'reasoning'; readonly text: string } | { readonly type: 'text-was-reasoning' };

const tagNames = ['think', 'thinking', 'thought'];
const tags = tagNames.flatMap((name) => [`<${name}>`, `</${name}>`]);

/**
 * A tag opens where an answer or a line begins, right after a closing tag, or before a line break; never in code. A closing tag that
 * was never opened, which is what a template that ends in `<think>` leads to, makes all text before it reasoning, once. Line breaks just
 * inside the tags are dropped, and after them where no text came before. Of a text that could become a tag only the tag's own
 * characters are held back. The pieces, joined by type, are the same however the content is cut.
 */
export class ThinkTags {
  #code = new CodeContext();
  /** Name of the open tag; undefined in text. */
  #open: string | undefined;
  #hasOpened = false;
  /** Whether text other than white space was given out, since an end of reasoning that took it all. */
  #hasText = false;
  /** Whether nothing but white space came since the start, or since a closing tag. */
  #isFresh = true;
  #hasClosed = false;
  /** White space that will show whether it stands at a tag, where it is dropped. */
  #space = '';
  /** The beginning of what may be a tag. */
  #held = '';
  /** How many tags were opened within a code block of the reasoning: an example, to be closed within it too. */
  #examples = 0;
  #last = '';
  #pieces: ThinkPiece[] = [];

  /** Takes the next piece of the content and gives the pieces that are certain now. */
  push(text: string): readonly ThinkPiece[] {
    return this.#read(text, false);
  }

  /** Gives what was held back: at the end of the content, or where something else comes in between. */
  end(): readonly ThinkPiece[] {
    const pieces = this.#read('', true);
    const space = this.#space;
    this.#space = '';
    // White space at the start of the answer is its own; after a tag it is the tag's.
    if (space === '' || (this.#open === undefined && this.#hasClosed)) return pieces;
    return [...pieces, { type: this.#open === undefined ? 'text' : 'reasoning', text: space }];
  }

  #read(text: string, isLast: boolean): readonly ThinkPiece[] {
    const input = this.#held + text;
    this.#held = '';
    this.#pieces = [];
    let from = 0;
    while (from < input.length) {
      const at = input.indexOf('<', from);
      this.#give(input.slice(from, at === -1 ? input.length : at));
      if (at === -1) break;
      // The longest tag and the character after it.
      const candidate = input.slice(at, at + 13);
      const tag = tags.find((name) => candidate.startsWith(name));
      const after = tag === undefined ? undefined : candidate[tag.length];
      const isOpenEnded = tag === undefined ? tags.some((name) => name.startsWith(candidate)) : after === undefined;
      if (isOpenEnded && !isLast && this.#needsMore(tag)) {
        this.#held = input.slice(at);
        break;
      }
      if (tag !== undefined && this.#isTag(tag, after)) {
        this.#turn(tag);
        from = at + tag.length;
      } else {
        this.#give('<');
        from = at + 1;
      }
    }
    return this.#pieces;
  }

  /** Whether it takes another character to tell: the rest of a tag, or the one after it where that decides. */
  #needsMore(tag: string | undefined): boolean {
    if (this.#open !== undefined) return tag === undefined || this.#last === '`';
    if (this.#code.isInCode) return false;
    return tag === undefined || (!tag.startsWith('</') && !this.#mayOpenHere);
  }

  /** Whether a tag at this place is one, rather than text about tags. */
  #isTag(tag: string, after: string | undefined): boolean {
    if (this.#open === undefined) {
      if (this.#code.isInCode) return false;
      if (tag.startsWith('</')) return !this.#hasOpened && !this.#hasClosed;
      return this.#mayOpenHere || isLineBreak(after);
    }
    // In reasoning the doubt is for the end of it: an unclosed fence or backtick before the closing tag must not swallow the answer. So only
    // what is plainly an example stays inside: a pair within one block, or a tag in backticks of its own.
    if (!this.#code.isInFence) this.#examples = 0;
    else if (tag === `<${this.#open}>`) this.#examples += 1;
    if (tag !== `</${this.#open}>` || (this.#last === '`' && after === '`')) return false;
    if (this.#examples === 0) return true;
    this.#examples -= 1;
    return false;
  }

  get #mayOpenHere(): boolean {
    return this.#isFresh || this.#code.isAtLineStart;
  }

  #turn(tag: string): void {
    if (this.#open !== undefined || tag.startsWith('</')) {
      if (this.#open === undefined && this.#hasText) this.#pieces.push({ type: 'text-was-reasoning' });
      if (this.#open === undefined) this.#hasText = false;
      this.#open = undefined;
      this.#hasClosed = true;
    } else {
      this.#open = tag.slice(1, -1);
      this.#hasOpened = true;
    }
    this.#space = '';
    this.#isFresh = true;
    this.#examples = 0;
    this.#last = '';
    this.#code = new CodeContext();
  }

  /** Gives out text or reasoning, less the white space that may yet be dropped. */
  #give(text: string): void {
    if (text === '') return;
    this.#code.push(text);
    this.#last = text.charAt(text.length - 1);
    if (this.#open === undefined) this.#giveText(text);
    else this.#giveReasoning(text);
  }

  #giveText(text: string): void {
    if (this.#isFresh) {
      const start = text.search(/\S/);
      // Between text and a block of reasoning in its middle all white space is kept, or the words around it would run together.
      if (!this.#hasText) {
        this.#space += start === -1 ? text : text.slice(0, start);
        if (start === -1) return;
        this.#add('text', this.#hasClosed ? afterLastBreak(this.#space) : this.#space);
        this.#space = '';
        text = text.slice(start);
      }
      if (start !== -1) this.#isFresh = false;
    }
    if (!this.#isFresh) this.#hasText = true;
    this.#add('text', text);
  }

  #giveReasoning(text: string): void {
    let end = text.length;
    while (end > 0 && isLineBreak(text.charAt(end - 1))) end -= 1;
    const start = this.#isFresh ? text.search(/[^\r\n]/) : 0;
    if (start === -1) return;
    if (end > 0) {
      this.#add('reasoning', this.#space + text.slice(start, end));
      this.#space = '';
      this.#isFresh = false;
    }
    this.#space += text.slice(end);
  }

  #add(type: 'text' | 'reasoning', text: string): void {
    if (text === '') return;
    const last = this.#pieces.at(-1);
    if (last?.type === type) this.#pieces[this.#pieces.length - 1] = { type, text: last.text + text };
    else this.#pieces.push({ type, text });
  }
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}

function afterLastBreak(space: string): string {
  return space.slice(space.lastIndexOf('\n') + 1);
}
