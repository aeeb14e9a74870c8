/** What a model of the embedded gateway is: a question goes in, the steps of its answer come out. */

import type { Random } from './random.js';

/** A function that the request offers, as OpenAI's API names it. */
export interface Tool {
  readonly name: string;
  /** A JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A picture or a file that came with a message. */
export interface Attachment {
  /** As it was sent: a data URL, or an address. */
  readonly url: string;
  /** Undefined where the request gives none: pictures have no name. */
  readonly name: string | undefined;
}

/** A call that an earlier answer made. */
export interface Call {
  readonly id: string;
  readonly name: string;
}

/** A message of the request, with the texts of its content joined. */
export interface Message {
  readonly role: string;
  readonly text: string;
  /** Of a message that the visitor wrote. */
  readonly attachments?: readonly Attachment[];
  /** Of an answer. */
  readonly calls?: readonly Call[];
  /** Of a function's result: which call it answers. */
  readonly callId?: string;
}

/** What a model knows when it answers. */
export interface Question {
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  /** Chance, the same on every run of the gateway with the same seed and the same order of requests. */
  readonly random: Random;
  /** 1 when the same model is asked the same messages for the first time since it last answered them. */
  readonly attempt: number;
  /** Milliseconds since that first attempt. */
  readonly waited: number;
}

/** One step of an answer. An answer that ends without `finish`, `cut` or `error` finishes with `stop`. */
export type Step =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'image'; readonly url: string }
  | { readonly type: 'source'; readonly url: string; readonly title: string }
  /** Sources beside the choices, as addresses alone. */
  | { readonly type: 'citations'; readonly urls: readonly string[] }
  | { readonly type: 'tool-call'; readonly name: string; readonly arguments: Readonly<Record<string, unknown>> }
  /** Silence, in milliseconds. Keep-alive comments are sent meanwhile. */
  | { readonly type: 'pause'; readonly duration: number }
  /** An error: with this status before the first byte, an error object in the stream after it. */
  | { readonly type: 'error'; readonly status: number; readonly message: string; readonly retryAfter?: number }
  /** The socket is torn down. */
  | { readonly type: 'cut' }
  | { readonly type: 'finish'; readonly reason: 'stop' | 'length' | 'content_filter' };

/** A model of the embedded gateway. */
export interface Model {
  readonly id: string;
  /** One sentence that tells a visitor what will happen. */
  readonly description: string;
  /** What the answer names as its model, where that is not `id`: an alias is open about who answers. */
  readonly answersAs?: string;
  /** Its own pace, where it differs from the gateway's. */
  readonly tokensPerSecond?: number;
  answer(question: Question): Iterable<Step>;
}

/** The text of the newest message that the visitor wrote, or ''. */
export function lastUserText(messages: readonly Message[]): string {
  return messages.findLast((message) => message.role === 'user')?.text.trim() ?? '';
}
