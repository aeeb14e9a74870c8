/** The text of a leaf in, its inlines out: phase 2 of https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy. */
import { isAsciiPunctuation, readEntity } from '../escapes.js';
import type { Emphasis, Inline } from '../nodes.js';
import { runEnd } from '../run-end.js';
import { textEnd } from '../white-space.js';
import { Angles, mayBecomeTag } from './angles.js';
import { readBareLink } from './bare-links.js';
import { Brackets, mayBecomeTarget, readTarget } from './brackets.js';
import type { InlineContext } from './brackets.js';
import { buildTree } from './build-tree.js';
import { CodeSpans, spanText } from './code-spans.js';
import { DelimiterRuns } from './delimiter-runs.js';
import { footnoteLabel } from './footnote-marks.js';
import { MathSpans } from './math-spans.js';
import { stableEnd } from './stable-end.js';
import type { Bracket, Run, Token } from './tokens.js';

/** Reads the inlines of a whole leaf, its lines joined by line feeds, in time that grows with its length. White space at its end is dropped. */
export function parseInlines(text: string, context: InlineContext): readonly Inline[] {
  const trimmed = text.slice(0, textEnd(text));
  if (trimmed === '') return [];
  // Most cells, items and headings have no mark at all.
  return anyMark.test(trimmed) ? new InlineParser(trimmed, context).parse() : [{ type: 'text', text: trimmed }];
}

/** Reads the text of a leaf once, from left to right. */
export class InlineParser {
  readonly #text: string;
  readonly #context: InlineContext;
  readonly #tokens: Token[] = [];
  /** Where each token begins. */
  readonly #offsets: number[] = [];
  /** Whether what is not complete is read as what it is becoming. */
  readonly #isBecoming: boolean;
  /** Where the first mark is that what is yet to come may give a meaning. */
  #openFrom = Infinity;
  readonly #runs = new DelimiterRuns();
  readonly #brackets = new Brackets();
  #codeSpans: CodeSpans | undefined;
  #angles: Angles | undefined;
  #mathSpans: MathSpans | undefined;
  readonly #isSpecial: Uint8Array;
  #at = 0;
  /** Where the plain text begins that is not a token yet. */
  #plainFrom = 0;

  constructor(text: string, context: InlineContext, isBecoming = false) {
    this.#text = text;
    this.#context = context;
    this.#isBecoming = isBecoming;
    const { hasAutolinks, hasMath } = context.syntax;
    const hasLinks = hasAutolinks && /www\.|:\/\//i.test(text);
    this.#isSpecial = special[(hasLinks ? 1 : 0) + (hasMath ? 2 : 0)] ?? plainMarks;
  }

  parse(): readonly Inline[] {
    this.#read();
    if (this.#isBecoming) this.#endOpen();
    else this.#runs.match(undefined);
    return buildTree(this.#tokens, this.#context.syntax.hasAutolinks);
  }

  /**
   * Where the text can be cut for good: whatever comes after it, the inlines of what is before and of what is behind this offset are together
   * those of the whole. 0 if that is so nowhere. There is a white space before it, or it is between two characters of a script without spaces.
   */
  stableEnd(): number {
    this.#read();
    this.#runs.match(undefined);
    for (const { offset } of this.#runs.openers(undefined)) this.#leaveOpen(offset);
    // Also those that can begin no link any more: an address in brackets ends with them.
    for (const bracket of this.#brackets.unclosed) this.#leaveOpen(bracketOffset(bracket));
    return stableEnd(this.#text, this.#tokens, this.#offsets, this.#openFrom);
  }

  #read(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code >= 128 || this.#isSpecial[code] === 0) this.#at += 1;
      else this.#readSpecial(text.charAt(this.#at));
    }
    this.#endPlain(text.length);
  }

  /** Closes at the end of the text what is open there: first what is within the innermost open bracket, then the bracket, then what is around it. */
  #endOpen(): void {
    const bracket = this.#brackets.open.at(-1);
    const length = this.#text.length;
    const isMark = this.#context.syntax.hasFootnotes && this.#text.charAt(bracket?.textOffset ?? length) === '^';
    if (bracket && !isMark && bracket.textOffset < length && length - bracket.textOffset <= LONG_LINK_TEXT) {
      this.#runs.match(bracket.runBefore);
      this.#closeRuns(bracket.runBefore);
      this.#runs.drop(bracket.runBefore);
      bracket.link = { type: bracket.isImage ? 'image' : 'link', destination: '', title: undefined };
      this.#tokens.push({ type: 'bracket-end', source: '' });
    }
    this.#runs.match(undefined);
    this.#closeRuns(undefined);
  }

  #closeRuns(bottom: Run | undefined): void {
    for (const run of this.#runs.openers(bottom)) {
      const types = closers(run, this.#text.length);
      if (types.length === 0) continue;
      run.opens = [...(run.opens ?? []), ...types];
      run.rest = 0;
      this.#tokens.push({ ...run, opens: undefined, closes: types });
    }
  }

  #leaveOpen(offset: number): void {
    this.#openFrom = Math.min(this.#openFrom, offset);
  }

  /** Reads what a special character begins. What turns out to be text is stepped over. */
  #readSpecial(character: string): void {
    switch (character) {
      case '\n':
        this.#readLineEnd();
        break;
      case '\\':
        this.#readEscape();
        break;
      case '$':
        if (!this.#readMath()) this.#at = runEnd(this.#text, this.#at);
        break;
      case '`':
        this.#readCodeSpan();
        break;
      case '*':
      case '_':
      case '~':
        this.#readRun(character);
        break;
      case '!':
        if (this.#text.charAt(this.#at + 1) === '[') this.#openBracket(2);
        else this.#at += 1;
        break;
      case '[':
        this.#openBracket(1);
        break;
      case ']':
        this.#closeBracket();
        break;
      case '<': {
        this.#angles ??= new Angles(this.#text);
        const match = this.#angles.read(this.#at);
        if (match) this.#add(match.node, match.end);
        else {
          if (mayBecomeTag(this.#text, this.#at)) this.#leaveOpen(this.#at);
          this.#at += 1;
        }
        break;
      }
      case '&': {
        const match = readEntity(this.#text, this.#at, this.#context.syntax.entity);
        if (match) this.#add({ type: 'text', text: match.text }, match.end);
        else this.#at += 1;
        break;
      }
      default: {
        const match = readBareLink(this.#text, this.#at, !this.#brackets.isEmpty);
        if (match) this.#add(match.token, match.end);
        else this.#at += 1;
      }
    }
  }

  /** Two spaces or more before it make a line end a hard break; spaces around it are dropped. */
  #readLineEnd(): void {
    let end = this.#at;
    while (end > this.#plainFrom && this.#text.charAt(end - 1) === ' ') end -= 1;
    const isHard = this.#at - end >= 2;
    this.#endPlain(end);
    this.#plainFrom = this.#at;
    let next = this.#at + 1;
    while (this.#text.charAt(next) === ' ') next += 1;
    this.#add({ type: isHard ? 'hard-break' : 'soft-break' }, next);
  }

  #readEscape(): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    const opensMath = this.#context.syntax.hasMath && (next === PARENTHESIS || next === BRACKET);
    if (opensMath && this.#readMath()) return;
    if (next === LINE_FEED) this.#add({ type: 'hard-break' }, this.#at + 2);
    else if (isAsciiPunctuation(next)) {
      this.#endPlain(this.#at);
      this.#plainFrom = this.#at + 1;
      this.#at += 2;
    } else this.#at += 1;
  }

  #readCodeSpan(): void {
    const end = runEnd(this.#text, this.#at);
    this.#codeSpans ??= new CodeSpans(this.#text);
    const match = this.#codeSpans.read(this.#at, end);
    if (match) {
      this.#add(match.node, match.end);
      return;
    }
    this.#leaveOpen(this.#at);
    const { length } = this.#text;
    if (this.#isBecoming && end < length && length - end <= LONG_CODE_SPAN)
      this.#add({ type: 'code-span', text: spanText(this.#text.slice(end)) }, length);
    else this.#at = end;
  }

  /** Reads mathematics, or tells that none begins here. */
  #readMath(): boolean {
    this.#mathSpans ??= new MathSpans(this.#text);
    const match = this.#mathSpans.read(this.#at);
    const { length } = this.#text;
    if (match) {
      // A digit that follows makes it none.
      if (match.end === length) this.#leaveOpen(this.#at);
      this.#add(match.node, match.end);
      return true;
    }
    if (!this.#mathSpans.isOpen(this.#at)) return false;
    this.#leaveOpen(this.#at);
    // Half of a formula is no formula; shown as it is, its marks at least are not taken for emphasis.
    if (!this.#isBecoming || length - this.#at > LONG_MATH || /^\$\d/.test(this.#text.slice(this.#at, this.#at + 2)))
      return false;
    this.#add({ type: 'text', text: this.#text.slice(this.#at) }, length);
    return true;
  }

  #readRun(character: string): void {
    const end = runEnd(this.#text, this.#at);
    const isText = character === '~' && (!this.#context.syntax.hasStrikethrough || end - this.#at > 2);
    if (isText) this.#at = end;
    else this.#add(this.#runs.add(this.#text, this.#at, end), end);
  }

  #openBracket(length: number): void {
    const textOffset = this.#at + length;
    const runBefore = this.#runs.last;
    const isImage = length === 2;
    const bracket = {
      type: 'bracket' as const,
      isImage,
      textOffset,
      runBefore,
      hasBracketAfter: false,
      labelEnd: 0,
      link: undefined,
    };
    this.#brackets.push(bracket);
    this.#add(bracket, textOffset);
  }

  #closeBracket(): void {
    const popped = this.#brackets.pop();
    // Whatever it is, it is not to be cut in its middle.
    if (popped) popped.bracket.labelEnd = this.#at;
    const bracket = popped?.canLink === true ? popped.bracket : undefined;
    let target = bracket && readTarget(this.#text, bracket, this.#at, this.#context);
    // A shortcut may turn out to be the text of a link of another kind.
    const isCertain = target !== undefined && target.end > this.#at + 1;
    const label = bracket && !target ? footnoteLabel(this.#text, bracket, this.#at, this.#context) : undefined;
    if (bracket && !isCertain && mayBecomeTarget(this.#text, this.#at)) {
      this.#leaveOpen(bracketOffset(bracket));
      if (this.#isBecoming && label === undefined)
        target = { destination: '', title: undefined, end: this.#text.length };
    }
    if (!bracket || !target) {
      if (!bracket || label === undefined || !this.#addFootnoteMark(bracket, label)) this.#at += 1;
      return;
    }
    const { destination, title, end } = target;
    bracket.link = { type: bracket.isImage ? 'image' : 'link', destination, title };
    // Links bind tighter than emphasis: what is open within closes here, or is text.
    this.#runs.match(bracket.runBefore);
    this.#runs.drop(bracket.runBefore);
    if (!bracket.isImage) this.#brackets.deactivate();
    this.#add({ type: 'bracket-end', source: this.#text.slice(this.#at, end) }, end);
  }

  /** Makes what there is since the bracket a footnote's mark, if there is such a footnote. */
  #addFootnoteMark(bracket: Bracket, label: string): boolean {
    const number = this.#context.footnote(label);
    if (number === undefined) return false;
    const end = this.#at + 1;
    const source = this.#text.slice(bracketOffset(bracket), end);
    this.#runs.drop(bracket.runBefore);
    this.#at = bracketOffset(bracket);
    this.#tokens.length = this.#tokens.lastIndexOf(bracket);
    this.#offsets.length = this.#tokens.length;
    this.#plainFrom = this.#at;
    this.#add({ type: 'mark', node: { type: 'footnote-mark', label, number }, source }, end);
    return true;
  }

  /** Adds a token that reaches from here to `end`. */
  #add(token: Token, end: number): void {
    this.#endPlain(this.#at);
    this.#offsets.push(this.#at);
    this.#tokens.push(token);
    this.#at = end;
    this.#plainFrom = end;
  }

  #endPlain(end: number): void {
    if (end > this.#plainFrom) {
      this.#offsets.push(this.#plainFrom);
      this.#tokens.push({ type: 'text', text: this.#text.slice(this.#plainFrom, end) });
    }
    this.#plainFrom = end;
  }
}

const LINE_FEED = 10;
const PARENTHESIS = 40;
const BRACKET = 91;
/** How many characters an unfinished code span may have to be shown as one: a backtick that nothing closes is no code. */
const LONG_CODE_SPAN = 300;
/** The same for the text of a link, and for mathematics. */
const LONG_LINK_TEXT = 300;
const LONG_MATH = 300;
const anyMark = /[\n\\`*_~![\]<&@$]|www\.|:\/\//i;
const plainMarks = characterSet('\n\\`*_~![]<&');
/** Without and with what addresses without marks begin with; the same with mathematics. */
const special = [
  plainMarks,
  characterSet('\n\\`*_~![]<&wWhH'),
  characterSet('\n\\`*_~![]<&$'),
  characterSet('\n\\`*_~![]<&$wWhH'),
];

function bracketOffset({ textOffset, isImage }: Bracket): number {
  return textOffset - (isImage ? 2 : 1);
}

/** What a run at whose end the text is not over is opening, from the inside out. A single tilde more often stands for "about". */
function closers({ character, length, offset, rest }: Run, end: number): Emphasis['type'][] {
  if (offset + length >= end) return [];
  if (character === '~') return length === 2 ? ['strikethrough'] : [];
  const strong: Emphasis['type'][] = Array.from({ length: rest >> 1 }, () => 'strong');
  return rest % 2 === 1 ? [...strong, 'emphasis'] : strong;
}

function characterSet(characters: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}
