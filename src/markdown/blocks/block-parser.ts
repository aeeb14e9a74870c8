/** Text in, piece by piece, a tree of blocks out: phase 1 of https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy. */
import { LineCursor } from '../line-cursor.js';
import { LineSplitter } from '../line-splitter.js';
import type { Definition, MarkdownDocument } from '../nodes.js';
import { gfm } from '../syntax.js';
import type { Syntax } from '../syntax.js';
import type { BlockStart } from './block-start.js';
import type { Change } from './changes.js';
import { addIndentedLine, isClosingFence, startFence, startIndentedCode } from './code-block.js';
import { startAtxHeading, startSetextHeading } from './heading.js';
import { startHtmlBlock } from './html-block.js';
import { continueItem, startItem } from './list-item.js';
import { OpenBlocks } from './open-blocks.js';
import type { OpenBlock } from './open-blocks.js';
import { continueQuote, startQuote } from './quote.js';
import { splitCells, startTable } from './table.js';
import { takeTask } from './task.js';
import { startThematicBreak } from './thematic-break.js';

/**
 * Reads blocks from text that arrives in pieces. Each line is read once, when it is complete; the tree is the same however the text is
 * cut. What stands in the tree stays the same objects: lines are added to the open blocks, and a closed block never changes.
 *
 * @example
 * const parser = new BlockParser();
 * parser.append('# Title\nSome *te');
 * parser.takeChanges(); // heading opened, heading closed
 * parser.unfinishedLine; // 'Some *te'
 * parser.append('xt*\n');
 * parser.end();
 */
export class BlockParser {
  readonly #blocks: OpenBlocks;
  readonly #lines = new LineSplitter();
  readonly #takeLine = (line: string): void => this.#readLine(new LineCursor(line));

  /** `syntax`: what is Markdown; all of GitHub's by default. */
  constructor(syntax: Syntax = gfm) {
    this.#blocks = new OpenBlocks(syntax);
  }

  /** The root of the tree, always the same object. */
  get document(): MarkdownDocument {
    return this.#blocks.document;
  }

  /** The definitions so far, by their labels in normal form. */
  get definitions(): ReadonlyMap<string, Definition> {
    return this.#blocks.definitions;
  }

  /** What came after the last line end, and is not in the tree. */
  get unfinishedLine(): string {
    return this.#lines.rest;
  }

  /** Takes the next piece of the text. Throws once the text was ended. */
  append(text: string): void {
    if (this.document.isClosed)
      throw new Error('BlockParser.append was called after end(); make a new parser for a new text.');
    this.#lines.push(text, this.#takeLine);
  }

  /** Ends the text: the last line is complete, and every block is closed. */
  end(): void {
    this.#lines.end(this.#takeLine);
    this.#blocks.closeAll();
  }

  /** Gives what happened since it was last called, in order. */
  takeChanges(): readonly Change[] {
    return this.#blocks.changes.take();
  }

  #readLine(line: LineCursor): void {
    const blocks = this.#blocks;
    blocks.match((block) => continues(block, line));
    const matched = blocks.matchedTip;
    const isRaw = matched.kind === 'fence' || matched.kind === 'html';
    const isBlank = line.isBlank && !isRaw;
    if (matched.kind === 'fence' && isClosingFence(line, matched)) blocks.close();
    else if (isRaw || this.#startBlocks(line) !== 'whole') this.#addText(line);
    blocks.endLine(isBlank);
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

/** Whether the line belongs to an open block; takes the block's marker or indentation from it. */
function continues(block: OpenBlock, line: LineCursor): boolean {
  switch (block.kind) {
    case 'document':
    case 'list':
    case 'fence':
      return true;
    case 'quote':
      return continueQuote(line);
    case 'item':
      return continueItem(line, block);
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
  ['=', [startSetextHeading]],
  ['-', [startSetextHeading, startThematicBreak, startItem, startTable]],
  ['*', [startThematicBreak, startItem]],
  ['_', [startThematicBreak]],
  ['+', [startItem]],
  ['|', [startTable]],
  [':', [startTable]],
  ...Array.from('0123456789', (digit): [string, BlockStart[]] => [digit, [startItem]]),
]);
