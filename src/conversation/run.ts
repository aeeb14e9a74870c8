/** One run: a request goes out and its answer grows, with the rounds of tool calls that it asks for, until it has ended, however it ended. */
import { systemClock } from '../protocol/clock.js';
import type { Delta } from '../protocol/deltas.js';
import { ChatError, isAbort } from '../protocol/errors.js';
import type { RetryNotice } from '../protocol/transport.js';
import type { Ask } from './asker.js';
import type { Budget } from './budget.js';
import type { ConversationEvent } from './conversation-event.js';
import type { ConversationOptions } from './conversation-options.js';
import { Growth } from './growth.js';
import { changeMessage, hasContent } from './message.js';
import type { Message, MessageFields, ToolCallPart } from './message.js';
import { runTools } from './run-tools.js';
import { Tally } from './tally.js';

/** The conversation, as far as a run has to do with it. */
export interface RunHost {
  /** As they are now. */
  readonly options: () => ConversationOptions;
  readonly budget: Budget;
  /** Makes an id. */
  createId(): string;
  /** The request that goes on with `answer` after its tool calls. Throws what refuses it. */
  askOn(answer: Message): Ask;
  /** Puts the changed answer into the tree. */
  write(answer: Message): void;
  tell(event: ConversationEvent): void;
  /** The run is over, and writes nothing more: the first thing that happens at its end. */
  finish(error: ChatError | undefined): void;
}

const DEFAULT_TOOL_TIMEOUT = 60_000;
const DEFAULT_MAX_TOOL_ROUNDS = 8;

/** The one run that may be under way. */
export class Run {
  readonly #host: RunHost;
  readonly #controller = new AbortController();
  readonly #tally: Tally;
  #growth: Growth;
  #answer: Message;
  #retrying: RetryNotice | undefined;
  #isOver = false;

  /** `growth`: how the first request's deltas change `answer`. */
  constructor(host: RunHost, answer: Message, growth: Growth = new Growth(answer)) {
    this.#host = host;
    this.#answer = answer;
    this.#growth = growth;
    this.#tally = new Tally(answer, this.#now());
  }

  /** The answer as it is now. */
  get answer(): Message {
    return this.#answer;
  }

  /** The further try that is being waited for. */
  get retrying(): RetryNotice | undefined {
    return this.#retrying;
  }

  /** Changes what the run itself does not: it goes on with the changed answer. */
  change(changes: Partial<MessageFields>): Message {
    this.#answer = changeMessage(this.#answer, changes);
    this.#host.write(this.#answer);
    return this.#answer;
  }

  /** Writes what was held back of a continuation, so that the answer counts with all that has come. */
  flush(): void {
    this.#answer = this.#growth.end(this.#answer);
    this.#host.write(this.#answer);
  }

  /** Runs to the end. Resolves to the answer as it is then; rejects never. */
  async go(first: Ask): Promise<Message> {
    try {
      let ask: Ask | undefined = first;
      for (let round = 0; ask && !this.#isOver; round += 1) {
        await this.#receive(ask);
        ask = await this.#nextRound(round);
      }
      if (!this.#isOver) this.#end('done', undefined);
    } catch (cause) {
      // After a stop nobody is to hear of what the stop broke off.
      if (!this.#isOver) this.#fail(cause);
    }
    return this.#answer;
  }

  /** Ends it at once: what came stays, marked as stopped, and the connection is closed. */
  stop(): void {
    if (this.#isOver) return;
    const answer = this.#settle('stopped', undefined);
    this.#controller.abort();
    this.#host.tell({ type: 'stop', message: answer });
    this.#tellEnd(true);
  }

  async #receive({ request, transport }: Ask): Promise<void> {
    this.#host.budget.addRequest();
    this.#tally.beginRequest(request);
    const { signal } = this.#controller;
    for await (const delta of transport(request, { signal, onRetry: (notice) => this.#noteRetry(notice) })) {
      // A listener may have stopped this run, or begun a newer one: then nothing more of it is written.
      if (this.#isOver) return;
      this.#take(delta);
    }
    if (!this.#isOver) this.#tally.endRequest(this.#host.budget, this.#now());
  }

  #take(received: Delta): void {
    const now = this.#now();
    const wasFirst = this.#tally.firstToken === undefined;
    const delta = this.#tally.count(received, now);
    const answer = this.#growth.take(this.#answer, delta, now);
    const { firstToken } = this.#tally;
    const isFirst = wasFirst && firstToken !== undefined;
    this.#answer = isFirst ? changeMessage(answer, { status: 'streaming', timing: this.#tally.timing() }) : answer;
    this.#host.write(this.#answer);
    if (isFirst) {
      this.#retrying = undefined;
      const { id, model } = this.#answer;
      this.#host.tell({ type: 'start', messageId: id, model, timeToFirstToken: firstToken });
    }
    this.#host.tell({ type: 'change' });
  }

  /** Runs the tools that the last request asked for, and gives the request that tells of their results; nothing where it asked for none. */
  async #nextRound(round: number): Promise<Ask | undefined> {
    if (this.#isOver) return undefined;
    const options = this.#host.options();
    const { tools = [], toolTimeout = DEFAULT_TOOL_TIMEOUT, maxToolRounds = DEFAULT_MAX_TOOL_ROUNDS } = options;
    const { finishReason } = this.#answer;
    const isCut = finishReason === 'length' || finishReason === 'content_filter';
    const calls = tools.length === 0 || isCut ? [] : this.#growth.newCalls(this.#answer);
    if (calls.length === 0) return undefined;
    if (round >= maxToolRounds) {
      throw new ChatError(
        'protocol',
        `The model asked for tools more than ${maxToolRounds} times (maxToolRounds) in one answer.`,
        {
          retryable: false,
          partial: true,
        },
      );
    }
    this.#answer = this.#growth.end(this.#answer);
    const named = calls.map((call) => (call.id ? call : this.#replace(call, { ...call, id: this.#host.createId() })));
    await runTools(named, {
      tools,
      timeout: toolTimeout,
      clock: options.clock ?? systemClock,
      signal: this.#controller.signal,
      onChange: (before, after) => {
        this.#replace(before, after);
        this.#host.tell({ type: 'tool-call', messageId: this.#answer.id, call: after });
        this.#host.tell({ type: 'change' });
      },
    });
    const ask = this.#host.askOn(this.#answer);
    this.#growth = new Growth(this.#answer);
    return ask;
  }

  #replace(before: ToolCallPart, after: ToolCallPart): ToolCallPart {
    this.change({ parts: this.#answer.parts.map((part) => (part === before ? after : part)) });
    return after;
  }

  #noteRetry(notice: RetryNotice): void {
    if (this.#isOver) return;
    this.#retrying = notice;
    this.#host.tell({ type: 'retry', ...notice });
    this.#host.tell({ type: 'change' });
  }

  #fail(cause: unknown): void {
    if (isAbort(cause)) {
      // Not our own signal, or the run would be over: a transport gave up by itself, or a round was cancelled. What came stays, as after a stop.
      this.#settle('stopped', undefined);
      this.#tellEnd(true);
      return;
    }
    const error = asChatError(cause);
    this.#end(hasContent(this.#answer) ? 'interrupted' : 'failed', error);
  }

  #end(status: 'done' | 'interrupted' | 'failed', error: ChatError | undefined): void {
    const answer = this.#settle(status, error);
    if (error) this.#host.tell({ type: 'error', error, messageId: answer.id });
    this.#tellEnd(false);
  }

  /** Ends the run: from here on it can write nothing more. */
  #settle(status: 'done' | 'stopped' | 'interrupted' | 'failed', error: ChatError | undefined): Message {
    this.#isOver = true;
    this.#retrying = undefined;
    const now = this.#now();
    this.#tally.endRequest(this.#host.budget, now);
    const grown = this.#growth.end(this.#answer);
    // What an answer that broke off has asked for is broken off with it.
    const parts = grown.parts.map((part) =>
      part.type === 'tool-call' && (part.status === 'running' || (part.status === 'pending' && status !== 'done'))
        ? { ...part, status: 'failed' as const }
        : part,
    );
    this.#answer = changeMessage(grown, { parts, status, error, timing: this.#tally.timing(now) });
    this.#host.finish(error);
    this.#host.write(this.#answer);
    return this.#answer;
  }

  #tellEnd(aborted: boolean): void {
    this.#host.tell({ type: 'end', message: this.#answer, aborted });
    this.#host.tell({ type: 'change' });
  }

  #now(): number {
    return (this.#host.options().clock ?? systemClock).now();
  }
}

/** What a transport or a hook threw, as the error that a visitor is told of. */
export function asChatError(cause: unknown): ChatError {
  if (cause instanceof ChatError) return cause;
  return new ChatError('protocol', 'The transport or a hook threw something that is not a ChatError; see its cause.', {
    cause,
  });
}
