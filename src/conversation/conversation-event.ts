/** What a conversation tells its listeners. */
import type { ChatError } from '../protocol/errors.js';
import type { Message, ToolCallPart } from './message.js';

/**
 * One thing that happened. `change` comes after every change of state, on every delta, and after each of the others; of one turn the others come in the
 * order `edit` (for an edit), `send` (not for a retry or a continuation), `retry` for each further try, `start`, `tool-call` twice for each call, then `stop`
 * or `error` where it came to that, and `end`, always.
 * A question that was refused gives `error` alone, without a `messageId`.
 */
export type ConversationEvent =
  | { readonly type: 'change' }
  | { readonly type: 'send'; readonly message: Message }
  /** A further try follows after `delay` ms; `attempt` counts from 1. */
  | { readonly type: 'retry'; readonly attempt: number; readonly delay: number }
  /** The first piece of the answer came, `timeToFirstToken` ms after the request. */
  | {
      readonly type: 'start';
      readonly messageId: string;
      readonly model: string | undefined;
      readonly timeToFirstToken: number;
    }
  | { readonly type: 'stop'; readonly message: Message }
  | { readonly type: 'error'; readonly error: ChatError; readonly messageId: string | undefined }
  /** The answer ended; `aborted` if it was stopped. */
  | { readonly type: 'end'; readonly message: Message; readonly aborted: boolean }
  /** A tool begins to run, and later: it has its result or its error. */
  | { readonly type: 'tool-call'; readonly messageId: string; readonly call: ToolCallPart }
  /** A question is asked anew with another text; both stand beside each other. */
  | { readonly type: 'edit'; readonly message: Message; readonly previous: Message }
  /** Another of `count` siblings is shown; `index` counts from 0. */
  | { readonly type: 'branch'; readonly messageId: string; readonly index: number; readonly count: number }
  /** `message` is the answer as it is now, `prompt` its question. */
  | { readonly type: 'feedback'; readonly message: Message; readonly prompt: Message | undefined }
  /** Turns were taken out; `undo` brings them back. */
  | { readonly type: 'delete'; readonly messageIds: readonly string[] }
  /** All messages were taken out; `undo` brings them back. */
  | { readonly type: 'clear' }
  /** Other messages are in the place of all there were; `undo` brings those back. */
  | { readonly type: 'load' }
  | { readonly type: 'undo' };
