/** The steps of an answer go in, what is sent one after another comes out: texts token by token, up to a limit. */

import { randomId } from './random.js';
import type { Random } from './random.js';
import type { Step } from './model.js';
import { tokenise } from './tokenise.js';

/** The increment of a choice, as OpenAI's API and its relatives name it. */
export interface WireDelta {
  readonly role?: 'assistant';
  readonly content?: string;
  readonly reasoning_content?: string;
  readonly images?: readonly { type: 'image_url'; index: number; image_url: { url: string } }[];
  readonly annotations?: readonly { type: 'url_citation'; url_citation: { url: string; title: string } }[];
  readonly tool_calls?: readonly {
    index: number;
    id?: string;
    type?: 'function';
    function: { name?: string; arguments: string };
  }[];
}

/** What is sent at once, or what happens instead. */
export type Piece =
  | { readonly type: 'delta'; readonly delta: WireDelta; readonly counts: 'text' | 'reasoning' | 'nothing' }
  | { readonly type: 'finish'; readonly reason: string }
  | Extract<Step, { type: 'citations' | 'pause' | 'error' | 'cut' }>;

/** Cuts `steps` into pieces and ends after `maxTokens` of them with the finish reason `length`. */
export function* toPieces(steps: Iterable<Step>, maxTokens: number, random: Random): Generator<Piece> {
  let tokens = 0;
  let images = 0;
  let calls = 0;
  for (const step of steps) {
    switch (step.type) {
      case 'text':
      case 'reasoning':
        for (const token of tokenise(step.text)) {
          if (tokens >= maxTokens) {
            yield { type: 'finish', reason: 'length' };
            return;
          }
          tokens += 1;
          const delta = step.type === 'text' ? { content: token } : { reasoning_content: token };
          yield { type: 'delta', delta, counts: step.type };
        }
        break;
      case 'image':
        yield other({ images: [{ type: 'image_url', index: images, image_url: { url: step.url } }] });
        images += 1;
        break;
      case 'source':
        yield other({
          annotations: [{ type: 'url_citation', url_citation: { url: step.url, title: step.title } }],
        });
        break;
      case 'tool-call': {
        const id = `call_${randomId(random, 24)}`;
        yield other({
          tool_calls: [{ index: calls, id, type: 'function', function: { name: step.name, arguments: '' } }],
        });
        for (const token of tokenise(JSON.stringify(step.arguments))) {
          const delta = { tool_calls: [{ index: calls, function: { arguments: token } }] };
          yield { type: 'delta', delta, counts: 'text' };
        }
        calls += 1;
        break;
      }
      case 'citations':
      case 'pause':
        yield step;
        break;
      case 'error':
      case 'cut':
      case 'finish':
        yield step;
        return;
    }
  }
  yield { type: 'finish', reason: calls > 0 ? 'tool_calls' : 'stop' };
}

function other(delta: WireDelta): Piece {
  return { type: 'delta', delta, counts: 'nothing' };
}
