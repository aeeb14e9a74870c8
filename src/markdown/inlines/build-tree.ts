/** Tokens in, the tree of inlines out. */
import type { Emphasis, Inline } from '../nodes.js';
import { splitMail } from './bare-links.js';
import type { Token } from './tokens.js';

/** How many emphases, links and images may be within each other. The marks of those beyond are text. */
export const MAX_INLINE_DEPTH = 100;

/** Nests the tokens, joins what is text, and splits it at addresses of mail if `hasAutolinks`. */
export function buildTree(tokens: readonly Token[], hasAutolinks: boolean): readonly Inline[] {
  const tree = new Tree(hasAutolinks);
  for (const token of tokens) tree.add(token);
  return tree.end();
}

/** A node whose children are being collected. */
interface Frame {
  /** Makes the node when its children are complete; undefined if it is nested too deeply to be one. */
  readonly finish: ((children: readonly Inline[]) => Inline) | undefined;
  readonly children: Inline[];
  readonly isLink: boolean;
}

class Tree {
  readonly #hasAutolinks: boolean;
  readonly #root: Inline[] = [];
  readonly #frames: Frame[] = [];
  #children = this.#root;
  #text = '';
  /** How many links and images are open. */
  #linkDepth = 0;

  constructor(hasAutolinks: boolean) {
    this.#hasAutolinks = hasAutolinks;
  }

  add(token: Token): void {
    switch (token.type) {
      case 'text':
        this.#text += token.text;
        break;
      case 'run':
        for (const type of token.closes ?? []) this.#close(marks(type, token.character, token.length));
        this.#text += token.character.repeat(token.rest);
        for (const type of token.opens?.reverse() ?? [])
          this.#open(marks(type, token.character, token.length), (children) => ({ type, children }), false);
        break;
      case 'bracket': {
        const { link, isImage } = token;
        const source = isImage ? '![' : '[';
        if (link) this.#open(source, (children) => ({ ...link, children }), true);
        else this.#text += source;
        break;
      }
      case 'bracket-end':
        this.#close(token.source);
        break;
      case 'bare-link':
        if (this.#linkDepth > 0) this.#text += token.text;
        else {
          const children: readonly Inline[] = [{ type: 'text', text: token.text }];
          this.#push({ type: 'link', destination: token.destination, title: undefined, children });
        }
        break;
      case 'mark':
        if (this.#linkDepth > 0) this.#text += token.source;
        else this.#push(token.node);
        break;
      case 'code-span':
      case 'math':
      case 'footnote-mark':
      case 'emphasis':
      case 'strong':
      case 'strikethrough':
      case 'link':
      case 'image':
      case 'html':
      case 'hard-break':
      case 'soft-break':
        this.#push(token);
    }
  }

  end(): readonly Inline[] {
    this.#flush();
    return this.#root;
  }

  #open(source: string, finish: (children: readonly Inline[]) => Inline, isLink: boolean): void {
    if (this.#frames.length >= MAX_INLINE_DEPTH) {
      this.#text += source;
      this.#frames.push({ finish: undefined, children: this.#children, isLink: false });
      return;
    }
    this.#flush();
    this.#children = [];
    this.#frames.push({ finish, children: this.#children, isLink });
    if (isLink) this.#linkDepth += 1;
  }

  #close(source: string): void {
    const frame = this.#frames.pop();
    if (!frame?.finish) {
      this.#text += source;
      return;
    }
    this.#flush();
    if (frame.isLink) this.#linkDepth -= 1;
    this.#children = this.#frames.at(-1)?.children ?? this.#root;
    this.#children.push(frame.finish(frame.children));
  }

  #push(node: Inline): void {
    this.#flush();
    this.#children.push(node);
  }

  #flush(): void {
    if (this.#text === '') return;
    if (this.#hasAutolinks && this.#linkDepth === 0 && this.#text.includes('@'))
      for (const part of splitMail(this.#text)) this.#children.push(part);
    else this.#children.push({ type: 'text', text: this.#text });
    this.#text = '';
  }
}

/** The characters of a run that one pair takes. */
function marks(type: Emphasis['type'], character: string, length: number): string {
  return character.repeat(type === 'emphasis' ? 1 : type === 'strong' ? 2 : length);
}
