/** What highlight.js reads in, tokens with their offsets out: no tree, no HTML. */
import type { Emitter } from 'highlight.js';
import type { Token, Tokens } from '../render/extras-types.js';
import type { Kind } from './kinds.js';
import { kindOf } from './kinds.js';

/** highlight.js makes one for each text, and one for each stretch in another language within it. */
export class TokenEmitter implements Emitter {
  readonly #list: [start: number, end: number, kind: string][] = [];
  readonly #scopes: { readonly start: number; readonly kind: Kind | undefined }[] = [];
  #position = 0;
  /** The end of the white space behind the last token. */
  #spaceEnd: number | undefined;
  #open: number | undefined;
  #stretch: { readonly start: number; readonly end: number } | undefined;

  get tokens(): Tokens {
    const list: readonly Token[] = this.#list;
    return this.#open === undefined ? { list } : { list, open: this.#open };
  }

  addText(text: string): void {
    const start = this.#position;
    this.#position += text.length;
    const kind = this.#scopes.at(-1)?.kind;
    const last = this.#list.at(-1);
    const follows = last?.[1] === start || this.#spaceEnd === start;
    if (!kind) {
      // What lies between two words shows no colour: they can be one token, and the fewer there are the less the page pays.
      if (follows && /^[ \t]*$/.test(text)) this.#spaceEnd = this.#position;
    } else if (last && follows && last[2] === kind) {
      last[1] = this.#position;
    } else if (text) {
      this.#list.push([start, this.#position, kind]);
    }
  }

  startScope(scope: string): void {
    this.#scopes.push({ start: this.#position, kind: kindOf(scope) });
  }

  endScope(): void {
    this.#scopes.pop();
  }

  openNode(scope: string): void {
    this.startScope(scope);
  }

  closeNode(): void {
    this.endScope();
  }

  /** Takes over what was read of a stretch in another language. */
  __addSublanguage(emitter: TokenEmitter): void {
    const start = this.#position;
    for (const [from, to, kind] of emitter.#list) this.#list.push([start + from, start + to, kind]);
    this.#position += emitter.#position;
    this.#stretch = { start, end: this.#position };
  }

  /** The text has ended: what is open now would have gone on. */
  finalize(): void {
    const stretch = this.#stretch?.end === this.#position ? this.#stretch.start : undefined;
    this.#open = this.#scopes[0]?.start ?? stretch;
    this.#scopes.length = 0;
  }

  toHTML(): string {
    return '';
  }
}
