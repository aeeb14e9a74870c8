/** How the deltas of one request change the answer: what it had before the request stays, and what comes is added behind it. */
import type { Delta } from '../protocol/deltas.js';
import { applyDelta } from './apply-delta.js';
import type { Message, ToolCallPart } from './message.js';

export class Growth {
  /** How many parts are not of the request. */
  protected from: number;

  /** `answer`: as it is before the request. */
  constructor(answer: Message) {
    this.from = answer.parts.length;
  }

  /** The answer after `delta`, which arrived at `now`. Costs O(delta). */
  take(answer: Message, delta: Delta, now: number): Message {
    return applyDelta(answer, delta, now, this.from);
  }

  /** The calls that the request has brought. */
  newCalls(answer: Message): readonly ToolCallPart[] {
    return answer.parts.slice(this.from).filter((part) => part.type === 'tool-call');
  }

  /** The answer with whatever was held back, once nothing more comes. */
  end(answer: Message): Message {
    return answer;
  }
}
