/** Delimiter runs in, pairs of them out: "process emphasis" of https://spec.commonmark.org/0.31.2/#phase-2-inline-structure. */
import type { Emphasis } from '../nodes.js';
import { classAfter, classBefore } from './character-class.js';
import type { Run } from './tokens.js';

/** The runs that may still match, as a doubly linked list. */
export class DelimiterRuns {
  #last: Run | undefined;
  #count = 0;

  get last(): Run | undefined {
    return this.#last;
  }

  /** Adds the run of `text` from `offset` to `end`, and gives it. */
  add(text: string, offset: number, end: number): Run {
    const character = text.charAt(offset);
    const before = classBefore(text, offset);
    const after = classAfter(text, end);
    // https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run and right-flanking.
    const isLeft = after !== 'space' && (after !== 'punctuation' || before !== 'other');
    const isRight = before !== 'space' && (before !== 'punctuation' || after !== 'other');
    // Rules 2, 4, 6 and 8: `_` does not work within a word.
    const isStrict = character === '_';
    const length = end - offset;
    const run: Run = {
      type: 'run',
      character,
      length,
      canOpen: isLeft && (!isStrict || !isRight || before === 'punctuation'),
      canClose: isRight && (!isStrict || !isLeft || after === 'punctuation'),
      position: ++this.#count,
      offset,
      rest: length,
      closes: undefined,
      opens: undefined,
      previous: undefined,
      next: undefined,
    };
    if (run.canOpen || run.canClose) this.#append(run);
    return run;
  }

  /** The runs after `bottom` that have marks left to open something with, the last one first. All have been matched. */
  *openers(bottom: Run | undefined): Generator<Run> {
    for (let run = this.#last; run && run !== bottom; run = run.previous) if (run.canOpen && run.rest > 0) yield run;
  }

  /** Forgets the runs after `bottom`: what they did not match, nothing will. */
  drop(bottom: Run | undefined): void {
    this.#last = bottom;
    if (bottom) bottom.next = undefined;
  }

  /** Matches the runs after `bottom` with each other. */
  match(bottom: Run | undefined): void {
    /** For each kind of closer, the position before which there is no opener for it. */
    const openersBottom: number[] = [];
    const bottomPosition = bottom?.position ?? 0;
    let closer = this.#first(bottom);
    while (closer) {
      if (!closer.canClose) {
        closer = closer.next;
        continue;
      }
      const kind = kindOf(closer);
      const lowest = Math.max(openersBottom[kind] ?? 0, bottomPosition + 1);
      let opener = closer.previous;
      while (opener && opener.position >= lowest && !isPair(opener, closer)) opener = opener.previous;
      if (opener && opener.position >= lowest) {
        this.#pair(opener, closer);
        if (closer.rest > 0) continue;
      } else {
        openersBottom[kind] = closer.position;
        if (closer.canOpen) {
          closer = closer.next;
          continue;
        }
      }
      const { next }: Run = closer;
      this.#remove(closer);
      closer = next;
    }
  }

  #first(bottom: Run | undefined): Run | undefined {
    if (bottom) return bottom.next;
    let first = this.#last;
    while (first?.previous) first = first.previous;
    return first;
  }

  #pair(opener: Run, closer: Run): void {
    // Runs between two that match are text.
    opener.next = closer;
    closer.previous = opener;
    const type = emphasisType(opener, closer);
    const used = closer.character === '~' ? closer.length : type === 'strong' ? 2 : 1;
    (opener.opens ??= []).push(type);
    (closer.closes ??= []).push(type);
    opener.rest -= used;
    closer.rest -= used;
    if (opener.rest === 0) this.#remove(opener);
  }

  #append(run: Run): void {
    run.previous = this.#last;
    if (this.#last) this.#last.next = run;
    this.#last = run;
  }

  #remove(run: Run): void {
    if (run.previous) run.previous.next = run.next;
    if (run.next) run.next.previous = run.previous;
    else this.#last = run.previous;
  }
}

function emphasisType(opener: Run, closer: Run): Emphasis['type'] {
  if (closer.character === '~') return 'strikethrough';
  return opener.rest >= 2 && closer.rest >= 2 ? 'strong' : 'emphasis';
}

/** A small number for each kind of closer. Those of one kind match the same openers. */
function kindOf({ character, canOpen, length }: Run): number {
  if (character === '~') return length;
  return (character === '*' ? 3 : 9) + (canOpen ? 3 : 0) + (length % 3);
}

function isPair(opener: Run, closer: Run): boolean {
  if (!opener.canOpen || opener.character !== closer.character) return false;
  // https://github.github.com/gfm/#strikethrough-extension-: one tilde or two, the same on both sides.
  if (closer.character === '~') return opener.length === closer.length;
  // Rules 9 and 10: if one of them can both open and close, the sum must not be a multiple of 3, unless both are.
  const canBoth = opener.canClose || closer.canOpen;
  return !canBoth || (opener.length + closer.length) % 3 !== 0 || closer.length % 3 === 0;
}
