/** A fence's language and text in, a figure out: what language it is, Copy, a switch for long lines, and the code, which grows and is coloured. */
import { CodeColours } from '../highlight/code-colours.js';
import type { CodeLanguage } from './code-language.js';
import { codeLanguage } from './code-language.js';
import { CodeText } from './code-text.js';
import type { RenderContext } from './context.js';
import { copyButton } from './copy-button.js';
import { icon } from './icon.js';

export class CodeBlock {
  readonly element = document.createElement('figure');
  readonly #language: CodeLanguage;
  readonly #context: RenderContext;
  readonly #text = new CodeText();
  readonly #pre = document.createElement('pre');
  readonly #colours: CodeColours;
  readonly #wrap: HTMLElement;

  /** `language` is the first word of the fence's info string, as it stands there; it may be empty. */
  constructor(language: string, context: RenderContext) {
    this.#language = codeLanguage(language);
    this.#context = context;
    this.#colours = new CodeColours(this.#text, this.#language.key, context);
    this.#wrap = this.#wrapSwitch();

    this.#pre.dir = 'ltr';
    // By keyboard one can only scroll what can have the focus, and what can have it needs a name. A group: landmarks would be too many.
    this.#pre.tabIndex = 0;
    this.#pre.setAttribute('role', 'group');
    this.#pre.setAttribute('aria-label', context.strings.codeBlock(this.#language.label));
    this.#pre.append(this.#text.element);

    this.element.className = 'code-block';
    this.element.setAttribute('part', 'code-block');
    this.element.append(this.#header(), this.#pre);
  }

  /** All that was appended. */
  get text(): string {
    return this.#text.text;
  }

  /** Takes more text, cut anywhere; its lines end in `\n`. */
  append(text: string): void {
    this.#text.append(text);
    this.#colours.grow();
  }

  /** No more text comes. If there is a renderer for the language, what it makes is shown in place of the code; if it throws, it is reported. */
  end(): void {
    const render = this.#context.fenceRenderer(this.#language.word);
    if (render) this.#show(() => render(this.text));
    this.#colours.end();
  }

  #show(render: () => Node): void {
    try {
      const node: unknown = render();
      if (!(node instanceof Node)) {
        throw new TypeError(
          `The renderer of "${this.#language.word}" has to return a Node, and returned ${typeof node}.`,
        );
      }
      const box = document.createElement('div');
      box.className = 'code-rendered';
      box.append(node);
      this.element.append(box);
      this.#pre.hidden = true;
      this.#wrap.hidden = true;
    } catch (error) {
      this.#context.report(error);
    }
  }

  #header(): HTMLElement {
    const header = document.createElement('figcaption');
    header.className = 'code-header';
    header.setAttribute('part', 'code-header');
    const label = document.createElement('span');
    label.className = 'code-language';
    label.dir = 'ltr';
    label.textContent = this.#language.label || this.#context.strings.codeBlock('');
    const copy = copyButton({
      label: this.#context.strings.copyCode,
      // The line end before the closing fence belongs to the fence; in a terminal it would run the command.
      text: () => this.text.replace(/\n$/, ''),
      source: () => {
        this.#pre.hidden = false;
        return this.#text.element;
      },
      context: this.#context,
    });
    header.append(label, copy, this.#wrap);
    return header;
  }

  #wrapSwitch(): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'text-button wrap';
    const name = this.#context.strings.wrapLines;
    button.setAttribute('aria-label', name);
    button.title = name;
    button.setAttribute('aria-pressed', 'false');
    button.append(icon('wrap'));
    button.addEventListener('click', () => {
      const isWrapped = this.element.classList.toggle('wrapped');
      button.setAttribute('aria-pressed', String(isWrapped));
    });
    return button;
  }
}
