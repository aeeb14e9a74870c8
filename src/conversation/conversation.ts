/** A conversation: what a visitor asks goes in, snapshots of all that was said come out. No DOM, no fetch, no clock of its own. */
import type { Usage } from '../protocol/deltas.js';
import { ChatError } from '../protocol/errors.js';
import type { RetryNotice } from '../protocol/transport.js';
import type { Ask } from './asker.js';
import { canContinue } from './can-continue.js';
import type { ConversationEvent } from './conversation-event.js';
import { createId } from './create-id.js';
import type { AddInput, ConversationOptions, ConversationStatus, SendInput } from './conversation-options.js';
import { Listeners } from './listeners.js';
import { engine } from './load-engine.js';
import { loadTree } from './load-tree.js';
import { mergeMessages } from './merge-messages.js';
import type { Merge } from './merge-messages.js';
import { changeMessage, createMessage, hasContent } from './message.js';
import type { Feedback, Message, MessageFields, Part } from './message.js';
import { MessageTree } from './message-tree.js';
import type { Branches, Thread } from './message-tree.js';
import { Runner } from './runner.js';
import type { Beginning } from './runner.js';
import { deletion, exchange } from './undo-step.js';
import type { UndoStep } from './undo-step.js';

export type { AddInput, ConversationOptions, ConversationStatus, SendInput };

/**
 * Holds the messages and runs the turns. One request at a time: a newer one stops the one under way, and the newest run alone may write.
 *
 * Nothing is destroyed: an edit and a retry stand beside what was there, and what was deleted comes back with `undo`. The active path is what is shown
 * and sent. Commands that name a message throw, or reject with, `ChatError` of kind `bad_request` where there is no such message, and change nothing.
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
  readonly #listeners = new Listeners();
  readonly #runner: Runner;
  #tree = new MessageTree();
  #undoStep: UndoStep | undefined;

  constructor(options: ConversationOptions | (() => ConversationOptions) = {}) {
    this.#options = typeof options === 'function' ? options : () => options;
    this.#runner = new Runner(
      this.#options,
      this.#listeners.tell,
      () => this.#tree,
      () => this.#createId(),
    );
  }

  /** The active path, first message first. The same array until something on it changes. */
  get messages(): readonly Message[] {
    return this.#tree.path;
  }

  /** The whole tree. */
  get thread(): Thread {
    return this.#tree.thread;
  }

  /** Ids of the messages in `thread` that were deleted. */
  get hiddenIds(): readonly string[] {
    return this.#tree.hiddenIds;
  }

  get status(): ConversationStatus {
    const { run, error, isLoading } = this.#runner;
    if (isLoading) return 'submitting';
    if (run) return run.answer.status === 'pending' ? 'submitting' : 'streaming';
    return error ? 'error' : 'idle';
  }

  /** What went wrong with the last turn; undefined once the next one begins. */
  get error(): ChatError | undefined {
    return this.#runner.error;
  }

  /** The further try that is being waited for. */
  get retrying(): RetryNotice | undefined {
    return this.#runner.run?.retrying;
  }

  /** What the last answer cost; undefined where its server did not count. */
  get usage(): Usage | undefined {
    return this.#lastAnswer?.usage;
  }

  /** Whether `undo` has something to bring back: until the next turn begins, or something else is taken out. */
  get canUndo(): boolean {
    return this.#undoStep !== undefined;
  }

  /** Calls `listener` on every event until the function that it gives is called. A listener that throws is reported and does not disturb the others. */
  subscribe(listener: (event: ConversationEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  /**
   * Asks. Resolves to the answer when it ended, however it ended: read its `status`.
   *
   * Rejects, and changes no message, if it was refused: `ChatError` of kind `bad_request` for an empty text, `config` for options that cannot
   * work, `budget` when the session has had its share; an `AbortError` if `beforeSend` said no.
   */
  async send(input: SendInput): Promise<Message> {
    const given: Exclude<SendInput, string> = typeof input === 'string' ? { text: input } : input;
    const { text, files = [], metadata } = given;
    if (!text.trim() && files.length === 0) throw refusal('send() was called without a text.');
    return this.#askAnew(this.#tree.end?.id ?? null, text ? [...files, { type: 'text', text }] : files, metadata);
  }

  /** Asks a question anew with another text and the same files; the new one stands beside the old one, with its own answer. Resolves and rejects as `send`. */
  async edit(id: string, text: string): Promise<Message> {
    const previous = this.#tree.get(id);
    if (previous?.role !== 'user') throw refusal('edit() found no question of this id.');
    if (!text.trim()) throw refusal('edit() was called without a text.');
    const files = previous.parts.filter((part) => part.type !== 'text');
    return this.#askAnew(this.#tree.parentOf(id), [...files, { type: 'text', text }], previous.metadata, previous);
  }

  /** Stops the answer under way: what came stays, marked as stopped, and the connection is closed at once. Does nothing otherwise. */
  stop(): void {
    this.#runner.stop();
  }

  /**
   * Asks again for the answer `id`, by default the last one. An answer in which nothing came gives its place to the new one; one with content stays
   * in the tree beside it. Resolves and rejects as `send`; also rejects with `bad_request` if there is no such answer.
   */
  async retry(id: string | undefined = this.#lastAnswer?.id): Promise<Message> {
    const answer = this.#tree.get(id ?? '');
    const question = this.#tree.get(this.#tree.parentOf(id ?? '') ?? '');
    if (answer?.role !== 'assistant' || !question) throw refusal('retry() found no answer to ask for again.');
    const ask = this.#runner.prepare(question, this.#tree.pathTo(question.id));
    const place = () => {
      const before = this.#tree.get(answer.id);
      if (before && !hasContent(before) && !this.#tree.hasChildren(before.id)) this.#tree.remove(before.id);
      return this.#add({ role: 'assistant', parentId: question.id, status: 'pending' });
    };
    return this.#begin(ask, { place });
  }

  /**
   * Goes on with the last answer of the active path, which is the only one that `id` may name: the same message grows on, without a seam. Rejects with
   * `bad_request` unless `canContinue` says that it broke off; else it resolves and rejects as `send`.
   */
  async continue(id: string | undefined = this.#tree.end?.id): Promise<Message> {
    const answer = this.#tree.end;
    if (answer?.id !== id || !answer || !canContinue(answer)) {
      throw refusal('continue() takes the last answer, and only if it broke off.');
    }
    if (!engine.loaded) {
      await this.#runner.load();
      return this.continue(id);
    }
    const growth = new engine.loaded.Continuation(answer);
    const history = this.messages.slice(0, -1);
    const question = history.at(-1) ?? answer;
    const ask = this.#runner.prepare(question, [...history, ...growth.tail], growth.tail.length + 1);
    const goOn = { status: 'pending', error: undefined, finishReason: undefined } as const;
    return this.#begin(ask, { place: () => this.#change(answer, goOn), growth });
  }

  /** Puts a message at the end without asking anybody, and gives it. */
  addMessage(input: AddInput): Message {
    if (this.#undoStep?.endsWithNext) this.#forgetUndoStep();
    const parts: readonly Part[] = 'parts' in input ? input.parts : [{ type: 'text', text: input.text }];
    const message = this.#add({ role: input.role, parentId: this.#tree.end?.id ?? null, parts });
    this.#tell({ type: 'change' });
    return message;
  }

  /** Which of its siblings a message is: versions of a question, or answers to one. Cheap enough to ask for every message that is shown. */
  branches(id: string): Branches {
    return this.#tree.branches(id);
  }

  /** Another number whenever `branches` may give something else than before for a message of this conversation that was there. */
  get shape(): number {
    return this.#tree.shape;
  }

  /** Shows the sibling of the message `id` that stands at `index`, from 0, and what was last active below it. An answer under way goes on where it is. */
  selectBranch(id: string, index: number): void {
    const messageId = this.#tree.get(id) && this.#tree.siblings(id)[index];
    if (messageId === undefined) throw refusal(`selectBranch() found no sibling ${index} of this message.`);
    this.#tree.activate(messageId);
    this.#tell({ type: 'branch', messageId, ...this.branches(messageId) }, { type: 'change' });
  }

  /** Says what the visitor thinks of an answer; undefined takes it back. */
  rate(id: string, value: Feedback['value'] | undefined, comment?: string): void {
    const before = this.#tree.get(id);
    if (!before) throw refusal('rate() found no message of this id.');
    const feedback = value && { value, comment };
    const { run } = this.#runner;
    const message = run?.answer.id === id ? run.change({ feedback }) : this.#change(before, { feedback });
    const prompt = this.#tree.get(this.#tree.parentOf(id) ?? '');
    this.#tell({ type: 'feedback', message, prompt }, { type: 'change' });
  }

  /** Takes the whole turn of a message out: its question and all answers to that. What was said later stays and moves up. `undo` brings it back. */
  delete(id: string): void {
    if (!this.#tree.get(id)) throw refusal('delete() found no message of this id.');
    const messageIds = this.#tree.turn(id);
    if (messageIds.includes(this.#runner.run?.answer.id ?? '')) this.stop();
    this.#forgetUndoStep();
    this.#undoStep = deletion(this.#tree, messageIds);
    this.#tell({ type: 'delete', messageIds }, { type: 'change' });
  }

  /** Brings back what the last `delete`, `clear` or `load` took out, and says whether there was something. */
  undo(): boolean {
    const step = this.#undoStep;
    if (!step) return false;
    this.#undoStep = undefined;
    this.#tree = step.undo();
    this.#tell({ type: 'undo' }, { type: 'change' });
    return true;
  }

  /** Stops, and empties the conversation; `undo` brings it back. What the session has spent stays counted. */
  clear(): void {
    this.#exchange(new MessageTree(), 'clear');
  }

  /** Stops, and puts another thread in the place of this one; `undo` brings this one back. `hidden` are ids of messages in it that were deleted. */
  load(thread: Thread, hidden: readonly string[] = []): void {
    this.#exchange(loadTree(thread, hidden), 'load');
  }

  /**
   * Takes over messages of the same conversation from elsewhere, another tab for one: new ones are added, and of one that is known the version with
   * the higher revision counts, as does whether it is hidden. The active path stays as it is, but for messages that follow its end:
   * it goes on to those, once nothing is under way.
   */
  merge(messages: readonly Message[], { hidden, activePath }: Merge = {}): void {
    if (this.#undoStep?.endsWithNext) this.#forgetUndoStep();
    mergeMessages(this.#tree, messages, { hidden, activePath, ownId: this.#runner.run?.answer.id });
    this.#tell({ type: 'change' });
  }

  #askAnew(parentId: string | null, parts: readonly Part[], metadata: unknown, previous?: Message): Promise<Message> {
    const question = this.#create({ role: 'user', parentId, parts, metadata });
    // An answer under way counts as said, with what it has so far.
    this.#runner.run?.flush();
    const ask = this.#runner.prepare(question, [...this.#tree.pathTo(parentId), question]);
    const place = () => {
      this.#tree.add(question);
      return this.#add({ role: 'assistant', parentId: question.id, status: 'pending' });
    };
    const edit: readonly ConversationEvent[] = previous ? [{ type: 'edit', message: question, previous }] : [];
    return this.#begin(ask, { place, events: [...edit, { type: 'send', message: question }] });
  }

  /** Runs, now that nothing can refuse the request any more. */
  #begin(ask: Ask, beginning: Beginning): Promise<Message> {
    const place = () => {
      this.#forgetUndoStep();
      return beginning.place();
    };
    return this.#runner.begin(ask, { ...beginning, place });
  }

  #exchange(tree: MessageTree, type: 'clear' | 'load'): void {
    this.stop();
    this.#forgetUndoStep();
    if (this.#tree.end) this.#undoStep = exchange(this.#tree, tree, type === 'clear');
    this.#tree = tree;
    this.#runner.forgetError();
    this.#tell({ type }, { type: 'change' });
  }

  #forgetUndoStep(): void {
    this.#undoStep?.forget();
    this.#undoStep = undefined;
  }

  #add(fields: NewMessage): Message {
    const message = this.#create(fields);
    this.#tree.add(message);
    return message;
  }

  #create(fields: NewMessage): Message {
    return createMessage({ id: this.#createId(), createdAt: (this.#options().today ?? Date.now)(), ...fields });
  }

  #change(message: Message, changes: Partial<MessageFields>): Message {
    const changed = changeMessage(message, changes);
    this.#tree.replace(changed);
    return changed;
  }

  get #tell(): Listeners['tell'] {
    return this.#listeners.tell;
  }

  get #lastAnswer(): Message | undefined {
    return this.messages.findLast((message) => message.role === 'assistant');
  }

  #createId(): string {
    return (this.#options().createId ?? createId)();
  }
}

type NewMessage = Partial<MessageFields> & Pick<MessageFields, 'role' | 'parentId'>;

function refusal(message: string): ChatError {
  return new ChatError('bad_request', message);
}
