/** A text that broke off and its continuation, piece by piece, in; what is to be added to the text out: no seam, no doubled space, no repeated word. */

/** How far back repeated words are looked for, and so the most that is held back, in UTF-16 units. */
const REACH = 400;
/** Fewer characters than these may be the same by chance, unless they are a whole line. */
const LEAST_REPEAT = 8;
/** What is longer than this is no word: an address, a key. It is not cut back. */
const LONGEST_WORD = 80;

/** The last run without white space, of scripts that put spaces between words: those named here do not. */
const LAST_RUN =
  /(?:(?!\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Thai}|\p{scx=Laoo}|\p{scx=Khmr}|\p{scx=Mymr}|\p{scx=Tibt})\S)+$/u;
/** A run that is not finished: it ends within a word, or is nothing but the marks before one. */
const UNFINISHED = /[\p{L}\p{M}\p{N}]['’_\-/]?$|^[*_~`("'[<]+$/u;
const LETTER = /[\p{L}\p{N}]/u;
const BRACKETS = /^[\s()[\]{}<>;,]*$/;
const FENCE = /^(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*(`{3,}|~{3,})[ \t]*(.*)$/;

/**
 * Joins a continuation to a text. The model is given the text cut back over a word or an indentation that is not finished (`sent`), since no model goes on in
 * the middle of one. The first pieces are held back until it is certain what they are: repeated words are dropped, as are spaces that are there already and the opening
 * of a code block that is still open; the word that was cut off is completed, or replaced if another one comes. Costs the length of the pieces, and a
 * bounded look back.
 */
export class JoinContinuation {
  /** The beginning of the text that the model is to go on from. */
  readonly sent: string;
  readonly #length: number;
  /** What `sent` lacks of the text: the beginning of a word, or of an indentation. */
  readonly #word: string;
  readonly #indent: string;
  /** The end of `sent`: words, and the white space behind them. */
  readonly #tail: string;
  readonly #space: string;
  readonly #isInCode: boolean;
  #held = '';
  #isJoined = false;
  #isReplaced = false;

  constructor(text: string) {
    const indent = /\n([ \t]+)$/.exec(text.slice(-REACH))?.[1] ?? '';
    const cut = indent || unfinishedWord(text);
    const before = text.slice(0, text.length - cut.length);
    // Of nothing the model cannot go on.
    this.sent = before.trim() === '' ? text : before;
    this.#length = text.length;
    const lacking = text.slice(this.sent.length);
    this.#indent = indent && lacking;
    this.#word = indent ? '' : lacking;
    const words = this.sent.trimEnd();
    this.#tail = words.slice(-REACH);
    this.#space = this.sent.slice(words.length);
    this.#isInCode = isInCode(this.sent);
  }

  /** How much of the text stays: all of it, or `sent` alone once another word has come in the place of the unfinished one. */
  get kept(): number {
    return this.#isReplaced ? this.sent.length : this.#length;
  }

  /** What is to be added to the text after `piece`, which may be nothing yet. */
  push(piece: string): string {
    if (this.#isJoined) return piece;
    this.#held += piece;
    return this.#join(false);
  }

  /** What is still to be added once nothing more comes. */
  end(): string {
    return this.#isJoined ? '' : this.#join(true);
  }

  #join(isEnd: boolean): string {
    // Whether it is too early to tell: whatever is held now may yet become something else.
    const waits = (isOpen: boolean): boolean => isOpen && !isEnd && this.#held.length < 2 * REACH;
    const fence = this.#isInCode ? readFence(this.#held) : undefined;
    if (waits(fence?.isOpen ?? false)) return '';
    // A block without a line is not closed: its opening is what is repeated.
    const opens = fence !== undefined && (fence.kind === 'open' || FENCE.test(lastLine(this.#tail)));
    const closes = fence !== undefined && !opens;
    const held = opens ? this.#held.slice(fence.length) : this.#held;
    const body = held.trimStart();
    if (waits(body === '' || this.#tail.includes(body))) return '';
    const repeat = closes ? 0 : this.#repeatIn(held.slice(0, held.length - body.length), body);
    const rest = repeat > 0 ? body.slice(repeat) : held;
    const words = rest.trimStart();
    if (waits(words === '')) return '';
    const gap = this.#lessIndent(this.#gap(rest.slice(0, rest.length - words.length), repeat > 0));
    const isUnknown = words.length < this.#word.length && this.#word.startsWith(words);
    if (waits(isUnknown)) return '';
    this.#isJoined = true;
    this.#held = '';
    if (isUnknown || words === '') return '';
    // The end of a code block stands on a line of its own.
    if (closes && !(this.#word && words.startsWith(this.#word)))
      return `${this.#word || !this.#space.includes('\n') ? '\n' : ''}${words}`;
    if (words.startsWith(this.#word) && (this.#word === '' || !gap.includes('\n'))) {
      return (this.#word === '' ? gap : '') + words.slice(this.#word.length);
    }
    this.#isReplaced = true;
    return gap + words;
  }

  /** How many characters at the beginning of `body`, which stands behind `lead`, are the end of the text. */
  #repeatIn(lead: string, body: string): number {
    const tail = this.#tail;
    for (let length = Math.min(tail.length, body.length); length > 0; length -= 1) {
      const repeated = body.slice(0, length);
      if (tail.endsWith(repeated) && this.#isRepeat(repeated, lead, body.slice(length))) return length;
    }
    return 0;
  }

  #isRepeat(repeated: string, lead: string, rest: string): boolean {
    // Where white space follows in the text, a longer word is another word.
    if (this.#space !== '' && rest !== '' && !/^\s/.test(rest)) return false;
    const before = this.#tail.slice(0, this.#tail.length - repeated.length);
    const isLong = repeated.length >= LEAST_REPEAT;
    const isLineEnd = this.#space.includes('\n');
    const isLine = /(?:^|\n)[ \t>]*$/.test(before) && (!isLineEnd || /^[ \t]*(?:\n|$)/.test(rest));
    if (LETTER.test(repeated)) return isLine || isLong;
    // Of marks alone: a line, begun with the same indentation, or so much that it is no chance. But brackets close one after the other.
    if (isLineEnd && BRACKETS.test(repeated)) return false;
    const isAgain = isLineEnd ? repeated.length >= 3 : lead === '' || before.endsWith(`\n${lead}`);
    return (isLine && isAgain) || (isLong && repeated.includes('\n'));
  }

  /** What of the white space `gap` before the continuation's first word is not in the text already. */
  #gap(gap: string, isAfterRepeat: boolean): string {
    const space = this.#space;
    if (isAfterRepeat) {
      if (gap.startsWith(space)) return gap.slice(space.length);
      return space.startsWith(gap) ? '' : gap;
    }
    // A line that ended, and a further end of line: that is a paragraph. In code every line counts.
    if (/^[^\n]*\n$/.test(space) && /^\n(?!\n)/.test(gap)) return gap;
    if (this.#isInCode && gap.includes('\n')) return gap;
    for (let length = Math.min(space.length, gap.length); length > 0; length -= 1) {
      if (space.endsWith(gap.slice(0, length))) return gap.slice(length);
    }
    return gap;
  }

  /** `gap` without the indentation that the text has already. */
  #lessIndent(gap: string): string {
    if (this.#indent === '' || gap.includes('\n')) return gap;
    return gap.startsWith(this.#indent) ? gap.slice(this.#indent.length) : '';
  }
}

function unfinishedWord(text: string): string {
  // One more than the longest, so that a longer one is seen to be longer.
  const end = text.slice(-LONGEST_WORD - 1);
  const word = LAST_RUN.exec(end)?.[0] ?? '';
  return word.length <= LONGEST_WORD && UNFINISHED.test(word) ? word : '';
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function isInCode(text: string): boolean {
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    if (mark === '') continue;
    // Backticks behind backticks are code within a line.
    if (open === undefined) open = mark.startsWith('`') && info.includes('`') ? undefined : mark;
    else if (mark.startsWith(open) && info.trim() === '') open = undefined;
  }
  return open !== undefined;
}

/** A fence at the beginning of what came: it opens a code block, or closes one; `isOpen` while it may still become either. */
function readFence(
  held: string,
): { readonly kind: 'open' | 'close'; readonly length: number; readonly isOpen: boolean } | undefined {
  const [, before = '', mark = '', info = '', end = ''] = /^(\s*)(`+|~+)?([^\n]*)(\n?)/.exec(held) ?? [];
  if (mark === '' || (mark.length < 3 && (info !== '' || end !== ''))) return undefined;
  const length = before.length + mark.length + info.length + end.length;
  return { kind: info.trim() === '' ? 'close' : 'open', length, isOpen: end === '' };
}
