/** The two kinds of node that Markdown is read into: blocks, which nest by lines, and inlines, which nest within the text of one block. */

/** A block that holds blocks. Only its last child can still change, and only while it is not closed. */
export type Container = MarkdownDocument | Quote | List | Item | Footnote;

/** A block that holds text. */
export type Leaf = Paragraph | Heading | Code | MathBlock | HtmlBlock | ThematicBreak | Table;

/** Any block. An object stays the same one for as long as its block exists. */
export type Block = Container | Leaf;

/** What every block below the document has. */
interface Child {
  readonly parent: Container;
  /** Whether the block is complete: nothing in it or below it changes any more, a list's `isTight` and an item's `task` included. */
  readonly isClosed: boolean;
}

/** The root. Closed by the end of the text. */
export interface MarkdownDocument {
  readonly type: 'document';
  readonly isClosed: boolean;
  readonly children: readonly Block[];
}

/** https://spec.commonmark.org/0.31.2/#block-quotes */
export interface Quote extends Child {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

/** https://spec.commonmark.org/0.31.2/#lists */
export interface List extends Child {
  readonly type: 'list';
  /** The first number of an ordered list; undefined in a bullet list. */
  readonly start: number | undefined;
  /** The character that its items have in common: `-`, `+`, `*`, `.` or `)`. */
  readonly delimiter: string;
  /** False as soon as a blank line stood between two items, or between two blocks of one item. Never becomes true again. */
  readonly isTight: boolean;
  readonly children: readonly Item[];
}

/** https://spec.commonmark.org/0.31.2/#list-items */
export interface Item extends Child {
  readonly type: 'item';
  /** The box of a task list item (https://github.github.com/gfm/#task-list-items-extension-), whose mark is not in the paragraph's lines. */
  readonly task: 'open' | 'done' | undefined;
  readonly children: readonly Block[];
}

/**
 * What a mark in the text points at: `[^label]:` and the blocks that follow, indented by four columns. It stands where the text has it; whoever shows it
 * may gather all of them at the end. Never within another footnote.
 */
export interface Footnote extends Child {
  readonly type: 'footnote';
  /** In normal form, with its `^`. A further definition of a label is a footnote too, to which no mark points. */
  readonly label: string;
  /** 1 for the first footnote in the text, and so on. */
  readonly number: number;
  readonly children: readonly Block[];
}

/** https://spec.commonmark.org/0.31.2/#paragraphs */
export interface Paragraph extends Child {
  readonly type: 'paragraph';
  /** Without white space before them and without line ends. Link reference definitions leave when the paragraph closes. */
  readonly lines: readonly string[];
}

/** https://spec.commonmark.org/0.31.2/#atx-headings and #setext-headings, which may have several lines. */
export interface Heading extends Child {
  readonly type: 'heading';
  /** 1 to 6. */
  readonly level: number;
  readonly lines: readonly string[];
}

/** https://spec.commonmark.org/0.31.2/#fenced-code-blocks and #indented-code-blocks */
export interface Code extends Child {
  readonly type: 'code';
  /** The info string, with escapes and entities read, those by what the syntax's lookup knows when this is asked for; empty for indented code. */
  readonly info: string;
  readonly lines: readonly string[];
}

/** Mathematics, as TeX, between lines of `$$`, or `\[` and `\]`. */
export interface MathBlock extends Child {
  readonly type: 'math-block';
  /** The source without its marks. */
  readonly lines: readonly string[];
}

/** Raw HTML, to be shown as text. https://spec.commonmark.org/0.31.2/#html-blocks */
export interface HtmlBlock extends Child {
  readonly type: 'html-block';
  readonly lines: readonly string[];
}

/** https://spec.commonmark.org/0.31.2/#thematic-breaks */
export interface ThematicBreak extends Child {
  readonly type: 'thematic-break';
}

/** How a column of a table is aligned; undefined where the delimiter row does not say. */
export type Alignment = 'left' | 'center' | 'right' | undefined;

/** https://github.github.com/gfm/#tables-extension- */
export interface Table extends Child {
  readonly type: 'table';
  /** One for each column. */
  readonly alignments: readonly Alignment[];
  /** The text of the head's cells, one for each column. */
  readonly head: readonly string[];
  /**
   * The text of the cells, row by row. A row is never longer than the head. It may be shorter: cells that the text does not have are not made
   * up here, since a wide head and many short rows would come to more cells than characters.
   */
  readonly rows: readonly (readonly string[])[];
}

/** A part of a leaf's text. */
export type Inline = Text | CodeSpan | MathSpan | Emphasis | Link | Image | FootnoteMark | Html | Break;

/** Text to be shown as it is. Two never follow each other. */
export interface Text {
  readonly type: 'text';
  readonly text: string;
}

/** https://spec.commonmark.org/0.31.2/#code-spans */
export interface CodeSpan {
  readonly type: 'code-span';
  readonly text: string;
}

/** Mathematics within a text, as TeX: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`. */
export interface MathSpan {
  readonly type: 'math';
  /** The source without its marks, and with its line feeds. */
  readonly text: string;
  /** Whether it is to stand in a line of its own. */
  readonly isDisplay: boolean;
}

/** What a pair of delimiter runs makes of the text between: https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis and strikethrough. */
export interface Emphasis {
  readonly type: 'emphasis' | 'strong' | 'strikethrough';
  readonly children: readonly Inline[];
}

/** https://spec.commonmark.org/0.31.2/#links and #autolinks */
export interface Link {
  readonly type: 'link';
  /** With escapes and entities read; neither percent-encoded nor judged. */
  readonly destination: string;
  readonly title: string | undefined;
  readonly children: readonly Inline[];
}

/** https://spec.commonmark.org/0.31.2/#images. The children are its description. */
export interface Image {
  readonly type: 'image';
  readonly destination: string;
  readonly title: string | undefined;
  readonly children: readonly Inline[];
}

/** `[^label]`, where there is such a footnote. Never within a link. */
export interface FootnoteMark {
  readonly type: 'footnote-mark';
  /** In normal form, with its `^`. */
  readonly label: string;
  /** The footnote's. */
  readonly number: number;
}

/** A tag, comment or the like, to be shown as text. https://spec.commonmark.org/0.31.2/#raw-html */
export interface Html {
  readonly type: 'html';
  readonly text: string;
}

/** https://spec.commonmark.org/0.31.2/#hard-line-breaks and #soft-line-breaks */
export interface Break {
  readonly type: 'hard-break' | 'soft-break';
}

/** What a link reference definition says (https://spec.commonmark.org/0.31.2/#link-reference-definitions), by the entities known when it is asked. */
export interface Definition {
  readonly destination: string;
  readonly title: string | undefined;
}
