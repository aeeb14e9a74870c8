/** Blocks to open and close in, the tree of blocks out: the stack of open blocks of https://spec.commonmark.org/0.31.2/#phase-1-block-structure. */
import type {
  Block,
  Code,
  Container,
  Definition,
  Footnote,
  HtmlBlock,
  Item,
  List,
  MarkdownDocument,
  MathBlock,
  Paragraph,
  Quote,
  Table,
} from '../nodes.js';
import type { Syntax } from '../syntax.js';
import type { Writable } from '../writable.js';
import { Changes } from './changes.js';
import { readDefinitions } from './definitions.js';

/** A block that takes further lines, and what it takes to know which. */
export type OpenBlock =
  | { readonly kind: 'document'; readonly node: Writable<MarkdownDocument> }
  | { readonly kind: 'quote'; readonly node: Writable<Quote> }
  | { readonly kind: 'list'; readonly node: Writable<List> }
  /** `contentIndent`: how many columns its later lines have to be indented. */
  | { readonly kind: 'item'; readonly node: Writable<Item>; readonly contentIndent: number }
  | { readonly kind: 'footnote'; readonly node: Writable<Footnote> }
  | { readonly kind: 'paragraph'; readonly node: Writable<Paragraph> }
  | {
      readonly kind: 'fence';
      readonly node: Writable<Code>;
      readonly mark: string;
      readonly length: number;
      readonly indent: number;
    }
  /** `closer`: what ends it, wherever in a line. `indent`: how many columns its lines may be indented. */
  | { readonly kind: 'math'; readonly node: Writable<MathBlock>; readonly closer: string; readonly indent: number }
  /** `blanks`: blank lines, which belong to it only if another line of it follows. */
  | { readonly kind: 'indented'; readonly node: Writable<Code>; blanks: string[] }
  /** `end`: what its last line contains; undefined if a blank line ends it. */
  | { readonly kind: 'html'; readonly node: Writable<HtmlBlock>; readonly end: RegExp | undefined }
  | { readonly kind: 'table'; readonly node: Writable<Table> };

/** How many containers may be within each other, a list and its item being two. Markers beyond are text. */
export const MAX_DEPTH = 100;

/** The open blocks from the document to the innermost, of which the current line continues the first `matched`. */
export class OpenBlocks {
  readonly document: Writable<MarkdownDocument> = { type: 'document', isClosed: false, children: [] };
  readonly definitions = new Map<string, Definition>();
  /** The first footnote of each label, and how many there are in all. */
  readonly footnotes = new Map<string, Footnote>();
  footnoteCount = 0;
  readonly changes = new Changes();
  readonly syntax: Syntax;
  readonly #stack: OpenBlock[] = [{ kind: 'document', node: this.document }];
  #matched = 1;
  /** Whether the line before this one was blank; and the stack index of the innermost quote that it was in, which alone saw it. */
  #isAfterBlank = false;
  #blankIsWithin = 0;

  constructor(syntax: Syntax) {
    this.syntax = syntax;
  }

  /** The innermost open block. */
  get tip(): OpenBlock {
    return this.#stack.at(-1) ?? { kind: 'document', node: this.document };
  }

  /** The innermost block that the line continues. */
  get matchedTip(): OpenBlock {
    return this.#stack[this.#matched - 1] ?? this.tip;
  }

  /** The innermost block that the line continues and that a new block can be put into. */
  get matchedContainer(): Exclude<Container, List> {
    for (let index = this.#matched - 1; index > 0; index--) {
      const block = this.#stack[index];
      if (block && 'children' in block.node && block.node.type !== 'list') return block.node;
    }
    return this.document;
  }

  /** Whether the line continues all open blocks. */
  get isAllMatched(): boolean {
    return this.#matched === this.#stack.length;
  }

  /** Whether so many further containers would be nested too deeply. */
  isTooDeep(count: number): boolean {
    return this.#matched - 1 + count > MAX_DEPTH;
  }

  /** Whether the line continues a footnote. */
  get isInFootnote(): boolean {
    return this.#stack.some(({ kind }, index) => kind === 'footnote' && index < this.#matched);
  }

  /** Begins a line: finds how many blocks it continues, from the outside in. */
  match(continues: (block: OpenBlock) => boolean): void {
    this.#matched = 1;
    for (let block = this.#stack[1]; block && continues(block); block = this.#stack[this.#matched]) this.#matched += 1;
  }

  /** Ends a line. `isBlank`: whether it was blank to the blocks that it continues, so that what comes after it stands apart. */
  endLine(isBlank: boolean): void {
    this.#isAfterBlank = isBlank;
    if (!isBlank) return;
    this.#blankIsWithin = this.#matched - 1;
    while (this.#blankIsWithin > 0 && this.#stack[this.#blankIsWithin]?.kind !== 'quote') this.#blankIsWithin -= 1;
  }

  /** Closes what the line does not continue. */
  closeUnmatched(): void {
    while (this.#stack.length > this.#matched) this.close();
  }

  /** Makes room for a new block: closes what the line does not continue and what cannot hold it, and gives what can. */
  parentOf(child: 'item'): Writable<List>;
  parentOf(child: 'block'): Exclude<Container, List>;
  parentOf(child: 'item' | 'block'): Container {
    this.closeUnmatched();
    for (;;) {
      const { node } = this.tip;
      if (node.type === 'list' ? child === 'item' : 'children' in node) return node as Container;
      this.close();
    }
  }

  /** Adds a block to its parent, which `parentOf` gave, and leaves it open. */
  open(block: OpenBlock): void {
    if (block.node.type !== 'document') this.#attach(block.node);
    this.#stack.push(block);
    this.#matched = this.#stack.length;
  }

  /** Adds a block that no further line belongs to. */
  add(node: Writable<Exclude<Block, MarkdownDocument>>): void {
    this.#attach(node);
    node.isClosed = true;
    this.changes.add({ type: 'closed', block: node as Block });
    this.#matched = this.#stack.length;
  }

  /** Closes the innermost block. */
  close(): void {
    const block = this.#stack.pop();
    if (!block) return;
    this.#matched = Math.min(this.#matched, this.#stack.length);
    if (block.kind === 'paragraph' && !this.takeDefinitions(block.node)) this.#remove(block.node);
    block.node.isClosed = true;
    this.changes.add({ type: 'closed', block: block.node as Block });
  }

  /** Closes everything. */
  closeAll(): void {
    while (this.#stack.length > 0) this.close();
  }

  /** Takes the definitions from the start of the open paragraph and tells whether any lines are left. */
  takeDefinitions(paragraph: Writable<Paragraph>): boolean {
    if (paragraph.lines[0]?.startsWith('[') !== true || isTask(paragraph)) return paragraph.lines.length > 0;
    const { definitions, lineCount } = readDefinitions(paragraph.lines, this.syntax);
    for (const { label, definition } of definitions) {
      // "If there are several matching definitions, the first one takes precedence."
      if (this.definitions.has(label)) continue;
      this.definitions.set(label, definition);
      this.changes.add({ type: 'defined', label });
    }
    if (lineCount > 0) {
      paragraph.lines.splice(0, lineCount);
      this.changes.add({ type: 'changed', block: paragraph });
    }
    return paragraph.lines.length > 0;
  }

  /** Takes the open paragraph's last `count` lines away, for something that they turned out to be, and closes or removes it. */
  closeParagraphWithout(paragraph: Writable<Paragraph>, count: number): void {
    paragraph.lines.splice(paragraph.lines.length - count, count);
    if (paragraph.lines.length > 0) this.changes.add({ type: 'changed', block: paragraph });
    this.close();
  }

  #attach(node: Block): void {
    if (node.type === 'document') return;
    const { parent } = node;
    const index = this.#stack.length - 1;
    // https://spec.commonmark.org/0.31.2/#loose: a blank line between two items, or between two blocks of an item, at a level that saw it.
    if (this.#isAfterBlank && parent.children.length > 0 && index >= this.#blankIsWithin) {
      const list = this.#stack[parent.type === 'item' ? index - 1 : index];
      if (list?.kind === 'list' && list.node.isTight) {
        list.node.isTight = false;
        this.changes.add({ type: 'changed', block: list.node });
      }
    }
    (parent.children as Block[]).push(node);
    this.changes.add({ type: 'opened', block: node });
  }

  #remove(paragraph: Writable<Paragraph>): void {
    (paragraph.parent.children as Block[]).pop();
    this.changes.add({ type: 'removed', block: paragraph });
  }
}

/** Whether a task's box stood before the text, which therefore begins with no definition. */
function isTask(paragraph: Paragraph): boolean {
  const { parent } = paragraph;
  return parent.type === 'item' && parent.task !== undefined && parent.children[0] === paragraph;
}
