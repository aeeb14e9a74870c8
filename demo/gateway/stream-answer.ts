/** An answer goes in, server-sent events come out: https://platform.openai.com/docs/api-reference/chat-streaming */

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import { errorOf } from './answer.js';
import type { WireDelta } from './pieces.js';
import type { WireUsage } from './usage.js';

/** A comment is sent after this many milliseconds of silence, so that nobody on the way gives the connection up. */
const keepAliveEvery = 2000;

/**
 * Sends `answer` as a stream: a chunk with the role, chunks with the increments, an empty one with the finish reason,
 * the usage where it was asked for, `[DONE]`. The head goes out with the first byte of the body, so an error that comes
 * before is thrown as a `GatewayError` and can still set the status. Rejects with the reason of `signal` once it aborts.
 */
export async function streamAnswer(answer: Answer, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const { pace, usage } = answer;
  const stream = new EventStream(answer, response, signal);
  for (const piece of answer.pieces) {
    switch (piece.type) {
      case 'delta':
        if (piece.counts !== 'nothing') await pace.token();
        usage.add(piece);
        await stream.delta(piece.delta);
        break;
      case 'citations':
        await stream.delta({}, null, { citations: piece.urls });
        break;
      case 'pause':
        await pace.pause(piece.duration, keepAliveEvery, () => stream.comment('keep-alive'));
        break;
      case 'error':
        if (!response.headersSent) throw errorOf(piece);
        await stream.write(`data: ${JSON.stringify(errorOf(piece))}\n\n`);
        response.end();
        return;
      case 'cut':
        answer.onCut();
        response.destroy();
        return;
      case 'finish':
        await stream.finish(piece.reason, usage.total());
        response.end();
        return;
    }
  }
}

/** What stands beside the choices of a chunk. */
interface Beside {
  readonly citations?: readonly string[];
}

class EventStream {
  readonly #answer: Answer;
  readonly #response: ServerResponse;
  readonly #signal: AbortSignal;
  #hasRole = false;

  constructor(answer: Answer, response: ServerResponse, signal: AbortSignal) {
    this.#answer = answer;
    this.#response = response;
    this.#signal = signal;
  }

  async delta(delta: WireDelta, finishReason: string | null = null, beside: Beside = {}): Promise<void> {
    if (!this.#hasRole) {
      this.#hasRole = true;
      await this.#choice({ role: 'assistant', content: '' }, null);
    }
    await this.#choice(delta, finishReason, beside);
  }

  async finish(reason: string, usage: WireUsage): Promise<void> {
    await this.delta({}, reason);
    if (this.#answer.includeUsage) await this.#chunk({ choices: [], usage });
    await this.write('data: [DONE]\n\n');
  }

  comment(text: string): Promise<void> {
    return this.write(`: ${text}\n\n`);
  }

  /** Resolves when there is room for more; a reader who takes nothing stops the answer, not the gateway's memory. */
  async write(text: string): Promise<void> {
    this.#signal.throwIfAborted();
    if (!this.#response.headersSent) {
      this.#response.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-cache',
        'X-Accel-Buffering': 'no',
      });
      this.#answer.onFirstByte();
    }
    if (!this.#response.write(text)) await once(this.#response, 'drain', { signal: this.#signal });
  }

  async #choice(delta: WireDelta, finishReason: string | null, beside: Beside = {}): Promise<void> {
    const choices = [{ index: 0, delta, logprobs: null, finish_reason: finishReason }];
    await this.#chunk({ choices, ...(this.#answer.includeUsage && { usage: null }), ...beside });
  }

  async #chunk(fields: Beside & { choices: readonly unknown[]; usage?: WireUsage | null }): Promise<void> {
    const { id, created, model } = this.#answer;
    await this.write(`data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created, model, ...fields })}\n\n`);
  }
}
