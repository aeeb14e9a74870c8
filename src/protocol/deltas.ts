/** Normal chunks in, deltas out: the increments of an answer in this package's own words. */
import { ChatError, asPartial } from './errors.js';
import { InlineImages } from './inline-images.js';
import { ThinkTags } from './think-tags.js';
import type { ThinkPiece } from './think-tags.js';
import type { WireChunk, WireDelta, WirePart, WireToolCallPiece, WireUsage } from './wire.js';

/** Why an answer ended. `other` is a reason that the API does not name. */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'other';

/** What an answer cost, in tokens. */
export interface Usage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly totalTokens: number;
  readonly reasoningTokens?: number;
  readonly cachedTokens?: number;
}

/**
 * One increment of an answer, in the order in which it arrived.
 *
 * - `start` comes first and once, when the answer's first chunk is there; every other delta comes after it.
 * - `text` and `reasoning` are to be appended. A refusal is `text`.
 * - `text-was-reasoning` tells that all `text` so far was reasoning: a model closed a `<think>` that it never opened.
 * - `image` is whole, its `url` an https or data URL.
 * - `tool-call` pieces of one call share an `index`; `id` and `name` come with the first, `arguments` is to be appended.
 * - `usage` comes at most once, after the text; a later one replaces it.
 * - `finish` comes at most once. An answer without one may be incomplete.
 */
export type Delta =
  | { readonly type: 'start'; readonly model?: string | undefined; readonly requestId?: string | undefined }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'text-was-reasoning' }
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | {
      readonly type: 'tool-call';
      readonly index: number;
      readonly id?: string | undefined;
      readonly name?: string | undefined;
      readonly arguments: string;
    }
  | { readonly type: 'source'; readonly url: string; readonly title: string }
  | { readonly type: 'usage'; readonly usage: Usage }
  | { readonly type: 'finish'; readonly reason: FinishReason };

/** What is known of the answer from elsewhere, for its `start`. */
export interface AnswerFacts {
  /** The model that was asked; an answer that names its own wins. */
  readonly model?: string | undefined;
  /** The server's id of the request; without one, the id in the first chunk is taken. */
  readonly requestId?: string | undefined;
}

/**
 * Yields the deltas of an answer: see `Delta` for their order. What was held back to see what it becomes (a `<` that might begin a
 * tag, an image) is given before anything is thrown. Throws what the chunks throw, with `partial` set where something had been handed on;
 * `empty` for an answer with nothing in it, and `content_filter` where that is why.
 */
export async function* readDeltas(chunks: AsyncIterable<WireChunk>, facts: AnswerFacts = {}): AsyncGenerator<Delta> {
  const answer = new Answer();
  let hasStarted = false;
  try {
    for await (const chunk of chunks) {
      if (!hasStarted)
        yield { type: 'start', model: chunk.model ?? facts.model, requestId: facts.requestId ?? chunk.id };
      hasStarted = true;
      for (const delta of answer.read(chunk)) yield delta;
    }
  } catch (error) {
    // An abort is not to be kept waiting; of an error the visitor keeps all that came before it.
    if (!(error instanceof ChatError)) throw error;
    for (const delta of answer.end()) yield delta;
    throw answer.hasContent ? asPartial(error) : error;
  }
  for (const delta of answer.end()) yield delta;
  if (!answer.hasContent) throw nothingIn(answer, facts);
  if (answer.finishReason !== undefined) yield { type: 'finish', reason: answer.finishReason };
}

/** What an answer has come to so far: all that has to be remembered from one chunk to the next. */
class Answer {
  /** Whether anything was handed on that can be seen: white space alone is not. */
  hasContent = false;
  finishReason: FinishReason | undefined;
  #usage: Usage | undefined;
  readonly #tags = new ThinkTags();
  readonly #images = new InlineImages();
  readonly #calls = new ToolCalls();
  readonly #sources = new Set<string>();

  *read({ delta, finish_reason: reason, usage }: WireChunk): Generator<Delta> {
    // The last usage counts: some servers send one with each chunk.
    if (usage) this.#usage = toUsage(usage);
    if (reason !== undefined) this.finishReason = toFinishReason(reason);
    if (delta) yield* this.#noting(this.#readDelta(delta));
  }

  /** Gives what was held back, and the usage. */
  *end(): Generator<Delta> {
    yield* this.#noting(this.#flush());
    if (this.#usage) yield { type: 'usage', usage: this.#usage };
  }

  *#readDelta(delta: WireDelta): Generator<Delta> {
    if (delta.reasoning_content !== undefined) yield { type: 'reasoning', text: delta.reasoning_content };
    if (delta.content !== undefined) yield* this.#readContent(delta.content);
    if (delta.refusal !== undefined) yield* this.#readContent(delta.refusal);
    // What comes after the text has to wait for the end of it.
    if (delta.images ?? delta.tool_calls) yield* this.#flush();
    for (const { url, alt } of delta.images ?? []) yield* toImage(url, alt);
    for (const piece of delta.tool_calls ?? []) yield this.#calls.read(piece);
    for (const { url, title } of delta.annotations ?? []) {
      if (!isWebAddress(url) || this.#sources.has(url)) continue;
      this.#sources.add(url);
      yield { type: 'source', url, title: title ?? url };
    }
  }

  *#readContent(content: string | readonly WirePart[]): Generator<Delta> {
    if (typeof content === 'string') {
      yield* this.#fromPieces(this.#tags.push(content));
      return;
    }
    for (const part of content) {
      if (part.type === 'text') yield* this.#readContent(part.text);
      else yield* [...this.#flush(), ...toImage(part.image_url.url)];
    }
  }

  *#fromPieces(pieces: readonly ThinkPiece[]): Generator<Delta> {
    for (const piece of pieces) {
      // Text held back before a piece of another kind can no longer become an image.
      yield* piece.type === 'text' ? this.#images.push(piece.text) : [...this.#images.end(), piece];
    }
  }

  *#flush(): Generator<Delta> {
    yield* this.#fromPieces(this.#tags.end());
    yield* this.#images.end();
  }

  *#noting(deltas: Iterable<Delta>): Generator<Delta> {
    for (const delta of deltas) {
      this.hasContent ||=
        'text' in delta ? /\S/.test(delta.text) : delta.type === 'image' || delta.type === 'tool-call';
      yield delta;
    }
  }
}

/** Gives each call an index of its own, and its id and name once. */
class ToolCalls {
  readonly #calls = new Map<
    number,
    { readonly index: number; readonly id: string | undefined; name: string | undefined }
  >();
  #count = 0;

  read(piece: WireToolCallPiece): Delta {
    const known = this.#calls.get(piece.index);
    const name = piece.function?.name;
    const text = piece.function?.arguments ?? '';
    // Gemini's compatible API gives each of several calls the index 0, or none: another id is another call.
    if (known && (piece.id === undefined || known.id === undefined || piece.id === known.id)) {
      if (known.name !== undefined || name === undefined)
        return { type: 'tool-call', index: known.index, arguments: text };
      known.name = name;
      return { type: 'tool-call', index: known.index, name, arguments: text };
    }
    const index = this.#count++;
    this.#calls.set(piece.index, { index, id: piece.id, name });
    return { type: 'tool-call', index, id: piece.id, name, arguments: text };
  }
}

function toUsage(usage: WireUsage): Usage {
  const { prompt_tokens: inputTokens = 0, completion_tokens: outputTokens = 0 } = usage;
  const reasoningTokens = usage.completion_tokens_details?.reasoning_tokens;
  const cachedTokens = usage.prompt_tokens_details?.cached_tokens;
  return {
    inputTokens,
    outputTokens,
    totalTokens: usage.total_tokens ?? inputTokens + outputTokens,
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    ...(cachedTokens !== undefined && { cachedTokens }),
  };
}

function toFinishReason(word: string): FinishReason {
  const known: readonly FinishReason[] = ['stop', 'length', 'tool_calls', 'content_filter'];
  return known.find((reason) => reason === word) ?? 'other';
}

/** An image, where its address is one that can hold an image; nothing where it is a script or a page. */
function toImage(url: string, alt = ''): readonly Delta[] {
  return isWebAddress(url) || /^data:image\//i.test(url) ? [{ type: 'image', url, alt }] : [];
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function nothingIn({ finishReason }: Answer, { requestId }: AnswerFacts): ChatError {
  if (finishReason === 'content_filter') {
    return new ChatError('content_filter', 'A content filter stopped the answer before its first word.', { requestId });
  }
  const advice =
    finishReason === 'length' ? 'the limit was used up before its first word, raise max-tokens' : 'try again';
  return new ChatError(
    'empty',
    `The answer has nothing in it (finish reason ${finishReason ?? 'missing'}): ${advice}.`,
    { requestId },
  );
}
