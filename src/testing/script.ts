/** What a scripted gateway can be told to answer, turn by turn. */
import type { ReceivedRequest } from './received-request.js';

/** An answer that streams. Whatever is left out is as in an ordinary good answer. */
export interface ScriptedReply {
  /** What the model says. A text is cut after each word; a list is one piece after the other, exactly so. Default: nothing. */
  readonly reply?: string | readonly string[];
  /** What it thinks before that; cut in the same way. */
  readonly reasoning?: string | readonly string[];
  /** Functions that it calls, after what it says. `arguments` may be JSON already, as a text that may be wrong, or a value. */
  readonly toolCalls?: readonly ScriptedToolCall[];
  /** Default `tool_calls` where there are some, else `stop`. */
  readonly finishReason?: 'stop' | 'length' | 'tool_calls' | 'content_filter';
  /** Default: none is told. */
  readonly usage?: { readonly inputTokens: number; readonly outputTokens: number };
  /** The model that answers. Default: the one that was asked. */
  readonly model?: string;
  /**
   * How it ends, after its last piece: `done` (default) with finish reason and `[DONE]`; `cut`, where the connection breaks; `silent`, where it is closed
   * without a word, so that the answer may be incomplete.
   */
  readonly end?: 'done' | 'cut' | 'silent';
  /** After how many pieces the answer waits for `next()` or `release()` of the gateway. 0 is before the first. Default: it does not wait. */
  readonly holdAfter?: number;
  /** Milliseconds before each piece, by the gateway's clock. Default 0. */
  readonly delay?: number;
}

/** A function call in an answer. */
export interface ScriptedToolCall {
  readonly name: string;
  readonly arguments?: unknown;
  /** Default `call_1`, `call_2` … */
  readonly id?: string;
}

/** A refusal. */
export interface ScriptedError {
  /** An HTTP status; or `network`, where no connection comes about. */
  readonly error: number | 'network';
  /** Of the error object. Default: a sentence with the status. */
  readonly message?: string;
  /** Of the error object, as `context_length_exceeded` or `insufficient_quota`. Default: null. */
  readonly code?: string;
  /** Seconds, as the `Retry-After` header. */
  readonly retryAfter?: number;
  /** A body in place of the error object: what a server in between sends, say a page of HTML. */
  readonly body?: string;
}

/** Bytes as they are, for whatever a real server does that nothing above can say. */
export interface ScriptedBytes {
  /** One piece after the other, text as UTF-8. */
  readonly raw: readonly (string | Uint8Array)[];
  /** Default 200. */
  readonly status?: number;
  /** Default: `content-type: text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly holdAfter?: number;
  readonly delay?: number;
}

/** One answer. A text is short for `{reply: text}`. */
export type ScriptedAnswer = string | ScriptedReply | ScriptedError | ScriptedBytes;

/** One answer, or what makes it of the request. */
export type ScriptedTurn = ScriptedAnswer | ((request: ReceivedRequest) => ScriptedAnswer);
