/** Blocks of source in, their elements out: code, mathematics, raw HTML. */
import type { Code, HtmlBlock, MathBlock } from '../nodes.js';
import { CodeBlock } from './code-block.js';
import type { RenderContext } from './context.js';
import { LineReader } from './line-reader.js';
import { mathElement } from './math-element.js';
import { create } from './view.js';
import type { View } from './view.js';

export class CodeView implements View {
  readonly element: Element;
  readonly #code: Code;
  readonly #block: CodeBlock;
  readonly #reader = new LineReader();

  constructor(code: Code, context: RenderContext) {
    this.#code = code;
    this.#block = new CodeBlock(/^[^ \t]*/.exec(code.info)?.[0] ?? '', context);
    this.element = this.#block.element;
    this.changed();
  }

  get end(): Element | null {
    if (this.#code.isClosed) return null;
    const code = this.element.querySelector('code') ?? this.element;
    return code.lastElementChild ?? code;
  }

  changed(): void {
    this.#block.append(this.#reader.take(this.#code.lines));
  }

  close(): void {
    if (this.#code.lines.length > 0) this.#block.append('\n');
    this.#block.end();
  }
}

/** Raw HTML, as the text that it is. */
export class RawView implements View {
  readonly element = create('div', 'raw');
  readonly #block: HtmlBlock;
  readonly #reader = new LineReader();
  readonly #text = document.createTextNode('');

  constructor(block: HtmlBlock) {
    this.#block = block;
    this.element.append(this.#text);
    this.changed();
  }

  changed(): void {
    this.#text.appendData(this.#reader.take(this.#block.lines));
  }

  close(): void {
    // It is shown as it comes.
  }
}

/** Mathematics: its source while it grows, then what it says. */
export class MathView implements View {
  readonly element = create('div', 'math-block');
  readonly #block: MathBlock;
  readonly #context: RenderContext;
  readonly #reader = new LineReader();
  readonly #source = document.createTextNode('');

  constructor(block: MathBlock, context: RenderContext) {
    this.#block = block;
    this.#context = context;
    this.element.append(this.#source);
    this.changed();
  }

  changed(): void {
    this.#source.appendData(this.#reader.take(this.#block.lines));
  }

  close(): void {
    this.element.replaceChildren(mathElement(this.#block.lines.join('\n'), true, this.#context));
  }
}
