/** What a conversation can be told, and what it takes. */
import type { WireRequest } from '../protocol/wire.js';
import type { BudgetLimits } from './budget.js';
import type { ChatOptions } from './chat-options.js';
import type { FilePart, Message, Part, Role } from './message.js';
import type { Tool } from './tool.js';

/** `submitting`: sent, nothing has come yet. `error`: the last run failed, or was refused. */
export type ConversationStatus = 'idle' | 'submitting' | 'streaming' | 'error';

/** What a visitor sends. */
export type SendInput =
  string | { readonly text: string; readonly files?: readonly FilePart[] | undefined; readonly metadata?: unknown };

/** What `addMessage` takes. */
export type AddInput = { readonly role: Role } & ({ readonly text: string } | { readonly parts: readonly Part[] });

export interface ConversationOptions extends ChatOptions, BudgetLimits {
  /** Functions that the model may call. Default: none. */
  readonly tools?: readonly Tool[] | undefined;
  /** Milliseconds that a tool may take; then the model is told that it did not answer. Default 60,000. */
  readonly toolTimeout?: number | undefined;
  /** How often the model may call tools in one answer; then it ends with an error. Default 8. */
  readonly maxToolRounds?: number | undefined;
  /** Asked before each request; `false` cancels it, and nothing of it stays. A cancelled round of tool calls stops the answer. */
  readonly beforeSend?: ((message: Message, request: WireRequest) => boolean) | undefined;
  /** Wall clock for `createdAt`, in ms since 1970. Default `Date.now`. */
  readonly today?: (() => number) | undefined;
  /** Makes ids of messages, unique in this conversation. Default: random ones. */
  readonly createId?: (() => string) | undefined;
}
