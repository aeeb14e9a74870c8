/** Deltas and moments in, what an answer cost and how long it took out: over all the requests that it needed. */
import type { Delta, Usage } from '../protocol/deltas.js';
import type { WireMessage, WireRequest } from '../protocol/wire.js';
import type { Budget } from './budget.js';
import type { Message, Timing } from './message.js';

/** Counts for one run. An answer that is gone on with counts on from what it had. */
export class Tally {
  readonly #before: Message;
  readonly #begunAt: number;
  /** When the first content of the run came, and of the request under way. */
  #firstAt: number | undefined;
  #writingSince: number | undefined;
  /** Time and tokens of what was written, as far as its tokens were counted. */
  #writing = 0;
  #tokens = 0;
  /** Of the requests that are over, and of the one under way. */
  #usage: Usage | undefined;
  #newest: Usage | undefined;
  #characters = 0;
  #isOpen = false;

  /** `before`: the answer as it is when the run begins, at `now`. */
  constructor(before: Message, now: number) {
    this.#before = before;
    this.#begunAt = now;
    this.#usage = before.usage;
    const { timing, usage } = before;
    if (!usage || !timing?.tokensPerSecond) return;
    this.#tokens = usage.outputTokens;
    this.#writing = (usage.outputTokens * 1000) / timing.tokensPerSecond;
  }

  /** Milliseconds from the beginning of the run to its first content; undefined until then. */
  get firstToken(): number | undefined {
    return this.#firstAt === undefined ? undefined : this.#firstAt - this.#begunAt;
  }

  beginRequest(request: WireRequest): void {
    this.#isOpen = true;
    this.#writingSince = undefined;
    this.#newest = undefined;
    this.#characters = 0;
    for (const message of request.messages) this.#characters += lengthOf(message);
  }

  /** The delta with its usage, if it is one, added to what was used before. */
  count(delta: Delta, now: number): Delta {
    switch (delta.type) {
      case 'text':
      case 'reasoning':
        this.#characters += delta.text.length;
        break;
      case 'tool-call':
        this.#characters += delta.arguments.length;
        break;
      case 'image':
      case 'text-was-reasoning':
        break;
      case 'usage':
        this.#newest = delta.usage;
        return { type: 'usage', usage: sum(this.#usage, delta.usage) };
      case 'start':
      case 'source':
      case 'finish':
        return delta;
    }
    this.#firstAt ??= now;
    this.#writingSince ??= now;
    return delta;
  }

  /** The request is over, if one is under way: what it cost goes to the budget. */
  endRequest(budget: Budget, now: number): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const usage = this.#newest;
    budget.addUsage(usage, this.#characters);
    if (!usage) return;
    this.#usage = sum(this.#usage, usage);
    if (this.#writingSince === undefined || now <= this.#writingSince) return;
    this.#tokens += usage.outputTokens;
    this.#writing += now - this.#writingSince;
  }

  /** While the answer grows, only what is known by then; at its end, `now`, all of it. */
  timing(now?: number): Timing {
    const { timing } = this.#before;
    return {
      firstToken: timing?.firstToken ?? this.firstToken,
      total: now === undefined ? undefined : (timing?.total ?? 0) + now - this.#begunAt,
      tokensPerSecond: now === undefined || this.#writing === 0 ? undefined : (this.#tokens * 1000) / this.#writing,
    };
  }
}

/** How many characters a message has, for servers that do not count tokens. */
function lengthOf({ content }: WireMessage): number {
  if (typeof content === 'string') return content.length;
  let length = 0;
  for (const part of content ?? []) if (part.type === 'text') length += part.text.length;
  return length;
}

function sum(one: Usage | undefined, other: Usage): Usage {
  if (!one) return other;
  const reasoningTokens = addKnown(one.reasoningTokens, other.reasoningTokens);
  const cachedTokens = addKnown(one.cachedTokens, other.cachedTokens);
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    totalTokens: one.totalTokens + other.totalTokens,
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    ...(cachedTokens !== undefined && { cachedTokens }),
  };
}

function addKnown(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : one + (other ?? 0);
}
