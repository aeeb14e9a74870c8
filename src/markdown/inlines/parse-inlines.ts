/** The text of a leaf in, its inlines out: phase 2 of https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy. */
import { isAsciiPunctuation, readEntity } from '../escapes.js';
import type { Inline } from '../nodes.js';
import { runEnd } from '../run-end.js';
import { textEnd } from '../white-space.js';
import { Angles } from './angles.js';
import { readBareLink } from './bare-links.js';
import { Brackets, readTarget } from './brackets.js';
import type { InlineContext } from './brackets.js';
import { buildTree } from './build-tree.js';
import { CodeSpans } from './code-spans.js';
import { DelimiterRuns } from './delimiter-runs.js';
import type { Token } from './tokens.js';

/** Reads the inlines of a whole leaf, its lines joined by line feeds, in time that grows with its length. White space at its end is dropped. */
export function parseInlines(text: string, context: InlineContext): readonly Inline[] {
  const trimmed = text.slice(0, textEnd(text));
  if (trimmed === '') return [];
  // Most cells, items and headings have no mark at all.
  return anyMark.test(trimmed) ? new InlineParser(trimmed, context).parse() : [{ type: 'text', text: trimmed }];
}

class InlineParser {
  readonly #text: string;
  readonly #context: InlineContext;
  readonly #tokens: Token[] = [];
  readonly #runs = new DelimiterRuns();
  readonly #brackets = new Brackets();
  #codeSpans: CodeSpans | undefined;
  #angles: Angles | undefined;
  readonly #isSpecial: Uint8Array;
  #at = 0;
  /** Where the plain text begins that is not a token yet. */
  #plainFrom = 0;

  constructor(text: string, context: InlineContext) {
    this.#text = text;
    this.#context = context;
    const { hasAutolinks } = context.syntax;
    this.#isSpecial = hasAutolinks && /www\.|:\/\//i.test(text) ? specialWithLinks : special;
  }

  parse(): readonly Inline[] {
    const text = this.#text;
    while (this.#at < text.length) {
      const code = text.charCodeAt(this.#at);
      if (code >= 128 || this.#isSpecial[code] === 0) this.#at += 1;
      else this.#readSpecial(text.charAt(this.#at));
    }
    this.#endPlain(text.length);
    this.#runs.match(undefined);
    return buildTree(this.#tokens, this.#context.syntax.hasAutolinks);
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
        else this.#at += 1;
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
    if (match) this.#add(match.node, match.end);
    else this.#at = end;
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
      link: undefined,
    };
    this.#brackets.push(bracket);
    this.#add(bracket, textOffset);
  }

  #closeBracket(): void {
    const bracket = this.#brackets.pop();
    const target = bracket && readTarget(this.#text, bracket, this.#at, this.#context);
    if (!target) {
      this.#at += 1;
      return;
    }
    const { destination, title, end } = target;
    bracket.link = { type: bracket.isImage ? 'image' : 'link', destination, title };
    // Links bind tighter than emphasis: what is open within closes here, or is text.
    this.#runs.match(bracket.runBefore);
    if (!bracket.isImage) this.#brackets.deactivate();
    this.#add({ type: 'bracket-end', source: this.#text.slice(this.#at, end) }, end);
  }

  /** Adds a token that reaches from here to `end`. */
  #add(token: Token, end: number): void {
    this.#endPlain(this.#at);
    this.#tokens.push(token);
    this.#at = end;
    this.#plainFrom = end;
  }

  #endPlain(end: number): void {
    if (end > this.#plainFrom) this.#tokens.push({ type: 'text', text: this.#text.slice(this.#plainFrom, end) });
    this.#plainFrom = end;
  }
}

const LINE_FEED = 10;
const anyMark = /[\n\\`*_~![\]<&@]|www\.|:\/\//i;
const special = characterSet('\n\\`*_~![]<&');
/** With what the addresses begin with that are links without marks. */
const specialWithLinks = characterSet('\n\\`*_~![]<&wWhH');

function characterSet(characters: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}
