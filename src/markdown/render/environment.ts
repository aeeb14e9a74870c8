/** What the views of one text share: how it is to be shown, what its labels stand for, and who waits for a label that stands for nothing yet. */
import type { BlockParser } from '../blocks/block-parser.js';
import { notingUnknown } from '../entities.js';
import type { EntityLookup } from '../entities.js';
import type { InlineContext } from '../inlines/brackets.js';
import type { RenderContext } from './context.js';

/** A text that can be shown anew. */
export interface Waiting {
  redo(): void;
}

/** How often a text is shown anew while definitions keep coming. After that it waits for the end, so that no text is read more than a few times. */
const MAX_REDOS = 6;

export class Environment {
  readonly context: RenderContext;
  readonly #parser: BlockParser;
  readonly #waiting = new Map<string, Set<Waiting>>();
  readonly #redos = new Map<Waiting, number>();
  /** Those whose label has come. */
  readonly #due = new Set<Waiting>();
  /** Those with names that are not known, until all names are. */
  readonly #unread = new Set<Waiting>();
  #entity: EntityLookup | undefined;
  #isLoadingEntities = false;

  constructor(parser: BlockParser, context: RenderContext) {
    this.#parser = parser;
    this.context = context;
  }

  /** Whether a line that begins with a pipe may be a table. */
  get hasTables(): boolean {
    return this.#parser.syntax.hasTables;
  }

  /** What the inlines of a text are read by; labels that it asks for in vain are remembered for it. */
  inlinesOf(text: Waiting): InlineContext {
    const { syntax } = this.#parser;
    const entity = notingUnknown(
      (name) => this.#entity?.(name) ?? syntax.entity(name),
      () => this.#awaitEntities(text),
    );
    return {
      syntax: { ...syntax, entity },
      definition: (label) => this.#parser.definitions.get(label) ?? this.#await(label, text),
      footnote: (label) => this.#parser.footnotes.get(label)?.number ?? this.#await(label, text),
    };
  }

  /** Says that a label has got a meaning. */
  define(label: string): void {
    for (const text of this.#waiting.get(label) ?? []) this.#due.add(text);
    this.#waiting.delete(label);
  }

  /** Shows anew what waited for labels that have come; at the end all of it. */
  redo(isEnd: boolean): void {
    for (const text of this.#due) {
      const count = this.#redos.get(text) ?? 0;
      if (count >= MAX_REDOS && !isEnd) continue;
      this.#redos.set(text, count + 1);
      this.#due.delete(text);
      text.redo();
    }
  }

  /** A name that is not known may be one of those that are loaded when they are needed. */
  #awaitEntities(text: Waiting): void {
    const load = this.context.extras.entities;
    if (!load || this.#entity) return;
    this.#unread.add(text);
    if (this.#isLoadingEntities) return;
    this.#isLoadingEntities = true;
    load().then(
      (entity) => {
        this.#entity = entity;
        for (const unread of this.#unread) unread.redo();
        this.#unread.clear();
      },
      (error: unknown) => {
        // No text asks again: what it says stays as it was written.
        this.#entity = () => undefined;
        this.#unread.clear();
        this.context.report(error);
      },
    );
  }

  #await(label: string, text: Waiting): undefined {
    const waiting = this.#waiting.get(label);
    if (waiting) waiting.add(text);
    else this.#waiting.set(label, new Set([text]));
  }
}
