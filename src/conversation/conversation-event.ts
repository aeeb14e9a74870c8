/** What a conversation tells its listeners. */
import type { ChatError } from '../protocol/errors.js';
import type { Message } from './message.js';

/**
 * One thing that happened. `change` comes after every change of state, on every delta, and after each of the others; of one turn the others come in the
 * order `send` (not for a retry), `retry` for each further try, `start`, then `stop` or `error` where it came to that, and `end`, always.
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
  | { readonly type: 'clear' };
