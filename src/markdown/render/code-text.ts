/**
 * The growing text of a code block: strings in, Text nodes out that are only ever appended to.
 *
 * What a frame costs must not grow with the block, so that a long text is cut into chunks that are laid out each by itself. Where a chunk ends depends
 * on the text alone. The first is a Text node in the `<code>`; each further one is a block-level span. A line that is too long for one node goes on in
 * inline-level spans.
 */

/** A run of whole lines, the last of them perhaps unfinished. */
export interface Chunk {
  /** The box that holds it and, if it is the first, all others too. */
  readonly box: Element;
  /** One, or more where a line is very long. */
  readonly nodes: readonly Text[];
}

/** A chunk ends with the first line end at or behind one of these bounds: so much is laid out, and coloured, in one go. */
const LINES = 64;
const LENGTH = 4096;

/** No node is longer, in UTF-16 units. */
const NODE_LENGTH = 8192;

export class CodeText {
  readonly element = document.createElement('code');
  readonly #chunks: { readonly box: Element; readonly nodes: Text[] }[] = [];
  /** What the last chunk holds already. */
  #lines = LINES;
  #length = 0;

  get chunks(): readonly Chunk[] {
    return this.#chunks;
  }

  /** Whether the last chunk may still get text. */
  get isOpen(): boolean {
    return this.#lines < LINES;
  }

  get text(): string {
    return this.element.textContent;
  }

  append(text: string): void {
    for (let start = 0; start < text.length;) {
      const node = this.#node(text, start);
      const end = this.#fill(text, start, start + NODE_LENGTH - node.length);
      node.appendData(text.slice(start, end));
      start = end;
    }
  }

  /** The node that takes the character at `start`. */
  #node(text: string, start: number): Text {
    let chunk = this.#chunks.at(-1);
    if (!chunk || !this.isOpen) {
      chunk = { box: chunk ? this.#addSpan(this.element, 'code-chunk') : this.element, nodes: [] };
      this.#chunks.push(chunk);
      this.#lines = 0;
      this.#length = 0;
    }
    const last = chunk.nodes.at(-1);
    if (last && last.length < NODE_LENGTH - (isHighSurrogate(text, start) ? 1 : 0)) return last;
    const node = document.createTextNode('');
    (last ? this.#addSpan(chunk.box, 'code-piece') : chunk.box).append(node);
    chunk.nodes.push(node);
    return node;
  }

  /** Where what goes into the node ends: with the line that fills the chunk, at `limit`, or with the text. Counts it. */
  #fill(text: string, start: number, limit: number): number {
    let end = start;
    while (end < text.length && this.isOpen) {
      const lineEnd = text.indexOf('\n', end);
      const next = lineEnd < 0 ? text.length : lineEnd + 1;
      const stop = next >= limit && isHighSurrogate(text, limit - 1) ? limit - 1 : Math.min(next, limit);
      this.#length += stop - end;
      if (stop < next) return stop;
      end = next;
      if (lineEnd >= 0) this.#lines = this.#length >= LENGTH ? LINES : this.#lines + 1;
    }
    return end;
  }

  #addSpan(parent: Element, className: string): Element {
    const span = document.createElement('span');
    span.className = className;
    parent.append(span);
    return span;
  }
}

/** A pair is never parted, not even by the end of a node. */
function isHighSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
