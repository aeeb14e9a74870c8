/** Markdown in, piece by piece; what is to be heard of it out, sentence by sentence, without its marks. */
import type { Strings } from '../locales/strings.js';
import { BlockParser } from '../markdown/blocks/block-parser.js';
import type { Change } from '../markdown/blocks/changes.js';
import type { InlineContext } from '../markdown/inlines/brackets.js';
import { parseInlines } from '../markdown/inlines/parse-inlines.js';
import { parseSettled, stableEnd } from '../markdown/inlines/unfinished.js';
import type { Block, Code, Inline, Item, Paragraph, Table } from '../markdown/nodes.js';
import { codeLanguage } from '../markdown/render/code-language.js';
import { LineReader } from '../markdown/render/line-reader.js';

/** Up to this length, in characters, what is not certain yet is looked at again whenever it grows; beyond, when it has become a good deal longer. */
const SHORT = 1000;

/**
 * Reads Markdown as it is to be heard: paragraphs by sentences, tables by rows, a block of code once as what it is and how long, links by their text,
 * pictures by their description, items of ordered lists with their numbers, mathematics as its source. Nothing is given before it is certain, nothing twice.
 * A link whose address comes later
 * is heard as it is written. All pieces together cost what the whole text costs.
 *
 * @example
 * const spoken = new SpokenMarkdown(strings);
 * spoken.append('Use **Lit**. It is');
 * spoken.take(); // ['Use Lit.']
 * spoken.end();
 * spoken.take(); // ['It is']
 */
export class SpokenMarkdown {
  readonly #strings: Strings;
  readonly #parser = new BlockParser();
  readonly #inlines: InlineContext = {
    syntax: this.#parser.syntax,
    definition: (label) => this.#parser.definitions.get(label),
    // A mark comes long before its footnote. With a number it is hardly anything else.
    footnote: (label) => this.#parser.footnotes.get(label)?.number ?? (/^\^\d+$/.test(label) ? 0 : undefined),
  };
  #ready: string[] = [];
  /** What stands before the next utterance: the number of an item, the name of a footnote. */
  #prefix = '';
  /** The open paragraph. */
  #paragraph: Paragraph | undefined;
  #lines = new LineReader();
  /** What of its source is not certain, after how many characters that are. */
  #rest = '';
  #settled = 0;
  /** What it says and was not given yet. */
  #words = '';
  #nextLook = 0;
  #nextSentenceLook = 0;
  /** How many characters have come since the open paragraph was last looked at. */
  #unseen = 0;
  /** How many rows of the open table were given, its head among them. */
  #rows = 0;

  constructor(strings: Strings) {
    this.#strings = strings;
  }

  /** Takes the next piece. Throws once the text was ended. */
  append(text: string): void {
    this.#parser.append(text);
    this.#follow();
    this.#unseen += text.length;
    // Looking copies the line that grows: all copies together are to cost no more than some lines of its length.
    if (this.#unseen * 32 > this.#settled) this.#readParagraph();
  }

  /** Ends the text: all of it is certain. */
  end(): void {
    this.#parser.end();
    this.#follow();
  }

  /** Gives what has become certain since it was last called: sentences, rows, items, in order. None is empty. */
  take(): readonly string[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #follow(): void {
    for (const change of this.#parser.takeChanges()) this.#hear(change);
  }

  #hear({ type, ...change }: Change): void {
    if (!('block' in change)) return;
    const { block } = change;
    if (type === 'opened') this.#open(block);
    else if (type === 'closed') this.#close(block);
    else if (type === 'removed') this.#paragraph = undefined;
    else if (block.type === 'table') this.#sayRows(block);
  }

  #open(block: Block): void {
    // A heading may be a paragraph that turned out to be one: what was said of it stays said.
    if (block.type !== 'heading') this.#forget();
    if (block.type === 'paragraph') this.#paragraph = block;
    else if (block.type === 'item') this.#prefix = this.#numberOf(block) ?? this.#prefix;
    else if (block.type === 'footnote') this.#prefix = `${this.#strings.footnote(block.number)}: `;
    else if (block.type === 'table') this.#sayRows(block);
  }

  #close(block: Block): void {
    switch (block.type) {
      case 'paragraph':
      case 'heading': {
        // Removed: what it turned out to be comes next.
        if (block.lines.length === 0) break;
        this.#takePrefixOfTask(block.parent.type === 'item' ? block.parent : undefined);
        this.#words += wordsOf(parseInlines(block.lines.join('\n').slice(this.#settled), this.#inlines), this.#strings);
        const { sentences, rest } = splitSentences(this.#words);
        for (const sentence of [...sentences, rest]) this.#say(sentence);
        this.#forget();
        break;
      }
      case 'code':
        this.#say(codeWords(block, this.#strings));
        break;
      case 'math-block':
      case 'html-block':
        this.#say(block.lines.join('\n'));
        break;
      case 'table':
        this.#sayRows(block);
        this.#rows = 0;
        break;
      case 'document':
      case 'quote':
      case 'list':
      case 'item':
      case 'footnote':
      case 'thematic-break':
        break;
    }
  }

  /** Gives the sentences of the open paragraph that are certain. */
  #readParagraph(): void {
    this.#unseen = 0;
    const lines = this.#paragraph?.lines;
    // It may become definitions, of which nothing is shown.
    if (!lines || lines[0]?.startsWith('[') === true || !this.#lines.continues(lines)) return;
    this.#rest += this.#lines.take(lines);
    if (this.#rest.length < this.#nextLook) return;
    // A line with a bar may become the head of a table.
    const end = this.#rest.includes('|') ? 0 : stableEnd(this.#rest, this.#inlines);
    this.#words += wordsOf(parseSettled(this.#rest.slice(0, end), this.#inlines), this.#strings);
    this.#rest = this.#rest.slice(end);
    this.#settled += end;
    this.#nextLook = lookAfter(this.#rest);
    if (end === 0 || this.#words.length < this.#nextSentenceLook) return;
    const { sentences, rest } = splitSentences(this.#words);
    if (sentences.length > 0) this.#takePrefixOfTask(itemOf(this.#paragraph));
    for (const sentence of sentences) this.#say(sentence);
    this.#words = rest;
    this.#nextSentenceLook = lookAfter(rest);
  }

  #sayRows(table: Table): void {
    const count = table.rows.length + 1;
    for (; this.#rows < count; this.#rows += 1) {
      const cells = this.#rows === 0 ? table.head : (table.rows[this.#rows - 1] ?? []);
      const words = cells.map((cell) => wordsOf(parseInlines(cell, this.#inlines), this.#strings).trim());
      this.#say(words.filter((word) => word !== '').join(', '));
    }
  }

  #say(words: string): void {
    const trimmed = words.trim();
    if (trimmed === '') return;
    this.#ready.push(this.#prefix + trimmed);
    this.#prefix = '';
  }

  /** Begins a new leaf. */
  #forget(): void {
    this.#paragraph = undefined;
    this.#lines = new LineReader();
    this.#rest = '';
    this.#settled = 0;
    this.#words = '';
    this.#nextLook = 0;
    this.#nextSentenceLook = 0;
  }

  #counts = new WeakMap<object, number>();

  /** The number of an item, which has just been opened; undefined in a list without numbers. */
  #numberOf({ parent }: Item): string | undefined {
    if (parent.type !== 'list' || parent.start === undefined) return undefined;
    const index = this.#counts.get(parent) ?? 0;
    this.#counts.set(parent, index + 1);
    return `${parent.start + index}. `;
  }

  /** Puts before the first text of a task whether it is done. */
  #takePrefixOfTask(item: Item | undefined): void {
    if (!item?.task || this.#counts.has(item)) return;
    this.#counts.set(item, 1);
    this.#prefix += `${item.task === 'done' ? this.#strings.taskDone : this.#strings.taskOpen}: `;
  }
}

function itemOf(paragraph: Paragraph | undefined): Item | undefined {
  return paragraph?.parent.type === 'item' ? paragraph.parent : undefined;
}

function lookAfter({ length }: string): number {
  return length < SHORT ? 0 : length * 1.5;
}

function codeWords({ info, lines }: Code, strings: Strings): string {
  return strings.codeSaid(codeLanguage(info.split(/[ \t]/)[0] ?? '').label, lines.length);
}

/** The text of inlines, without recursion: a model may nest them as deeply as it likes. */
function wordsOf(inlines: readonly Inline[], strings: Strings): string {
  let words = '';
  const waiting = [...inlines].reverse();
  for (let inline = waiting.pop(); inline; inline = waiting.pop()) {
    switch (inline.type) {
      case 'text':
      case 'code-span':
      case 'math':
        words += inline.text;
        break;
      case 'html':
        words += /^<br\b/i.test(inline.text) ? ' ' : inline.text;
        break;
      case 'hard-break':
        words += '\n';
        break;
      case 'soft-break':
        words += ' ';
        break;
      case 'image':
        if (inline.children.length === 0) words += strings.image;
        for (const child of [...inline.children].reverse()) waiting.push(child);
        break;
      case 'emphasis':
      case 'strong':
      case 'strikethrough':
      case 'link':
        for (const child of [...inline.children].reverse()) waiting.push(child);
        break;
      case 'footnote-mark':
        break;
    }
  }
  return words;
}

let segmenter: Intl.Segmenter | undefined;

/** The sentences that another one follows, and the rest, which may be the beginning of one. Where there is no `Intl.Segmenter` all is rest. */
function splitSentences(words: string): { readonly sentences: readonly string[]; readonly rest: string } {
  if (!('Segmenter' in Intl)) return { sentences: [], rest: words };
  // Made when it is first needed: making one is slow.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'sentence' });
  const sentences = Array.from(segmenter.segment(words), ({ segment }) => segment);
  const rest = sentences.pop() ?? '';
  return { sentences, rest };
}
