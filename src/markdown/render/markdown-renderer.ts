/** Markdown in, piece by piece; DOM nodes out, in one element. What is finished is never touched again. */
import { BlockParser } from '../blocks/block-parser.js';
import type { Change } from '../blocks/changes.js';
import type { Block, Container } from '../nodes.js';
import { chat } from '../syntax.js';
import type { Syntax } from '../syntax.js';
import { BoxView, ItemView, ListView } from './container-views.js';
import type { RenderContext } from './context.js';
import { DocumentView } from './document-view.js';
import { Environment } from './environment.js';
import { FootnoteView } from './footnotes.js';
import { CodeView, MathView, RawView } from './source-views.js';
import { tableHead, TableView } from './table-view.js';
import { endOfPreview, growing, growingHeading, HeadingView, ParagraphView } from './text-views.js';
import { create } from './view.js';
import type { ContainerView, View } from './view.js';

/**
 * Shows a text that arrives in pieces. At its end the nodes are the same however it was cut, and so is what it costs: each character is read a few times
 * at most.
 *
 * @example
 * const renderer = new MarkdownRenderer(element, context);
 * renderer.append('# Title\nSome *te');
 * renderer.show(); // the paragraph, with "te" in italics
 * renderer.append('xt*.');
 * renderer.end();
 */
export class MarkdownRenderer {
  readonly #parser: BlockParser;
  readonly #environment: Environment;
  readonly #document: DocumentView;
  readonly #views = new Map<Block, View>();
  /** Those whose text has grown since it was shown. */
  readonly #grown = new Set<View>();
  /** What was opened last. */
  #last: View | undefined;
  /** What is shown of the unfinished line, until more of it comes. */
  #preview: Element | undefined;
  /** The element that has the class `caret`: the one that the last letter is in. */
  #caret: Element | null | undefined;
  /** How long that line has to be before it is shown anew. */
  #nextPreview = 0;

  /** `element` is empty, and belongs to the renderer. `syntax`: what is Markdown; all of it by default. */
  constructor(element: Element, context: RenderContext, syntax: Syntax = chat) {
    this.#parser = new BlockParser(syntax);
    this.#environment = new Environment(this.#parser, context);
    this.#document = new DocumentView(element, this.#environment);
    this.#views.set(this.#parser.document, this.#document);
  }

  /** Takes the next piece. Of what is not complete nothing is shown before `show`, or `end`. Throws once the text was ended. */
  append(text: string): void {
    this.#parser.append(text);
    this.#apply();
  }

  /** Shows all that has come, the end of it as what it is becoming. Costs the length of what came, and at most some lines more. */
  show(): void {
    for (const view of this.#grown) view.show?.();
    this.#grown.clear();
    const before = this.#preview;
    this.#showPreview();
    if (!this.#preview) this.#moveCaret(endOf(this.#last));
    else if (this.#preview !== before) this.#moveCaret(endOfPreview(this.#preview));
  }

  /** Ends the text, and shows all of it. */
  end(): void {
    this.#moveCaret(undefined);
    this.#parser.end();
    this.#apply();
    this.#environment.redo(true);
  }

  #moveCaret(element: Element | null | undefined): void {
    if (element === this.#caret) return;
    this.#caret?.classList.remove('caret');
    if (this.#caret?.className === '') this.#caret.removeAttribute('class');
    element?.classList.add('caret');
    this.#caret = element;
  }

  #apply(): void {
    const changes = this.#parser.takeChanges();
    if (changes.length === 0) return;
    this.#preview?.remove();
    this.#preview = undefined;
    this.#nextPreview = 0;
    for (const change of changes) this.#follow(change);
    this.#environment.redo(false);
  }

  #follow(change: Change): void {
    switch (change.type) {
      case 'opened': {
        const view = this.#createView(change.block);
        this.#views.set(change.block, view);
        this.#grown.add(view);
        this.#last = view;
        break;
      }
      case 'changed': {
        const view = this.#views.get(change.block);
        if (!view) break;
        view.changed();
        this.#grown.add(view);
        break;
      }
      case 'removed':
        this.#views.get(change.block)?.element.remove();
        this.#forget(change.block);
        break;
      case 'closed':
        this.#views.get(change.block)?.close();
        this.#forget(change.block);
        break;
      case 'defined':
        this.#environment.define(change.label);
    }
  }

  #forget(block: Block): void {
    const view = this.#views.get(block);
    if (!view) return;
    this.#grown.delete(view);
    this.#views.delete(block);
  }

  /** Makes the view of a block, and puts it into its place. */
  #createView(block: Block): View {
    const environment = this.#environment;
    const { context } = environment;
    switch (block.type) {
      case 'document':
        return this.#document;
      case 'footnote': {
        const view = new FootnoteView(block, context);
        this.#document.appendFootnote(view.element);
        return view;
      }
      case 'quote':
        return this.#place(block.parent, new BoxView(create('blockquote')));
      case 'list':
        return this.#place(block.parent, new ListView(block));
      case 'item':
        return this.#place(block.parent, new ItemView(block, environment));
      case 'paragraph':
        return this.#place(block.parent, new ParagraphView(block, environment));
      case 'heading':
        return this.#place(block.parent, new HeadingView(block, environment));
      case 'code':
        return this.#place(block.parent, new CodeView(block, context));
      case 'math-block':
        return this.#place(block.parent, new MathView(block, context));
      case 'html-block':
        return this.#place(block.parent, new RawView(block));
      case 'table':
        return this.#place(block.parent, new TableView(block, environment));
      case 'thematic-break':
        return this.#place(block.parent, new BoxView(create('hr')));
    }
  }

  #place(parent: Container, view: View): View {
    this.#containerOf(parent).append(view);
    return view;
  }

  #containerOf(container: Container): ContainerView {
    return (this.#views.get(container) ?? this.#document) as ContainerView;
  }

  /** Shows what the unfinished line is becoming, in the place of what was shown of it before. */
  #showPreview(): void {
    const { length } = this.#parser.unfinishedLine;
    if (length < this.#nextPreview) return;
    this.#preview?.remove();
    this.#preview = this.#createPreview();
    // A long line is shown anew only when it has become a good deal longer: all of it together costs no more than some lines of its length.
    this.#nextPreview = length < SHORT_LINE ? 0 : length * 1.5;
  }

  #createPreview(): Element | undefined {
    const environment = this.#environment;
    const preview = this.#parser.preview();
    switch (preview?.type) {
      case undefined:
        return undefined;
      case 'row': {
        const view = this.#views.get(preview.table) as TableView;
        return view.preview(preview.cells, (cell, text) => growing(cell, text, environment));
      }
      case 'heading':
        return this.#putPreview(preview.parent, growingHeading(preview.level, preview.text, environment));
      case 'head':
        return this.#putPreview(preview.parent, tableHead(preview.cells, environment));
      case 'text': {
        const element = create('p');
        element.append(preview.text.slice(0, SHORT_LINE));
        return this.#putPreview(preview.parent, element);
      }
    }
  }

  #putPreview(parent: Container, element: Element): Element {
    if (parent.type === 'document') element.setAttribute('dir', 'auto');
    this.#containerOf(parent).tip.append(element);
    return element;
  }
}

function endOf(view: View | undefined): Element | null | undefined {
  return view?.end === undefined ? view?.element : view.end;
}

/** How long an unfinished line may be to be shown anew whenever it grows. */
const SHORT_LINE = 2000;
