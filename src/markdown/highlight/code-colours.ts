/**
 * A growing code in, its colours out, in time and out of the way: nothing is loaded or read before the code is in sight, each chunk is read in a task
 * of its own, and only what is in sight has colours, since a page pays for each coloured range whenever it changes.
 *
 * A chunk is read once when it is complete, and at intervals while it grows. What the chunk before it left unfinished, such as a comment, is read
 * again in front of it.
 */
import type { Chunk, CodeText } from '../render/code-text.js';
import type { RenderContext } from '../render/context.js';
import type { Highlighter, Token, Tokens } from '../render/extras-types.js';
import { nextTask } from './next-task.js';
import type { Painting } from './paint.js';
import { hasHighlights, painting } from './paint.js';
import { watch } from './watch.js';

/** How long a growing chunk is left alone after it was read, in ms. */
const INTERVAL = 300;

/** How much of an unfinished construct is read again in front of the next chunk, in UTF-16 units. Of a longer one it is the first line alone. */
const CONTEXT = 2048;

interface Part {
  readonly chunk: Chunk;
  readonly painting: Painting | undefined;
  isInSight: boolean;
  tokens: readonly Token[];
}

export class CodeColours {
  readonly #code: CodeText;
  readonly #language: string;
  readonly #context: RenderContext;
  readonly #parts: Part[] = [];
  #highlighter: Highlighter | undefined;
  /** The first part that was not read for good. */
  #next = 0;
  /** Read in front of that part. */
  #before = '';
  /** How much of that part was read when it was last read. */
  #readLength = 0;
  #readAgainAt = -Infinity;
  #cancelTimer: (() => void) | undefined;
  #isRunning = false;
  #isEnded = false;
  #isOff: boolean;

  constructor(code: CodeText, language: string, context: RenderContext) {
    this.#code = code;
    this.#language = language;
    this.#context = context;
    this.#isOff = language === '' || language === 'text' || !context.extras.highlighter;
  }

  /** The code has got longer. */
  grow(): void {
    if (this.#isOff) return;
    for (const chunk of this.#code.chunks.slice(this.#parts.length)) {
      const [node] = chunk.nodes;
      const part: Part = { chunk, painting: node && painting(node), isInSight: false, tokens: [] };
      this.#parts.push(part);
      watch(chunk.box, (isInSight) => {
        part.isInSight = isInSight;
        this.#show(part);
        const [first] = this.#parts;
        if (first && first !== part) this.#show(first);
        this.#wake();
      });
    }
    this.#wake();
  }

  /** The code is complete. */
  end(): void {
    this.#isEnded = true;
    this.#cancelTimer?.();
    for (const part of this.#parts.slice(0, this.#next)) this.#show(part);
    this.#wake();
  }

  #wake(): void {
    if (this.#isRunning || this.#isOff || !this.#isWanted) return;
    this.#isRunning = true;
    this.#run().catch((error: unknown) => {
      this.#isOff = true;
      this.#context.report(error);
    });
  }

  /** Whether something in sight waits for the next part, be it only that it comes after it. */
  get #isWanted(): boolean {
    return this.#parts.slice(this.#next).some((part) => this.#isInSight(part));
  }

  async #run(): Promise<void> {
    try {
      const highlighter = (this.#highlighter ??= await this.#load());
      if (!highlighter) return;
      for (let part = this.#due(); part; part = this.#due()) {
        this.#read(part, highlighter);
        this.#show(part);
        await nextTask();
      }
    } finally {
      this.#isRunning = false;
    }
  }

  async #load(): Promise<Highlighter | undefined> {
    const highlighter = await this.#context.extras.highlighter?.();
    if (await highlighter?.load(this.#language)) return highlighter;
    this.#isOff = true;
    return undefined;
  }

  /** The part to be read now. If it is too early for it, a timer is set. */
  #due(): Part | undefined {
    const part = this.#parts[this.#next];
    if (!part || !this.#isWanted) return undefined;
    if (this.#isComplete || this.#context.clock.now() >= this.#readAgainAt) return part;
    this.#cancelTimer ??= this.#context.clock.after(this.#readAgainAt - this.#context.clock.now(), () => {
      this.#cancelTimer = undefined;
      this.#wake();
    });
    return undefined;
  }

  /** Whether the next part will not grow any more. */
  get #isComplete(): boolean {
    return this.#isEnded || this.#next < this.#code.chunks.length - 1 || !this.#code.isOpen;
  }

  #read(part: Part, highlighter: Highlighter): void {
    const isComplete = this.#isComplete;
    const [node, ...others] = part.chunk.nodes;
    // A line so long that it has several nodes was hardly written for readers.
    const data = node && others.length === 0 ? node.data : '';
    const text = isComplete ? data : data.slice(0, data.lastIndexOf('\n') + 1);
    if (isComplete || text.length > this.#readLength) {
      const tokens = highlighter.tokens(this.#before + text, this.#language);
      part.tokens = behind(tokens.list, this.#before.length);
      if (isComplete) this.#before = unfinished(this.#before + text, tokens);
    }
    this.#readLength = isComplete ? 0 : text.length;
    this.#readAgainAt = isComplete ? -Infinity : this.#context.clock.now() + INTERVAL;
    if (isComplete) this.#next += 1;
  }

  #show(part: Part): void {
    if (!this.#isInSight(part)) part.painting?.clear();
    else if (part.tokens.length > 0 && (this.#isEnded || hasHighlights())) part.painting?.paint(part.tokens);
  }

  /** The box of the first part is that of all: the part is not in sight itself if others are that do not follow on it. */
  #isInSight(part: Part): boolean {
    const [first, second] = this.#parts;
    if (part !== first || !part.isInSight || second?.isInSight) return part.isInSight;
    return !this.#parts.some((other, index) => index > 1 && other.isInSight);
  }
}

/** The tokens behind a position, counted from there. */
function behind(tokens: readonly Token[], position: number): readonly Token[] {
  if (position === 0) return tokens;
  return tokens
    .filter(([, end]) => end > position)
    .map(([start, end, kind]) => [Math.max(0, start - position), end - position, kind]);
}

/** The lines from the one in which the unfinished construct of a text begins; empty if there is none. */
function unfinished(text: string, { open }: Tokens): string {
  if (open === undefined) return '';
  const lines = text.slice(open === 0 ? 0 : text.lastIndexOf('\n', open - 1) + 1);
  if (lines.length <= CONTEXT) return lines;
  const firstLine = lines.slice(0, lines.indexOf('\n') + 1);
  return firstLine.length <= CONTEXT ? firstLine : '';
}
