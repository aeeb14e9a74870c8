/** One run: an answer grows until it has ended, however it ended. How it begins and how it ends is here; what comes between, in `rounds.ts`, is loaded. */
import { systemClock } from '../protocol/clock.js';
import { ChatError, isAbort } from '../protocol/errors.js';
import type { RetryNotice } from '../protocol/transport.js';
import { untilAborted } from '../protocol/until-aborted.js';
import type { Ask } from './asker.js';
import type { Growth } from './growth.js';
import { engine, loadEngine } from './load-engine.js';
import { changeMessage, hasContent } from './message.js';
import type { Message, MessageFields } from './message.js';
import type { Rounds, RoundsRun } from './rounds.js';
import type { RunHost } from './run-host.js';

/** The one run that may be under way. */
export class Run implements RoundsRun {
  readonly begunAt: number;
  readonly #host: RunHost;
  readonly #controller = new AbortController();
  #rounds: Rounds | undefined;
  #answer: Message;
  #retrying: RetryNotice | undefined;
  #isOver = false;

  constructor(host: RunHost, answer: Message) {
    this.#host = host;
    this.#answer = answer;
    this.begunAt = this.#now();
  }

  /** The answer as it is now. */
  get answer(): Message {
    return this.#answer;
  }

  /** The further try that is being waited for. */
  get retrying(): RetryNotice | undefined {
    return this.#retrying;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  write(answer: Message): void {
    this.#answer = answer;
    this.#host.write(answer);
  }

  wait(notice: RetryNotice | undefined): void {
    this.#retrying = notice;
  }

  /** Changes what the run itself does not: it goes on with the changed answer. */
  change(changes: Partial<MessageFields>): Message {
    this.write(changeMessage(this.#answer, changes));
    return this.#answer;
  }

  /** Writes what was held back of a continuation, so that the answer counts with all that has come. */
  flush(): void {
    if (this.#rounds) this.write(this.#rounds.flushed());
  }

  /** Runs to the end. `growth`: how the first request's deltas change the answer. Resolves to the answer as it is then; rejects never. */
  async go(first: Ask, growth?: Growth): Promise<Message> {
    try {
      const loaded = engine.loaded ?? (await untilAborted(loadEngine(), this.signal));
      this.#rounds = new loaded.Rounds(this, this.#host, this.#host.transports(loaded.transportSource), growth);
      await this.#rounds.go(first);
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
    const changes = this.#rounds?.end(status === 'done') ?? { timing: this.#timing };
    this.#answer = changeMessage(this.#answer, { ...changes, status, error });
    this.#host.finish(error);
    this.#host.write(this.#answer);
    return this.#answer;
  }

  /** How long it took, where nothing was sent. */
  get #timing(): MessageFields['timing'] {
    return { firstToken: undefined, total: this.#now() - this.begunAt, tokensPerSecond: undefined };
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
