/** An answer that broke off in, the request that goes on with it out, and how what comes is joined to what is there. */
import type { Delta } from '../protocol/deltas.js';
import { Growth } from './growth.js';
import { JoinContinuation } from './join-continuation.js';
import { changeMessage, createMessage, growReasoning, growText, isAnswered } from './message.js';
import type { Message, Part, ReasoningPart, TextPart } from './message.js';

/** What the model is asked, as servers do not take the beginning of an answer. In English, which every model reads; the answer keeps its own language. */
export const CONTINUE_PROMPT =
  'Your last message broke off. Go on with it exactly where it ends, in the same language and the same format. Repeat nothing of it, and write no introduction.';

/** What comes grows in the text that is there, so that there is no seam; what the model thinks stands before that text. */
export class Continuation extends Growth {
  /** What is asked, after the question: the answer as far as it is sent, and the wish that it goes on. */
  readonly tail: readonly Message[];
  /** The text that grows; undefined where something stands behind it, and a new one has to begin. */
  readonly #text: TextPart | undefined;
  #join: JoinContinuation | undefined;
  #place: number;
  #isWritten = false;
  #isThought = false;

  constructor(answer: Message) {
    super(answer);
    const { parts } = answer;
    this.#place = parts.findLastIndex((part) => part.type === 'text' || part.type === 'image' || isAnswered(part));
    const last = parts[this.#place];
    this.#text = last?.type === 'text' ? last : undefined;
    this.#join = this.#text && new JoinContinuation(this.#text.text);
    const sent: readonly Part[] = this.#join ? parts.with(this.#place, { type: 'text', text: this.#join.sent }) : parts;
    const asked = changeMessage(answer, { parts: sent });
    // After the results of tools a model goes on by itself.
    this.tail = last?.type === 'tool-call' ? [asked] : [asked, promptAfter(answer)];
  }

  override take(answer: Message, delta: Delta, now: number): Message {
    // What comes once something stands behind the text stands behind that.
    if (!this.#join || answer.parts.length > this.from) return super.take(answer, delta, now);
    switch (delta.type) {
      case 'text':
        return this.#write(answer, this.#join.push(delta.text));
      case 'reasoning':
        return this.#think(answer, delta.text, now);
      case 'text-was-reasoning':
        return this.#takeBack(this.end(answer), now);
      case 'image':
      case 'tool-call':
        return super.take(this.end(answer), delta, now);
      case 'start':
      case 'source':
      case 'usage':
      case 'finish':
        return super.take(answer, delta, now);
    }
  }

  override end(answer: Message): Message {
    return this.#join ? this.#write(answer, this.#join.end()) : answer;
  }

  #write(answer: Message, piece: string): Message {
    const text = answer.parts[this.#place];
    if (piece === '' || text?.type !== 'text' || !this.#join) return answer;
    const { kept } = this.#join;
    const isCutBack = !this.#isWritten && kept < text.text.length;
    this.#isWritten = true;
    const base: TextPart = isCutBack ? { type: 'text', text: text.text.slice(0, kept) } : text;
    return withPart(answer, this.#place, growText(base, piece));
  }

  #think(answer: Message, piece: string, now: number): Message {
    const before = answer.parts[this.#place - 1];
    if (before?.type !== 'reasoning') {
      const part: ReasoningPart = { type: 'reasoning', text: piece, startedAt: now, duration: 0 };
      const parts = answer.parts.toSpliced(this.#place, 0, part);
      this.#place += 1;
      this.from += 1;
      this.#isThought = true;
      return changeMessage(answer, { parts });
    }
    // The time between the two requests was not spent thinking.
    const base = this.#isThought ? before : { ...before, startedAt: now - before.duration };
    const grown = growReasoning(base, this.#isThought ? piece : `\n\n${piece}`, now);
    this.#isThought = true;
    return withPart(answer, this.#place - 1, grown);
  }

  /** What was written of the continuation was thought. */
  #takeBack(answer: Message, now: number): Message {
    const text = answer.parts[this.#place];
    if (!this.#text || text?.type !== 'text') return answer;
    const thought = text.text.slice(this.#join?.kept);
    this.#join = new JoinContinuation(this.#text.text);
    this.#isWritten = false;
    return this.#think(withPart(answer, this.#place, this.#text), thought, now);
  }
}

function promptAfter(answer: Message): Message {
  return createMessage({
    id: '',
    parentId: answer.id,
    role: 'user',
    parts: [{ type: 'text', text: CONTINUE_PROMPT }],
    createdAt: answer.createdAt,
  });
}

function withPart(answer: Message, place: number, part: Part): Message {
  return changeMessage(answer, { parts: answer.parts.with(place, part) });
}
