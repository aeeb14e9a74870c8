/** The shapes that cross the wire, as OpenAI's Chat Completions API names them: https://platform.openai.com/docs/api-reference/chat */

/** A piece of a message's content, where the content is a list. */
export type WirePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } };

/** A call of a function that the model asked for, whole, as it goes back in the history. */
export interface WireToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A message of the request. */
export type WireMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly WirePart[] }
  | { readonly role: 'assistant'; readonly content: string | null; readonly tool_calls?: readonly WireToolCall[] }
  | { readonly role: 'tool'; readonly content: string; readonly tool_call_id: string };

/** A function the model may call. `parameters` is a JSON Schema. */
export interface WireTool {
  readonly type: 'function';
  readonly function: {
    readonly name: string;
    readonly description?: string;
    readonly parameters?: Readonly<Record<string, unknown>>;
  };
}

/** The body of a chat completion request, less the fields that a transport sets by itself (`stream`, `stream_options`). */
export interface WireRequest {
  readonly model: string;
  readonly messages: readonly WireMessage[];
  readonly temperature?: number;
  readonly top_p?: number;
  readonly max_tokens?: number;
  readonly reasoning_effort?: string;
  readonly tools?: readonly WireTool[];
  /** Whatever the embedder adds (`.extraBody`). */
  readonly [extra: string]: unknown;
}

/** What was counted, as the last chunk of a stream tells it. */
export interface WireUsage {
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly total_tokens?: number;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: number } | null;
  readonly prompt_tokens_details?: { readonly cached_tokens?: number } | null;
}

/** A piece of a tool call. Pieces of one call share an `index`; `arguments` is to be concatenated. */
export interface WireToolCallPiece {
  readonly index: number;
  readonly id?: string;
  readonly function?: { readonly name?: string; readonly arguments?: string };
}

/** The increment of one choice, once `quirks.ts` has made it normal. Every absent thing is absent, never null or ''. */
export interface WireDelta {
  /** A list only where the content came as one that is not text alone. */
  readonly content?: string | readonly WirePart[];
  readonly reasoning_content?: string;
  readonly refusal?: string;
  readonly images?: readonly { readonly url: string; readonly alt?: string }[];
  readonly tool_calls?: readonly WireToolCallPiece[];
  readonly annotations?: readonly { readonly url: string; readonly title?: string }[];
}

/** One object of the stream, once `quirks.ts` has made it normal: at most one choice, and that is index 0. */
export interface WireChunk {
  readonly id?: string;
  readonly model?: string;
  readonly delta?: WireDelta;
  readonly finish_reason?: string;
  readonly usage?: WireUsage;
}
