/** An answer goes in, one JSON object comes out, when all of it is there:
 * https://platform.openai.com/docs/api-reference/chat/object */

import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import { errorOf } from './answer.js';
import type { WireDelta } from './pieces.js';

interface ToolCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/** Sends `answer` whole. Pauses take their time, tokens take none. Throws and rejects as `streamAnswer` does. */
export async function sendWholeAnswer(answer: Answer, response: ServerResponse): Promise<void> {
  const message = new WholeMessage();
  const citations: string[] = [];
  for (const piece of answer.pieces) {
    switch (piece.type) {
      case 'delta':
        answer.usage.add(piece);
        message.add(piece.delta);
        break;
      case 'citations':
        citations.push(...piece.urls);
        break;
      case 'pause':
        await answer.pace.pause(piece.duration, Infinity, () => Promise.resolve());
        break;
      case 'error':
        throw errorOf(piece);
      case 'cut':
        answer.onCut();
        response.destroy();
        return;
      case 'finish':
        answer.onFirstByte();
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(
          JSON.stringify({
            id: answer.id,
            object: 'chat.completion',
            created: answer.created,
            model: answer.model,
            choices: [{ index: 0, message, logprobs: null, finish_reason: piece.reason }],
            usage: answer.usage.total(),
            ...(citations.length > 0 && { citations }),
          }),
        );
        return;
    }
  }
}

/** Deltas put together again; fields that never came are absent. */
class WholeMessage {
  #content = '';
  #reasoning = '';
  readonly #images: unknown[] = [];
  readonly #annotations: unknown[] = [];
  readonly #calls: ToolCall[] = [];

  add(delta: WireDelta): void {
    this.#content += delta.content ?? '';
    this.#reasoning += delta.reasoning_content ?? '';
    this.#images.push(...(delta.images ?? []));
    this.#annotations.push(...(delta.annotations ?? []));
    for (const piece of delta.tool_calls ?? []) {
      const call = (this.#calls[piece.index] ??= {
        id: piece.id ?? '',
        type: 'function',
        function: { name: piece.function.name ?? '', arguments: '' },
      });
      call.function.arguments += piece.function.arguments;
    }
  }

  toJSON(): Record<string, unknown> {
    return {
      role: 'assistant',
      content: this.#content === '' && this.#calls.length > 0 ? null : this.#content,
      refusal: null,
      ...(this.#reasoning && { reasoning_content: this.#reasoning }),
      ...(this.#images.length > 0 && { images: this.#images }),
      ...(this.#annotations.length > 0 && { annotations: this.#annotations }),
      ...(this.#calls.length > 0 && { tool_calls: this.#calls }),
    };
  }
}
