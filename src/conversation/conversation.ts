/** A conversation: what a visitor asks goes in, snapshots of all that was said come out. No DOM, no fetch, no clock of its own. */
import { systemClock } from '../protocol/clock.js';
import type { Usage } from '../protocol/deltas.js';
import { ChatError, isAbort } from '../protocol/errors.js';
import type { RetryNotice, Transport } from '../protocol/transport.js';
import type { WireRequest } from '../protocol/wire.js';
import { applyDelta } from './apply-delta.js';
import { Budget } from './budget.js';
import type { BudgetLimits } from './budget.js';
import { transportSource } from './chat-options.js';
import type { ChatOptions, TransportSource } from './chat-options.js';
import type { ConversationEvent } from './conversation-event.js';
import { changeMessage, createMessage, hasContent, textLength } from './message.js';
import type { FilePart, Message, Part, Role, Timing } from './message.js';
import { MessageTree } from './message-tree.js';
import type { Thread } from './message-tree.js';
import { toWire } from './to-wire.js';

/** `submitting`: sent, nothing has come yet. `error`: the last run failed, or was refused. */
export type ConversationStatus = 'idle' | 'submitting' | 'streaming' | 'error';

/** What a visitor sends. */
export type SendInput =
  string | { readonly text: string; readonly files?: readonly FilePart[] | undefined; readonly metadata?: unknown };

/** What `addMessage` takes. */
export type AddInput = { readonly role: Role } & ({ readonly text: string } | { readonly parts: readonly Part[] });

export interface ConversationOptions extends ChatOptions, BudgetLimits {
  /** Asked before each request; `false` cancels it, and nothing of it stays. */
  readonly beforeSend?: ((message: Message, request: WireRequest) => boolean) | undefined;
  /** Wall clock for `createdAt`, in ms since 1970. Default `Date.now`. */
  readonly today?: (() => number) | undefined;
  /** Makes ids of messages, unique in this conversation. Default `crypto.randomUUID`, or a counter on pages without it. */
  readonly createId?: (() => string) | undefined;
}

/** A question that nothing refuses any more. */
interface Ask {
  readonly question: Message;
  readonly request: WireRequest;
  readonly transport: Transport;
}

/** The one request that may be under way. */
interface Run {
  readonly controller: AbortController;
  readonly startedAt: number;
  readonly request: WireRequest;
  answer: Message;
}

/**
 * Holds the messages and runs the turns. One request at a time: a newer one stops the one under way, and the newest run alone may write.
 *
 * Options may be a function, which is then asked anew for each request.
 *
 * @example
 * const conversation = new Conversation({ proxyUrl: 'https://example.com/api/chat' });
 * conversation.subscribe(() => paint(conversation.messages));
 * const answer = await conversation.send('What is DePIN?');
 */
export class Conversation {
  readonly #options: () => ConversationOptions;
  readonly #transports: TransportSource;
  readonly #tree = new MessageTree();
  readonly #budget = new Budget();
  readonly #listeners = new Set<(event: ConversationEvent) => void>();
  #current: Run | undefined;
  #status: ConversationStatus = 'idle';
  #error: ChatError | undefined;
  #retrying: RetryNotice | undefined;
  #idsMade = 0;

  constructor(options: ConversationOptions | (() => ConversationOptions) = {}) {
    this.#options = typeof options === 'function' ? options : () => options;
    this.#transports = transportSource(this.#options);
  }

  /** The active path, first message first. The same array until something changes. */
  get messages(): readonly Message[] {
    return this.#tree.path;
  }

  /** The whole tree. */
  get thread(): Thread {
    return this.#tree.thread;
  }

  get status(): ConversationStatus {
    return this.#status;
  }

  /** What went wrong with the last turn; undefined once the next one begins. */
  get error(): ChatError | undefined {
    return this.#error;
  }

  /** The further try that is being waited for. */
  get retrying(): RetryNotice | undefined {
    return this.#retrying;
  }

  /** What the last answer cost; undefined where its server did not count. */
  get usage(): Usage | undefined {
    return this.#lastAnswer?.usage;
  }

  /** Calls `listener` on every event until the function that it gives is called. A listener that throws is reported and does not disturb the others. */
  subscribe(listener: (event: ConversationEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks. Resolves to the answer when it ended, however it ended: read its `status`.
   *
   * Rejects, and changes no message, if it was refused: `ChatError` of kind `bad_request` for an empty text, `config` for options that cannot
   * work, `budget` when the session has had its share; an `AbortError` if `beforeSend` said no.
   */
  async send(input: SendInput): Promise<Message> {
    const {
      text,
      files = [],
      metadata,
    }: Exclude<SendInput, string> = typeof input === 'string' ? { text: input } : input;
    if (!text.trim() && files.length === 0) throw new ChatError('bad_request', 'send() was called without a text.');
    const question = createMessage({
      id: this.#createId(),
      parentId: this.#tree.end?.id ?? null,
      role: 'user',
      parts: text ? [...files, { type: 'text', text }] : files,
      createdAt: this.#today(),
      metadata,
    });
    // An answer under way counts as said, with what it has so far; it is stopped only once nothing can refuse this question any more.
    const ask = this.#prepare(question, this.messages);
    this.stop();
    this.#tree.add(question);
    return this.#run(ask, { type: 'send', message: question });
  }

  /** Stops the answer under way: what came stays, marked as stopped, and the connection is closed at once. Does nothing otherwise. */
  stop(): void {
    const run = this.#current;
    if (!run) return;
    const answer = this.#settle(run, 'stopped', undefined);
    run.controller.abort();
    this.#emit({ type: 'stop', message: answer });
    this.#emitEnd(answer, true);
  }

  /**
   * Asks again for the answer `id`, by default the last one. An answer in which nothing came gives its place to the new one; one with content stays
   * in the tree beside it. Resolves and rejects as `send`; also rejects with `bad_request` if there is no such answer.
   */
  async retry(id: string | undefined = this.#lastAnswer?.id): Promise<Message> {
    const answer = this.#tree.get(id ?? '');
    const question = this.#tree.get(answer?.parentId ?? '');
    if (answer?.role !== 'assistant' || !question) {
      throw new ChatError('bad_request', 'retry() found no answer to ask for again.');
    }
    const ask = this.#prepare(question, this.#tree.pathTo(question.parentId));
    this.stop();
    if (!hasContent(this.#tree.get(answer.id) ?? answer)) this.#tree.remove(answer.id);
    return this.#run(ask);
  }

  /** Puts a message at the end without asking anybody, and gives it. */
  addMessage(input: AddInput): Message {
    const message = createMessage({
      id: this.#createId(),
      parentId: this.#tree.end?.id ?? null,
      role: input.role,
      parts: 'parts' in input ? input.parts : [{ type: 'text', text: input.text }],
      createdAt: this.#today(),
    });
    this.#tree.add(message);
    this.#emit({ type: 'change' });
    return message;
  }

  /** Stops, and forgets every message. What the session has spent stays counted. */
  clear(): void {
    this.stop();
    this.#tree.clear();
    this.#status = 'idle';
    this.#error = undefined;
    this.#emit({ type: 'clear' });
    this.#emit({ type: 'change' });
  }

  /** All that can refuse a question, before anything is changed. */
  #prepare(question: Message, history: readonly Message[]): Ask {
    const options = this.#options();
    const request = toWire([...history, question], options);
    let transport: Transport;
    try {
      this.#budget.check(options);
      transport = this.#transports();
    } catch (cause) {
      throw this.#refuse(asChatError(cause));
    }
    if (options.beforeSend?.(question, request) === false) {
      throw new DOMException('The message was cancelled before it was sent.', 'AbortError');
    }
    return { question, request, transport };
  }

  #refuse(error: ChatError): ChatError {
    if (!this.#current) {
      this.#status = 'error';
      this.#error = error;
    }
    this.#emit({ type: 'error', error, messageId: undefined });
    this.#emit({ type: 'change' });
    return error;
  }

  async #run({ question, request, transport }: Ask, announcement?: ConversationEvent): Promise<Message> {
    const answer = createMessage({
      id: this.#createId(),
      parentId: question.id,
      role: 'assistant',
      status: 'pending',
      createdAt: this.#today(),
    });
    const run: Run = { controller: new AbortController(), startedAt: this.#now(), request, answer };
    this.#tree.add(answer);
    this.#current = run;
    this.#status = 'submitting';
    this.#error = undefined;
    this.#budget.addRequest();
    if (announcement) this.#emit(announcement);
    this.#emit({ type: 'change' });
    try {
      const onRetry = (notice: RetryNotice) => this.#noteRetry(run, notice);
      for await (const delta of transport(request, { signal: run.controller.signal, onRetry })) {
        // A listener may have stopped this run, or begun a newer one: then nothing more of it is written.
        if (run !== this.#current) break;
        this.#receive(run, applyDelta(run.answer, delta, this.#now()));
      }
      if (run === this.#current) this.#emitEnd(this.#settle(run, 'done', undefined), false);
    } catch (cause) {
      if (run === this.#current) this.#fail(run, cause);
    }
    return run.answer;
  }

  #receive(run: Run, answer: Message): void {
    const isFirst = run.answer.status === 'pending' && answer.status === 'streaming';
    const firstToken = this.#now() - run.startedAt;
    run.answer = isFirst
      ? changeMessage(answer, { timing: { firstToken, total: undefined, tokensPerSecond: undefined } })
      : answer;
    this.#tree.replace(run.answer);
    if (isFirst) {
      this.#status = 'streaming';
      this.#retrying = undefined;
      this.#emit({ type: 'start', messageId: answer.id, model: answer.model, timeToFirstToken: firstToken });
    }
    this.#emit({ type: 'change' });
  }

  #noteRetry(run: Run, notice: RetryNotice): void {
    if (run !== this.#current) return;
    this.#retrying = notice;
    this.#emit({ type: 'retry', ...notice });
    this.#emit({ type: 'change' });
  }

  #fail(run: Run, cause: unknown): void {
    if (isAbort(cause)) {
      // Not our own signal, or the run would be over: a transport gave up by itself. What came stays, as after a stop.
      this.#emitEnd(this.#settle(run, 'stopped', undefined), true);
      return;
    }
    const error = asChatError(cause);
    const answer = this.#settle(run, hasContent(run.answer) ? 'interrupted' : 'failed', error);
    this.#emit({ type: 'error', error, messageId: answer.id });
    this.#emitEnd(answer, false);
  }

  /** Ends the run: from here on it can write nothing more. */
  #settle(run: Run, status: 'done' | 'stopped' | 'interrupted' | 'failed', error: ChatError | undefined): Message {
    this.#current = undefined;
    this.#retrying = undefined;
    this.#status = error ? 'error' : 'idle';
    this.#error = error;
    run.answer = changeMessage(run.answer, { status, error, timing: timingOf(run, this.#now()) });
    this.#tree.replace(run.answer);
    this.#budget.addUsage(run.answer.usage, charactersOf(run));
    return run.answer;
  }

  #emitEnd(message: Message, aborted: boolean): void {
    this.#emit({ type: 'end', message, aborted });
    this.#emit({ type: 'change' });
  }

  #emit(event: ConversationEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        console.error('iotex-chat: a listener of the conversation threw.', error);
      }
    }
  }

  get #lastAnswer(): Message | undefined {
    return this.messages.findLast((message) => message.role === 'assistant');
  }

  #now(): number {
    return (this.#options().clock ?? systemClock).now();
  }

  #today(): number {
    return (this.#options().today ?? Date.now)();
  }

  #createId(): string {
    const { createId } = this.#options();
    if (createId) return createId();
    this.#idsMade += 1;
    // randomUUID exists in secure contexts alone; a conversation on an http page needs ids all the same.
    return 'randomUUID' in crypto ? crypto.randomUUID() : `m${this.#idsMade}`;
  }
}

function asChatError(cause: unknown): ChatError {
  if (cause instanceof ChatError) return cause;
  return new ChatError('protocol', 'The transport threw something that is not a ChatError; see its cause.', { cause });
}

function timingOf({ startedAt, answer }: Run, now: number): Timing {
  const total = now - startedAt;
  const firstToken = answer.timing?.firstToken;
  const writing = firstToken === undefined ? 0 : total - firstToken;
  const tokens = answer.usage?.outputTokens;
  return {
    firstToken,
    total,
    tokensPerSecond: tokens !== undefined && writing > 0 ? (tokens * 1000) / writing : undefined,
  };
}

/** How many characters went both ways, for servers that do not count tokens. */
function charactersOf({ request, answer }: Run): number {
  let characters = 0;
  for (const { content } of request.messages) if (typeof content === 'string') characters += content.length;
  for (const part of answer.parts)
    if (part.type === 'text' || part.type === 'reasoning') characters += textLength(part);
  return characters;
}
