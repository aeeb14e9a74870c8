/** Normal chunks in, deltas out: the increments of an answer in this package's own words. */

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
