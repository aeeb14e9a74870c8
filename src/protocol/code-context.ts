/** Markdown text in, piece by piece, whether its end lies in code out: what stands in code is shown and means nothing else. */

/**
 * Follows fenced code blocks (https://spec.commonmark.org/0.31.2/#fenced-code-blocks, in lists and quotes too) and inline code spans
 * (https://spec.commonmark.org/0.31.2/#code-spans, taken to end with their line, since nobody can wait for the rest of a paragraph). Each
 * character is looked at once, however the text is cut.
 */
export class CodeContext {
  /** Where in its line the text ends; `info` follows a fence's marks, `closing` the marks that may end one. */
  #place: 'prefix' | 'run' | 'info' | 'closing' | 'rest' = 'prefix';
  #prefix = '';
  #fence: { readonly mark: string; readonly length: number } | undefined;
  /** The run of marks at the text's end. */
  #mark = '';
  #run = 0;
  /** Length of the backtick run that opened a span; 0 outside of one. */
  #span = 0;
  #isEscaped = false;

  /** Whether the next character, which has to be no backtick and no tilde, is code. */
  get isInCode(): boolean {
    if (this.#fence) return true;
    if (this.#place === 'run') return this.#run >= 3 || this.#mark === '`';
    return this.#run > 0 ? this.#run !== this.#span : this.#span > 0;
  }

  /** Whether it is in a fenced block. */
  get isInFence(): boolean {
    return this.#fence !== undefined || (this.#place === 'run' && this.#run >= 3);
  }

  /** Whether nothing but white space stands in the line so far. */
  get isAtLineStart(): boolean {
    return this.#place === 'prefix' && this.#prefix.trim() === '';
  }

  /** Takes the next piece of the text. */
  push(text: string): void {
    for (let at = 0; at < text.length;) at = this.#fence ? this.#inFence(text, at) : this.#inText(text, at);
  }

  #inText(text: string, at: number): number {
    const character = text.charAt(at);
    switch (this.#place) {
      case 'prefix':
        if (character === '\n') return this.#newLine(at);
        if ((character === '`' || character === '~') && containers.test(this.#prefix))
          return this.#startRun(character, at);
        // Longer than any nesting of lists that a model writes: a line, not a prefix.
        if (!/[ \t>*+\-\d.)]/.test(character) || this.#prefix.length > 40) return this.#goTo('rest', at);
        this.#prefix += character;
        return at + 1;
      case 'run':
        if (character === this.#mark) return this.#lengthenRun(at);
        if (this.#run >= 3) {
          this.#fence = { mark: this.#mark, length: this.#run };
          return this.#goTo('info', at);
        }
        if (this.#mark === '~') this.#run = 0;
        return this.#goTo('rest', at);
      case 'rest':
      case 'info':
      case 'closing':
        return this.#inLine(text, at);
    }
  }

  #inLine(text: string, at: number): number {
    const character = text.charAt(at);
    if (character === '`' && !this.#isEscaped) return this.#lengthenRun(at);
    if (this.#run > 0) this.#endRun();
    this.#isEscaped = false;
    if (character === '\n') return this.#newLine(at);
    if (character === '\\') {
      // Inside a span a backslash is a backslash.
      this.#isEscaped = this.#span === 0;
      return at + 1;
    }
    return indexOfAny(lineMarks, text, at + 1);
  }

  #inFence(text: string, at: number): number {
    const fence = this.#fence;
    const character = text.charAt(at);
    if (!fence) return at;
    switch (this.#place) {
      case 'info':
        if (character === '\n') return this.#newLine(at);
        if (character !== '`' || fence.mark === '~') return indexOfAny(lineMarks, text, at + 1);
        // An info string has no backtick: "```a```" in one line is a span.
        this.#fence = undefined;
        this.#span = fence.length;
        this.#run = 0;
        return this.#goTo('rest', at);
      case 'prefix':
        if (character === '\n' || /[ \t>\r]/.test(character)) return at + 1;
        return character === fence.mark ? this.#startRun(character, at) : this.#goTo('rest', at);
      case 'run':
        if (character === fence.mark) return this.#lengthenRun(at);
        return this.#goTo(this.#run >= fence.length ? 'closing' : 'rest', at);
      case 'closing':
        if (character === '\n') this.#fence = undefined;
        if (character === '\n') return this.#newLine(at);
        return /[ \t\r]/.test(character) ? at + 1 : this.#goTo('rest', at);
      case 'rest': {
        const end = text.indexOf('\n', at);
        return end === -1 ? text.length : this.#newLine(end);
      }
    }
  }

  #startRun(mark: string, at: number): number {
    this.#place = 'run';
    this.#mark = mark;
    this.#run = 1;
    return at + 1;
  }

  #lengthenRun(at: number): number {
    this.#run += 1;
    return at + 1;
  }

  #endRun(): void {
    if (this.#span === 0) this.#span = this.#run;
    else if (this.#span === this.#run) this.#span = 0;
    this.#run = 0;
  }

  #newLine(at: number): number {
    this.#place = 'prefix';
    this.#prefix = '';
    this.#run = 0;
    this.#span = 0;
    return at + 1;
  }

  #goTo(place: 'info' | 'closing' | 'rest', at: number): number {
    this.#place = place;
    if (this.#fence) this.#run = 0;
    return at;
  }
}

/** What may stand before a fence in its line: indentation, and the markers of quotes and list items. */
const containers = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*$/;

/** The only characters that can change anything in the middle of a line. */
const lineMarks = /[`\n\\]/g;

function indexOfAny(marks: RegExp, text: string, from: number): number {
  marks.lastIndex = from;
  return marks.exec(text)?.index ?? text.length;
}
