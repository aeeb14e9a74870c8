/** The requests of one run: one goes out, its answer grows by deltas, the tools that it asks for run, and the next one tells of their results. */
import { systemClock } from '../protocol/clock.js';
import type { Delta } from '../protocol/deltas.js';
import { ChatError } from '../protocol/errors.js';
import type { RetryNotice } from '../protocol/transport.js';
import type { Ask } from './asker.js';
import { Growth } from './growth.js';
import { changeMessage } from './message.js';
import type { Message, MessageFields, ToolCallPart } from './message.js';
import type { RunHost } from './run-host.js';
import { runTools } from './run-tools.js';
import { Tally } from './tally.js';
import type { TransportSource } from './transport-source.js';

/** The run that these are the rounds of. */
export interface RoundsRun {
  /** The answer as it is now. */
  readonly answer: Message;
  /** Aborts when the run is over. */
  readonly signal: AbortSignal;
  readonly isOver: boolean;
  /** When it began, on the conversation's clock. */
  readonly begunAt: number;
  /** Takes the answer over as it is to be from now on. */
  write(answer: Message): void;
  /** Takes over which further try is being waited for. */
  wait(notice: RetryNotice | undefined): void;
}

const DEFAULT_TOOL_TIMEOUT = 60_000;
const DEFAULT_MAX_TOOL_ROUNDS = 8;

export class Rounds {
  readonly #run: RoundsRun;
  readonly #host: RunHost;
  readonly #transports: TransportSource;
  readonly #tally: Tally;
  #growth: Growth;

  /** `growth`: how the first request's deltas change the answer. */
  constructor(run: RoundsRun, host: RunHost, transports: TransportSource, growth: Growth = new Growth(run.answer)) {
    this.#run = run;
    this.#host = host;
    this.#transports = transports;
    this.#growth = growth;
    this.#tally = new Tally(run.answer, run.begunAt);
  }

  /** Asks until the model has nothing more to ask for, or the run is over. Rejects with whatever a transport, a hook or a tool round failed with. */
  async go(first: Ask): Promise<void> {
    let ask: Ask | undefined = first;
    for (let round = 0; ask && !this.#run.isOver; round += 1) {
      await this.#receive(ask);
      ask = await this.#nextRound(round);
    }
  }

  /** The answer with whatever was held back of a continuation. */
  flushed(): Message {
    return this.#growth.end(this.#run.answer);
  }

  /** What changes in the answer now that the run ends, and books what it cost. `isDone`: by itself, and so it was not broken off. */
  end(isDone: boolean): Pick<MessageFields, 'parts' | 'timing'> {
    const now = this.#now();
    this.#tally.endRequest(this.#host.budget, now);
    // What an answer that broke off has asked for is broken off with it.
    const parts = this.flushed().parts.map((part) =>
      part.type === 'tool-call' && (part.status === 'running' || (part.status === 'pending' && !isDone))
        ? { ...part, status: 'failed' as const }
        : part,
    );
    return { parts, timing: this.#tally.timing(now) };
  }

  async #receive({ request, options }: Ask): Promise<void> {
    this.#host.budget.addRequest();
    this.#tally.beginRequest(request);
    const { signal } = this.#run;
    const transport = this.#transports(options);
    for await (const delta of transport(request, { signal, onRetry: (notice) => this.#noteRetry(notice) })) {
      // A listener may have stopped this run, or begun a newer one: then nothing more of it is written.
      if (this.#run.isOver) return;
      this.#take(delta);
    }
    if (!this.#run.isOver) this.#tally.endRequest(this.#host.budget, this.#now());
  }

  #take(received: Delta): void {
    const now = this.#now();
    const wasFirst = this.#tally.firstToken === undefined;
    const delta = this.#tally.count(received, now);
    const answer = this.#growth.take(this.#run.answer, delta, now);
    const { firstToken } = this.#tally;
    const isFirst = wasFirst && firstToken !== undefined;
    this.#run.write(isFirst ? changeMessage(answer, { status: 'streaming', timing: this.#tally.timing() }) : answer);
    if (isFirst) {
      this.#run.wait(undefined);
      const { id, model } = this.#run.answer;
      this.#host.tell({ type: 'start', messageId: id, model, timeToFirstToken: firstToken });
    }
    this.#host.tell({ type: 'change' });
  }

  /** Runs the tools that the last request asked for, and gives the request that tells of their results; nothing where it asked for none. */
  async #nextRound(round: number): Promise<Ask | undefined> {
    if (this.#run.isOver) return undefined;
    const options = this.#host.options();
    const { tools = [], toolTimeout = DEFAULT_TOOL_TIMEOUT, maxToolRounds = DEFAULT_MAX_TOOL_ROUNDS } = options;
    const { finishReason } = this.#run.answer;
    const isCut = finishReason === 'length' || finishReason === 'content_filter';
    const calls = tools.length === 0 || isCut ? [] : this.#growth.newCalls(this.#run.answer);
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
    this.#run.write(this.flushed());
    const named = calls.map((call) => (call.id ? call : this.#replace(call, { ...call, id: this.#host.createId() })));
    await runTools(named, {
      tools,
      timeout: toolTimeout,
      clock: options.clock ?? systemClock,
      signal: this.#run.signal,
      onChange: (before, after) => {
        this.#replace(before, after);
        this.#host.tell({ type: 'tool-call', messageId: this.#run.answer.id, call: after });
        this.#host.tell({ type: 'change' });
      },
    });
    const ask = this.#host.askOn(this.#run.answer);
    this.#growth = new Growth(this.#run.answer);
    return ask;
  }

  #replace(before: ToolCallPart, after: ToolCallPart): ToolCallPart {
    const { answer } = this.#run;
    this.#run.write(changeMessage(answer, { parts: answer.parts.map((part) => (part === before ? after : part)) }));
    return after;
  }

  #noteRetry(notice: RetryNotice): void {
    if (this.#run.isOver) return;
    this.#run.wait(notice);
    this.#host.tell({ type: 'retry', ...notice });
    this.#host.tell({ type: 'change' });
  }

  #now(): number {
    return (this.#host.options().clock ?? systemClock).now();
  }
}
