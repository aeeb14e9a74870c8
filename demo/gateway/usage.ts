/** Pieces go in, the count of tokens comes out, as OpenAI's API reports it. */

import type { Message } from './model.js';
import type { Piece } from './pieces.js';
import { countTokens } from './tokenise.js';

/** What was counted. */
export interface WireUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly completion_tokens_details: { readonly reasoning_tokens: number };
}

/** Each message costs this many tokens beside its text. */
const tokensPerMessage = 4;

/** Counts the pieces of one answer as they pass. */
export class UsageCounter {
  readonly #prompt: number;
  #text = 0;
  #reasoning = 0;

  constructor(messages: readonly Message[]) {
    this.#prompt = messages.reduce((sum, message) => sum + tokensPerMessage + countTokens(message.text), 0);
  }

  add(piece: Extract<Piece, { type: 'delta' }>): void {
    if (piece.counts === 'text') this.#text += 1;
    if (piece.counts === 'reasoning') this.#reasoning += 1;
  }

  total(): WireUsage {
    const completion = this.#text + this.#reasoning;
    return {
      prompt_tokens: this.#prompt,
      completion_tokens: completion,
      total_tokens: this.#prompt + completion,
      completion_tokens_details: { reasoning_tokens: this.#reasoning },
    };
  }
}
