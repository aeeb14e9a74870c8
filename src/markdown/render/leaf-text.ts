/** The text of one leaf in, as it grows; its inline nodes out, in one element. What is final is made once, what is not is made anew with each showing. */
import type { InlineContext } from '../inlines/brackets.js';
import { parseInlines } from '../inlines/parse-inlines.js';
import { endsInDestination, parseBecoming, parseSettled, stableEnd } from '../inlines/unfinished.js';
import type { Inline } from '../nodes.js';
import type { RenderContext } from './context.js';
import { appendInlines } from './inline-nodes.js';
import { PartWriter } from './part-writer.js';

/** How many characters may wait for what is open before them. Beyond, they are settled as the best reading; the end of the leaf shows if it was right. */
const LONGEST_WAIT = 2048;
/** How many of them stay unsettled then. */
const KEPT = 512;

export class LeafText {
  readonly element: Element;
  readonly #inlines: InlineContext;
  readonly #context: RenderContext;
  #writer: PartWriter;
  /** What is not settled. */
  #rest = '';
  #hasChanged = false;
  /** Whether `#rest` ends within an address, so that only what ends that changes how it is shown. */
  #isInDestination = false;
  /** Whether something was settled without being certain. */
  #isGuess = false;
  /** The nodes of `#rest`; or, where it is nothing but text, that text, which stands at the end of the last node. */
  #tail: readonly ChildNode[] = [];
  #tailText = '';

  constructor(element: Element, inlines: InlineContext, context: RenderContext) {
    this.element = element;
    this.#inlines = inlines;
    this.#context = context;
    this.#writer = new PartWriter(element, context);
  }

  /** The element that the last letter is in, but for marks around it. */
  get end(): Element {
    return this.#writer.place;
  }

  /** Takes what comes next. It is not shown before `show` or `finish`. */
  append(text: string): void {
    this.#rest += text;
    if (text !== '' && (!this.#isInDestination || /[\s()<]/.test(text))) this.#hasChanged = true;
  }

  /** Shows all that was taken, the end of it as what it is becoming. */
  show(): void {
    if (!this.#hasChanged) return;
    this.#hasChanged = false;
    const end = stableEnd(this.#rest, this.#inlines);
    const settled = end > 0 ? this.#take(end) : [];
    const becoming = parseBecoming(this.#rest, this.#inlines);
    // What has waited too long must be settled, even if nothing of it is shown: a run of backslashes would be read from its beginning each time.
    if (this.#rest.length <= LONGEST_WAIT && this.#extendText(settled, becoming)) return;
    this.#removeTail();
    this.#writer.append(settled);
    this.#isInDestination = endsInDestination(this.#rest);
    if (this.#rest.length > LONGEST_WAIT && !this.#isInDestination) {
      this.#isGuess = true;
      this.#writer.append(this.#take(this.#guessEnd()));
      this.#addTail(parseBecoming(this.#rest, this.#inlines));
    } else this.#addTail(becoming);
  }

  /** Shows all, and for good. `text` gives the whole of it, which is asked for if what was shown was not certain. */
  finish(text: () => string): void {
    if (this.#isGuess) {
      this.redo(text(), false);
      return;
    }
    const inlines = parseInlines(this.#rest, this.#inlines);
    if (!this.#extendText(inlines, [])) {
      this.#removeTail();
      this.#writer.append(inlines);
    }
    this.#rest = '';
  }

  /** Begins anew with `text`. Without `isOpen` it is shown for good, and the nodes that it has in common with what was shown stay. */
  redo(text: string, isOpen: boolean): void {
    this.#removeTail();
    this.#rest = '';
    this.#isInDestination = false;
    this.#isGuess = false;
    if (isOpen) {
      this.element.replaceChildren();
      this.#writer = new PartWriter(this.element, this.#context);
      this.append(text);
      this.show();
    } else {
      const writer = new PartWriter(this.element.cloneNode(false) as Element, this.#context);
      writer.append(parseInlines(text, this.#inlines));
      replaceChildren(this.element, [...writer.element.childNodes]);
    }
  }

  /** Takes the beginning of what is not settled, to be settled. */
  #take(end: number): readonly Inline[] {
    const text = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end);
    return parseSettled(text, this.#inlines);
  }

  /** Where to cut a text that has no stable end: after a space, if there is one. */
  #guessEnd(): number {
    const latest = this.#rest.length - KEPT;
    const end = this.#rest.lastIndexOf(' ', latest) + 1 || latest;
    return isLowSurrogate(this.#rest.charCodeAt(end)) ? end - 1 : end;
  }

  /** Where there is nothing but text, and it goes on from what is shown, appends what is new: most of what is written comes this way. */
  #extendText(settled: readonly Inline[], becoming: readonly Inline[]): boolean {
    const [first, second] = [...settled, ...becoming];
    if (this.#tail.length > 0 || settled.length > 1 || becoming.length > 1) return false;
    if ((first && first.type !== 'text') || (second && second.type !== 'text')) return false;
    const text = (first?.text ?? '') + (second?.text ?? '');
    if (!text.startsWith(this.#tailText) || !this.#writer.hasRoom(text.length)) return false;
    this.#writer.appendText(text.slice(this.#tailText.length));
    this.#tailText = becoming.length === 0 ? '' : ((second ?? first)?.text ?? '');
    return true;
  }

  /** Shows what is not settled, in nodes of its own; or, if it is nothing but text, at the end of the last node, where it can be extended. */
  #addTail(inlines: readonly Inline[]): void {
    const [first] = inlines;
    if (inlines.length === 1 && first?.type === 'text' && this.#writer.hasRoom(first.text.length)) {
      this.#writer.appendText(first.text);
      this.#tailText = first.text;
      return;
    }
    const fragment = document.createDocumentFragment();
    appendInlines(fragment, inlines, this.#context, false);
    this.#tail = [...fragment.childNodes];
    this.#writer.place.append(fragment);
  }

  #removeTail(): void {
    for (const node of this.#tail) node.remove();
    this.#tail = [];
    if (this.#tailText !== '') this.#writer.takeText(this.#tailText.length);
    this.#tailText = '';
  }
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Gives the element other children, but keeps those that are the same at both ends. */
function replaceChildren(element: Element, fresh: readonly ChildNode[]): void {
  const old = [...element.childNodes];
  let start = 0;
  while (start < old.length && start < fresh.length && isEqual(old[start], fresh[start])) start += 1;
  let same = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (same < most && isEqual(old.at(-1 - same), fresh.at(-1 - same))) same += 1;
  for (const node of old.slice(start, old.length - same)) node.remove();
  const next = old[old.length - same] ?? null;
  for (const node of fresh.slice(start, fresh.length - same)) element.insertBefore(node, next);
}

function isEqual(first: Node | undefined, second: Node | undefined): boolean {
  return first !== undefined && second !== undefined && first.isEqualNode(second);
}
