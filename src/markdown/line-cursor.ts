/** One line in, its parts out: a place in the line that moves from left to right and knows how wide a tab is (https://spec.commonmark.org/0.31.2/#tabs). */

/** Reads one line. Columns are counted with tab stops of 4; a tab may be taken in parts. */
export class LineCursor {
  readonly text: string;
  /** Where the next character is. */
  offset = 0;
  /** How many columns of a tab at `offset` are not taken; 0 where none of it is. */
  #restOfTab = 0;
  #column = 0;
  /** Where the white space before the next text ends; found once for each run of white space. */
  #textOffset = -1;
  #textColumn = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Offset of the next character that is neither a space nor a tab; the length of the line if it is blank from here. */
  get textOffset(): number {
    if (this.#textOffset < this.offset) this.#findText();
    return this.#textOffset;
  }

  /** How many columns of white space are before it. */
  get indent(): number {
    if (this.#textOffset < this.offset) this.#findText();
    return this.#textColumn - this.#column;
  }

  /** Whether nothing but white space is left. */
  get isBlank(): boolean {
    return this.textOffset === this.text.length;
  }

  /** The next character that is no white space; empty at the end. */
  get next(): string {
    return this.text.charAt(this.textOffset);
  }

  /** Goes to the next text. */
  skipIndent(): void {
    const column = this.#column + this.indent;
    this.offset = this.#textOffset;
    this.#column = column;
    this.#restOfTab = 0;
  }

  /** Takes up to so many columns of white space. */
  skipColumns(columns: number): void {
    let left = Math.min(columns, this.indent);
    while (left > 0) {
      const width = this.#restOfTab || (this.text.charCodeAt(this.offset) === TAB ? 4 - (this.#column % 4) : 1);
      const taken = Math.min(width, left);
      this.#column += taken;
      left -= taken;
      this.#restOfTab = width - taken;
      if (this.#restOfTab === 0) this.offset += 1;
    }
  }

  /** Takes so many characters, none of them a tab. */
  skipCharacters(count: number): void {
    this.offset += count;
    this.#column += count;
  }

  /** What is left, a partly taken tab as the spaces that are left of it. */
  rest(): string {
    return this.#restOfTab > 0
      ? ' '.repeat(this.#restOfTab) + this.text.slice(this.offset + 1)
      : this.text.slice(this.offset);
  }

  #findText(): void {
    let offset = this.offset;
    let column = this.#column;
    if (this.#restOfTab > 0) {
      column += this.#restOfTab;
      offset += 1;
    }
    for (; offset < this.text.length; offset++) {
      const code = this.text.charCodeAt(offset);
      if (code === SPACE) column += 1;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.#textOffset = offset;
    this.#textColumn = column;
  }
}

const TAB = 9;
const SPACE = 32;
