/** The site owner's spend guard for one visitor session: counts what was sent and what it cost, and says when it is enough. */
import type { Usage } from '../protocol/deltas.js';
import { ChatError } from '../protocol/errors.js';

export interface BudgetLimits {
  /** Requests one session may send, retries by the visitor included. Default: no limit. */
  readonly maxRequests?: number | undefined;
  /** Tokens, in and out, that one session may use. Default: no limit. */
  readonly maxSessionTokens?: number | undefined;
}

/** Characters a token has on average, where the server did not count. */
const CHARACTERS_PER_TOKEN = 4;

export class Budget {
  #requests = 0;
  #tokens = 0;

  /** Requests sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Tokens used so far; estimated for answers whose server did not count. */
  get tokens(): number {
    return this.#tokens;
  }

  /** Throws `ChatError` of kind `budget` if nothing more may be sent. */
  check(limits: BudgetLimits): void {
    if (limits.maxRequests !== undefined && this.#requests >= limits.maxRequests) {
      throw new ChatError(
        'budget',
        `max-requests is ${limits.maxRequests}, and that many requests were sent in this session.`,
      );
    }
    if (limits.maxSessionTokens !== undefined && this.#tokens >= limits.maxSessionTokens) {
      throw new ChatError(
        'budget',
        `max-session-tokens is ${limits.maxSessionTokens}, and this session has used ${this.#tokens} tokens.`,
      );
    }
  }

  addRequest(): void {
    this.#requests += 1;
  }

  /** Adds what an answer cost: as counted by the server, else estimated from the number of characters that went both ways. */
  addUsage(usage: Usage | undefined, characters: number): void {
    this.#tokens += usage ? usage.totalTokens : Math.ceil(characters / CHARACTERS_PER_TOKEN);
  }
}
