/**
 * Tokens in, colours on the page out. Where the browser can, the text stays one node, and the page's registry of highlights is told which ranges of it
 * are what: https://www.w3.org/TR/css-highlight-api-1/ Elsewhere each token becomes a span.
 */
import type { Token } from '../render/extras-types.js';

/** The colours of one Text node. */
export interface Painting {
  /** Shows these and no others. */
  paint(tokens: readonly Token[]): void;
  /** Gives back what the page holds for it. The text is shown without colours then, unless it consists of spans already. */
  clear(): void;
}

/** Whether colours leave the text's nodes as they are, so that it may go on growing. Absent in older browsers, whatever the types say. */
export function hasHighlights(): boolean {
  return registry() !== undefined;
}

export function painting(node: Text): Painting {
  return hasHighlights() ? new RangePainting(node) : new SpanPainting(node);
}

/** Every highlight has this before its kind. All chats of a page, of whatever version, share them, and each takes back its own ranges only. */
const PREFIX = 'iotex-chat-';

class RangePainting implements Painting {
  readonly #node: Text;
  #tokens: readonly Token[] = [];
  readonly #ranges: StaticRange[] = [];

  constructor(node: Text) {
    this.#node = node;
  }

  paint(tokens: readonly Token[]): void {
    let same = 0;
    while (same < tokens.length && isSame(tokens[same], this.#tokens[same])) same += 1;
    this.#truncate(same);
    this.#tokens = tokens;
    for (const [startOffset, endOffset, kind] of tokens.slice(same)) {
      // Static: the page updates live ranges at each of its changes, and what is in front of a token never changes.
      const range = new StaticRange({
        startContainer: this.#node,
        startOffset,
        endContainer: this.#node,
        endOffset,
      });
      this.#ranges.push(range);
      highlight(kind)?.add(range);
    }
  }

  clear(): void {
    this.#truncate(0);
    this.#tokens = [];
  }

  #truncate(length: number): void {
    for (const [index, range] of this.#ranges.splice(length).entries()) {
      const token = this.#tokens[length + index];
      if (token)
        registry()
          ?.get(PREFIX + token[2])
          ?.delete(range);
    }
  }
}

class SpanPainting implements Painting {
  readonly #node: Text;

  constructor(node: Text) {
    this.#node = node;
  }

  paint(tokens: readonly Token[]): void {
    if (!this.#node.isConnected) return;
    const text = this.#node.data;
    const parts: (string | Node)[] = [];
    let position = 0;
    for (const [start, end, kind] of tokens) {
      const span = document.createElement('span');
      span.className = `token-${kind}`;
      span.textContent = text.slice(start, end);
      parts.push(text.slice(position, start), span);
      position = end;
    }
    this.#node.replaceWith(...parts.filter((part) => part !== ''), text.slice(position));
  }

  clear(): void {
    // Spans cost the page nothing more while they are out of sight.
  }
}

function registry(): HighlightRegistry | undefined {
  return (CSS as { readonly highlights?: HighlightRegistry }).highlights;
}

function highlight(kind: string): Highlight | undefined {
  const known = registry()?.get(PREFIX + kind);
  if (known) return known;
  const made = new Highlight();
  registry()?.set(PREFIX + kind, made);
  return made;
}

function isSame(one: Token | undefined, other: Token | undefined): boolean {
  return one !== undefined && other !== undefined && one.every((value, index) => value === other[index]);
}
