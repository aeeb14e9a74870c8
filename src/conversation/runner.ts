/** The one run that may be under way: what can refuse it, how it begins in the place of the one before, and how the last one ended. */
import type { ChatError } from '../protocol/errors.js';
import { isAbort } from '../protocol/errors.js';
import { untilAborted } from '../protocol/until-aborted.js';
import { Asker } from './asker.js';
import type { Ask } from './asker.js';
import { Budget } from './budget.js';
import type { ConversationEvent } from './conversation-event.js';
import type { ConversationOptions } from './conversation-options.js';
import type { Growth } from './growth.js';
import type { Listeners } from './listeners.js';
import { loadEngine } from './load-engine.js';
import type { Message } from './message.js';
import type { MessageTree } from './message-tree.js';
import { Run, asChatError } from './run.js';
import type { RunHost } from './run-host.js';
import type { TransportSource } from './transport-source.js';

/** How a run begins. */
export interface Beginning {
  /** Puts the answer that is to grow into the tree, and gives it. */
  readonly place: () => Message;
  /** What is told of it, before the change. Default: nothing. */
  readonly events?: readonly ConversationEvent[] | undefined;
  /** How the answer grows. Default: what comes stands behind what it has. */
  readonly growth?: Growth | undefined;
}

export class Runner {
  readonly #asker: Asker;
  readonly #tell: Listeners['tell'];
  readonly #host: RunHost;
  #run: Run | undefined;
  /** Ends the wait for what is loaded before anything can be asked. */
  #loading: AbortController | undefined;
  #error: ChatError | undefined;

  /** `tree`: the one that the conversation has by then. */
  constructor(
    options: () => ConversationOptions,
    tell: Listeners['tell'],
    tree: () => MessageTree,
    createId: () => string,
  ) {
    const budget = new Budget();
    let transports: TransportSource | undefined;
    this.#asker = new Asker(options, budget);
    this.#tell = tell;
    this.#host = {
      options,
      budget,
      transports: (make) => (transports ??= make(options)),
      createId,
      askOn: (answer) => {
        const messages = tree().pathTo(answer.id);
        return this.#asker.ask(messages.at(-2) ?? answer, messages, 2);
      },
      // A listener may have put another tree in the place of the one that the answer is in.
      write: (answer) => tree().find(answer.id) && tree().replace(answer),
      tell,
      finish: (error) => {
        this.#run = undefined;
        this.#error = error;
        tree().goOn();
      },
    };
  }

  get run(): Run | undefined {
    return this.#run;
  }

  /** Whether something is to be asked as soon as it can be: see `load`. */
  get isLoading(): boolean {
    return this.#loading !== undefined;
  }

  /** What went wrong with the last run, or refused one. */
  get error(): ChatError | undefined {
    return this.#error;
  }

  forgetError(): void {
    this.#error = undefined;
  }

  /** Asks all that can refuse a request; see `Asker.ask`. A refusal is told, and thrown. */
  prepare(question: Message, messages: readonly Message[], always = 1): Ask {
    try {
      return this.#asker.ask(question, messages, always);
    } catch (cause) {
      throw this.#refused(cause);
    }
  }

  /**
   * Loads what a run needs, for a request that cannot even be made without. Rejects with an `AbortError` if it is stopped meanwhile, or something newer asked;
   * a failure is told, and thrown, as a refusal.
   */
  async load(): Promise<void> {
    this.stop();
    const loading = new AbortController();
    this.#loading = loading;
    this.#error = undefined;
    this.#tell({ type: 'change' });
    try {
      await untilAborted(loadEngine(), loading.signal);
      this.#loading = undefined;
    } catch (cause) {
      if (this.#loading === loading) this.#loading = undefined;
      throw this.#refused(cause);
    }
  }

  /** Stops what is under way. */
  stop(): void {
    const loading = this.#loading;
    this.#loading = undefined;
    if (loading) {
      loading.abort();
      this.#tell({ type: 'change' });
    }
    this.#run?.stop();
  }

  /** Stops what is under way, and runs. Resolves to the answer when it has ended. Throws an `AbortError` if something newer was asked in between. */
  begin(ask: Ask, { place, events = [], growth }: Beginning): Promise<Message> {
    this.stop();
    // A listener that heard of the stop has asked something newer.
    if (this.#run) throw new DOMException('A newer message was sent in the meantime.', 'AbortError');
    this.#error = undefined;
    const run = new Run(this.#host, place());
    this.#run = run;
    this.#tell(...events, { type: 'change' });
    return run.go(ask, growth);
  }

  /** Tells of a refusal, but for an abort, and gives what is to be thrown. */
  #refused(cause: unknown): unknown {
    if (isAbort(cause)) return cause;
    const error = asChatError(cause);
    if (!this.#run) this.#error = error;
    this.#tell({ type: 'error', error, messageId: undefined }, { type: 'change' });
    return error;
  }
}
