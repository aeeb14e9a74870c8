/** Text in, piece by piece, a tree of blocks out: phase 1 of https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy. */
import { LineCursor } from '../line-cursor.js';
import { LineSplitter } from '../line-splitter.js';
import type { Definition, Footnote, MarkdownDocument } from '../nodes.js';
import { chat } from '../syntax.js';
import type { Syntax } from '../syntax.js';
import type { BlockStart } from './block-start.js';
import type { Change } from './changes.js';
import { addIndentedLine, isClosingFence, startFence, startIndentedCode } from './code-block.js';
import { continueFootnote, startFootnote } from './footnote.js';
import { startAtxHeading, startSetextHeading } from './heading.js';
import { startHtmlBlock } from './html-block.js';
import { isDecided } from './is-decided.js';
import { continueItem, startItem } from './list-item.js';
import { addMathLine, startMathBlock } from './math-block.js';
import { OpenBlocks } from './open-blocks.js';
import type { OpenBlock } from './open-blocks.js';
import { readPreview } from './preview.js';
import type { Preview } from './preview.js';
import { continueQuote, startQuote } from './quote.js';
import { splitCells, startTable } from './table.js';
import { takeTask } from './task.js';
import { startThematicBreak } from './thematic-break.js';

/**
 * Reads blocks from text that arrives in pieces. Each line is read once, when it is complete or when nothing can change any more what it is;
 * at its end the tree is the same however the text was cut. What stands in the tree stays the same objects: lines are added to the open blocks, and a closed block never changes.
 *
 * @example
 * const parser = new BlockParser();
 * parser.append('# Title\nSome *te');
 * parser.takeChanges(); // heading opened, heading closed, paragraph opened
 * parser.append('xt*\n');
 * parser.end();
 */
export class BlockParser {
  readonly #blocks: OpenBlocks;
  readonly #lines = new LineSplitter();
  /** The block whose last line is not complete. */
  #growing: (OpenBlock & { readonly kind: 'paragraph' | 'fence' | 'indented' }) | undefined;
  /** How long the unfinished line has to be before it is looked at again. */
  #nextLook = 0;

  /** `syntax`: what is Markdown; all that models write by default. */
  constructor(syntax: Syntax = chat) {
    this.#blocks = new OpenBlocks(syntax);
  }

  /** What it reads as Markdown. */
  get syntax(): Syntax {
    return this.#blocks.syntax;
  }

  /** The root of the tree, always the same object. */
  get document(): MarkdownDocument {
    return this.#blocks.document;
  }

  /** The definitions so far, by their labels in normal form. */
  get definitions(): ReadonlyMap<string, Definition> {
    return this.#blocks.definitions;
  }

  /** The first footnote of each label so far, by their labels in normal form, with their `^`. */
  get footnotes(): ReadonlyMap<string, Footnote> {
    return this.#blocks.footnotes;
  }

  /** What came after the last line end and is not in the tree, because it is not certain yet where it belongs. */
  get unfinishedLine(): string {
    return this.#lines.rest;
  }

  /** What the unfinished line is likely to become; undefined where nothing of it is to be shown yet. Asking costs the length of the line. */
  preview(): Preview | undefined {
    const { rest } = this.#lines;
    if (rest === '') return undefined;
    const line = new LineCursor(rest);
    this.#blocks.match((block) => continues(block, line));
    return readPreview(line, this.#blocks);
  }

  /** Takes the next piece of the text. Throws once the text was ended. */
  append(text: string): void {
    if (this.document.isClosed)
      throw new Error('BlockParser.append was called after end(); make a new parser for a new text.');
    this.#lines.push(text, this.#takeLine);
    this.#beginLine();
  }

  /** Ends the text: the last line is complete, and every block is closed. */
  end(): void {
    this.#lines.end(this.#takeLine);
    this.#growing = undefined;
    this.#blocks.closeAll();
  }

  /** Gives what happened since it was last called, in order. */
  takeChanges(): readonly Change[] {
    return this.#blocks.changes.take();
  }

  readonly #takeLine = (line: string): void => {
    if (this.#growing) this.#growLine(line);
    else this.#readLine(new LineCursor(line));
    this.#growing = undefined;
    this.#nextLook = 0;
  };

  /** Gives what there is of the unfinished line to its block, as soon as that is certain. */
  #beginLine(): void {
    if (this.#growing) {
      this.#growLine(this.#lines.takeRest());
      return;
    }
    const { rest } = this.#lines;
    if (rest.length <= this.#nextLook || this.document.isClosed) return;
    const line = new LineCursor(rest);
    this.#blocks.match((block) => continues(block, line));
    if (!isDecided(line, this.#blocks)) {
      // A long line is not looked at again before it is a good deal longer: all looks together cost no more than some lines of its length.
      this.#nextLook = rest.length < SHORT_LINE ? 0 : rest.length * 1.5;
      return;
    }
    this.#readLine(new LineCursor(this.#lines.takeRest()));
    const { tip } = this.#blocks;
    if (tip.kind === 'paragraph' || tip.kind === 'fence' || tip.kind === 'indented') this.#growing = tip;
    else throw new Error(`BlockParser: a line was begun that ${tip.kind} cannot grow by.`);
  }

  #growLine(text: string): void {
    if (!this.#growing || text === '') return;
    const { lines } = this.#growing.node;
    lines.push((lines.pop() ?? '') + text);
    this.#blocks.changes.add({ type: 'changed', block: this.#growing.node });
  }

  #readLine(line: LineCursor): void {
    const blocks = this.#blocks;
    blocks.match((block) => continues(block, line));
    const matched = blocks.matchedTip;
    const isRaw = matched.kind === 'fence' || matched.kind === 'html' || matched.kind === 'math';
    const isBlank = line.isBlank && !isRaw;
    if (matched.kind === 'fence' && isClosingFence(line, matched)) blocks.close();
    else if (matched.kind === 'math') this.#addMath(line, matched);
    else if (isRaw || this.#startBlocks(line) !== 'whole') this.#addText(line);
    blocks.endLine(isBlank);
  }

  #addMath(line: LineCursor, block: OpenBlock & { readonly kind: 'math' }): void {
    addMathLine(line, block, this.#blocks);
    // What follows in the line that ends it is text of its own.
    if (block.node.isClosed) this.#addText(line);
  }

  /** Opens the blocks that begin in the rest of the line. */
  #startBlocks(line: LineCursor): ReturnType<BlockStart> {
    for (;;) {
      const { kind } = this.#blocks.matchedTip;
      if (line.isBlank || kind === 'indented') return undefined;
      const started = this.#startBlock(line);
      if (started !== 'container') return started;
    }
  }

  #startBlock(line: LineCursor): ReturnType<BlockStart> {
    if (line.indent >= 4) return startIndentedCode(line, this.#blocks);
    for (const start of starts.get(line.next) ?? []) {
      const started = start(line, this.#blocks);
      if (started !== undefined) return started;
    }
    return undefined;
  }

  /** Gives the rest of the line, in which no block begins, to the block that it belongs to. */
  #addText(line: LineCursor): void {
    const blocks = this.#blocks;
    const { tip } = blocks;
    // https://spec.commonmark.org/0.31.2/#lazy-continuation-line
    if (!blocks.isAllMatched && !line.isBlank && tip.kind === 'paragraph') {
      tip.node.lines.push(line.text.slice(line.textOffset));
      blocks.changes.add({ type: 'changed', block: tip.node });
      return;
    }
    blocks.closeUnmatched();
    const block = blocks.tip;
    switch (block.kind) {
      case 'fence':
        line.skipColumns(block.indent);
        block.node.lines.push(line.rest());
        break;
      case 'indented':
        addIndentedLine(line, block);
        break;
      case 'html':
      case 'math':
        block.node.lines.push(line.rest());
        break;
      case 'table':
        block.node.rows.push(splitCells(line.rest()).slice(0, block.node.head.length));
        break;
      case 'paragraph':
        block.node.lines.push(line.text.slice(line.textOffset));
        break;
      case 'document':
      case 'quote':
      case 'list':
      case 'item':
      case 'footnote':
        if (!line.isBlank) this.#openParagraph(line);
        return;
    }
    blocks.changes.add({ type: 'changed', block: block.node });
    if (block.kind === 'html' && block.end?.test(line.text.slice(line.offset)) === true) blocks.close();
  }

  #openParagraph(line: LineCursor): void {
    const parent = this.#blocks.parentOf('block');
    const text = takeTask(line.text.slice(line.textOffset), this.#blocks);
    this.#blocks.open({ kind: 'paragraph', node: { type: 'paragraph', parent, isClosed: false, lines: [text] } });
  }
}

/** How long an unfinished line may be to be looked at whenever it grows. */
const SHORT_LINE = 200;

/** Whether the line belongs to an open block; takes the block's marker or indentation from it. */
function continues(block: OpenBlock, line: LineCursor): boolean {
  switch (block.kind) {
    case 'document':
    case 'list':
    case 'fence':
    case 'math':
      return true;
    case 'quote':
      return continueQuote(line);
    case 'item':
      return continueItem(line, block);
    case 'footnote':
      return continueFootnote(line);
    case 'paragraph':
    case 'table':
      return !line.isBlank;
    case 'indented':
      if (line.indent < 4 && !line.isBlank) return false;
      line.skipColumns(4);
      return true;
    case 'html':
      return block.end !== undefined || !line.isBlank;
  }
}

/** What may begin with a character, in the order in which it is tried. */
const starts: ReadonlyMap<string, readonly BlockStart[]> = new Map([
  ['>', [startQuote]],
  ['#', [startAtxHeading]],
  ['`', [startFence]],
  ['~', [startFence]],
  ['<', [startHtmlBlock]],
  ['$', [startMathBlock]],
  ['\\', [startMathBlock]],
  ['[', [startFootnote]],
  ['=', [startSetextHeading]],
  ['-', [startSetextHeading, startThematicBreak, startItem, startTable]],
  ['*', [startThematicBreak, startItem]],
  ['_', [startThematicBreak]],
  ['+', [startItem]],
  ['|', [startTable]],
  [':', [startTable]],
  ...Array.from('0123456789', (digit): [string, BlockStart[]] => [digit, [startItem]]),
]);
