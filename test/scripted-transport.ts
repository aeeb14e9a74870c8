/** A transport whose answers the test speaks itself, delta by delta. */
import type { Delta, FinishReason } from '../src/protocol/deltas.js';
import type { RetryNotice, Transport } from '../src/protocol/transport.js';
import type { WireRequest } from '../src/protocol/wire.js';
import { settle } from './fake-clock.js';

/** One request and the answer to it. */
export class ScriptedAnswer {
  readonly request: WireRequest;
  readonly signal: AbortSignal;
  readonly retry: (notice: RetryNotice) => void;
  /** Whether the conversation has left the stream, by its end or before. */
  isClosed = false;
  readonly #queue: (Delta | { readonly end: true } | { readonly error: unknown })[] = [];
  #wake: (() => void) | undefined;
  /** Whatever the transport should do when the signal aborts: by default it throws the reason, as a good one does. */
  ignoresAbort = false;

  constructor(request: WireRequest, signal: AbortSignal, retry: (notice: RetryNotice) => void) {
    this.request = request;
    this.signal = signal;
    this.retry = retry;
    signal.addEventListener('abort', () => this.#wake?.());
  }

  /** Says these deltas; resolves when they have been taken. */
  async say(...deltas: readonly Delta[]): Promise<void> {
    this.#queue.push(...deltas);
    await this.#settle();
  }

  /** Says a text as one delta. */
  text(text: string): Promise<void> {
    return this.say({ type: 'text', text });
  }

  async finish(reason: FinishReason = 'stop'): Promise<void> {
    await this.say({ type: 'finish', reason });
    await this.end();
  }

  async end(): Promise<void> {
    this.#queue.push({ end: true });
    await this.#settle();
  }

  async fail(error: unknown): Promise<void> {
    this.#queue.push({ error });
    await this.#settle();
  }

  async *stream(): AsyncGenerator<Delta> {
    try {
      for (;;) {
        if (this.signal.aborted && !this.ignoresAbort) throw this.signal.reason;
        const next = this.#queue.shift();
        if (!next) await new Promise<void>((resolve) => (this.#wake = resolve));
        else if ('end' in next) return;
        else if ('error' in next) throw next.error;
        else yield next;
      }
    } finally {
      this.isClosed = true;
    }
  }

  async #settle(): Promise<void> {
    this.#wake?.();
    await settle();
  }
}

/** Collects requests; `answers.at(-1)` is the one under way. */
export class ScriptedTransport {
  readonly answers: ScriptedAnswer[] = [];

  readonly transport: Transport = (request, { signal, onRetry }) => {
    const answer = new ScriptedAnswer(request, signal, onRetry ?? (() => undefined));
    this.answers.push(answer);
    return answer.stream();
  };

  /** The answer under way. */
  get last(): ScriptedAnswer {
    const last = this.answers.at(-1);
    if (!last) throw new Error('Nothing was asked yet.');
    return last;
  }
}
