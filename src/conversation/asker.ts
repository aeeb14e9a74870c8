/** Messages in, a request out that nothing refuses any more. */
import type { WireRequest } from '../protocol/wire.js';
import type { Budget } from './budget.js';
import { checkOptions } from './chat-options.js';
import type { ConversationOptions } from './conversation-options.js';
import type { Message } from './message.js';
import { toWire } from './to-wire.js';

/** A request that nothing refuses any more, and the options that say how it is sent. */
export interface Ask {
  readonly request: WireRequest;
  readonly options: ConversationOptions;
}

/** Asks the options anew for each request. */
export class Asker {
  readonly #options: () => ConversationOptions;
  readonly #budget: Budget;

  constructor(options: () => ConversationOptions, budget: Budget) {
    this.#options = options;
    this.#budget = budget;
  }

  /**
   * The request for `messages`, the last `always` of which are what is asked, for the sake of `question`. Throws `ChatError` of kind `budget` or `config`, and
   * an `AbortError` if `beforeSend` says no; it is asked last.
   */
  ask(question: Message, messages: readonly Message[], always: number): Ask {
    const options = this.#options();
    const request = toWire(messages, options, always);
    this.#budget.check(options);
    checkOptions(options);
    if (options.beforeSend?.(question, request) === false) {
      throw new DOMException('The message was cancelled before it was sent.', 'AbortError');
    }
    return { request, options };
  }
}
