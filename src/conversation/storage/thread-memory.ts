/** A conversation and a storage in; what is said in the one is found in the other, after a reload and in other tabs. */
import type { Clock } from '../../protocol/clock.js';
import type { Conversation } from '../conversation.js';
import type { ConversationEvent } from '../conversation-event.js';
import type { Thread } from '../message-tree.js';
import { AnswersElsewhere, answerName } from './answers-elsewhere.js';
import { isFull } from './chat-storage.js';
import type { ThreadEntry } from './records.js';
import type { Snapshot } from './snapshot.js';
import type { TabNews, Tabs, ThreadShape } from './tabs.js';
import { NewerMemoryError } from './thread-store.js';
import type { RemovedThread, ThreadStore } from './thread-store.js';
import { ThreadSession } from './thread-session.js';

/** `unsaved`: what is said now cannot be stored. `damaged`: something that was stored could not be read. */
export type MemoryTrouble = 'unsaved' | 'damaged';

export interface ThreadMemoryMeans {
  readonly store: ThreadStore;
  readonly tabs: Tabs;
  readonly clock: Clock;
  /** Makes the id of a conversation, unique in the storage. */
  readonly createId: () => string;
  /** Which conversation this tab shows, kept for its next page: null for a new one, undefined where nothing is known. */
  readonly tabThread: { get(): string | null | undefined; set(id: string | null): void };
  /** Another conversation is shown, or the one that is shown is stored for the first time; undefined for a new one. */
  readonly onThread: (id: string | undefined) => void;
  /** The list of conversations may have changed. */
  readonly onList: () => void;
  readonly onTrouble: (trouble: MemoryTrouble | undefined) => void;
  /** Tells the developer. */
  readonly report: (sentence: string, cause: unknown) => void;
}

/** Milliseconds between two writes of a growing answer. */
const TICK = 1000;

/** What a visitor does: from the first of these on, a conversation is stored. A retry and a continuation show in the conversation's status. */
const ACTS: ReadonlySet<ConversationEvent['type']> = new Set(['send', 'edit', 'branch', 'delete', 'undo', 'feedback']);

/**
 * Nothing is written before the visitor acts. From then on a conversation is written at once whenever something happens in it, and once a second while an
 * answer grows. All that is read and written waits in one line, so that what is known of the storage is never out of date by this tab's own doing.
 */
export class ThreadMemory {
  readonly #conversation: Conversation;
  readonly #means: ThreadMemoryMeans;
  readonly #unsubscribe: () => void;
  #deafen: (() => void) | undefined;
  readonly #elsewhere: AnswersElsewhere;
  /** Lets go of what tells other tabs that an answer is being written here. */
  #release: (() => void) | undefined;
  #session: ThreadSession;
  /** The conversation before this one, which `undo` may bring back. */
  #previous: ThreadSession | undefined;
  readonly #waiting = new Map<ThreadSession, Snapshot>();
  #line: Promise<unknown> = Promise.resolve();
  #cancelTick: (() => void) | undefined;
  #hasActed = false;
  #isUrgent = false;
  #wasRunning = false;
  #isLoading = false;
  /** Whether nothing further is stored: the page is going, or the memory is not ours to write. */
  #isClosed = false;
  #hasReported = false;

  constructor(conversation: Conversation, means: ThreadMemoryMeans) {
    this.#conversation = conversation;
    this.#means = means;
    this.#session = this.#newSession();
    this.#elsewhere = new AnswersElsewhere(means.tabs, (id) => this.#readLater(this.#session, [id], 'same'));
    this.#unsubscribe = conversation.subscribe((event) => this.#onEvent(event));
    this.listen();
  }

  /** The conversation that is shown; undefined if nothing of it is stored. */
  get threadId(): string | undefined {
    return this.#session.isStored ? this.#session.id : undefined;
  }

  /**
   * Shows the conversation that this tab showed last, unless the visitor has begun one meanwhile. `hasActed`: whether the visitor has done anything before
   * this memory was there to hear of it; then what there is by now is stored. Rejects where nothing can be read.
   */
  restore(hasActed = false): Promise<void> {
    return this.#inLine(async () => {
      const { store, tabThread } = this.#means;
      const ofTab = tabThread.get();
      const id = ofTab === undefined ? (await store.index()).current : ofTab;
      const thread = id === null ? undefined : await store.thread(id);
      if (this.#isClosed) return;
      // What the visitor has begun meanwhile stays. What the page itself has put there does not.
      const isBegun = this.#conversation.messages.some(({ role }) => role === 'user');
      if (id !== null && thread && !isBegun) {
        this.#show(id, thread);
      } else if (hasActed) {
        this.#hasActed = true;
        this.save();
      }
    });
  }

  /** The stored conversations, newest first. */
  async list(): Promise<readonly ThreadEntry[]> {
    const { threads } = await this.#means.store.index();
    return [...threads].sort((a, b) => b.updatedAt - a.updatedAt);
  }

  /** Stops, and shows a stored conversation. Resolves to whether there is such a one. */
  async open(id: string): Promise<boolean> {
    this.#conversation.stop();
    return this.#inLine(async () => {
      const thread = await this.#means.store.thread(id);
      if (!thread) {
        await this.#means.store.remove(id);
        return false;
      }
      this.#show(id, thread);
      await this.#means.store.select(id);
      return true;
    });
  }

  async rename(id: string, title: string): Promise<void> {
    await this.#inLine(() => this.#means.store.rename(id, title));
    this.#tell({ type: 'listed' });
  }

  /** Forgets a conversation; if it is the one that is shown, a new one begins. Gives what `putBack` takes. */
  async remove(id: string): Promise<RemovedThread | undefined> {
    if (id === this.#session.id) this.#conversation.stop();
    const removed = await this.#inLine(() => this.#means.store.remove(id));
    this.#tell({ type: 'removed', threadId: id });
    if (id === this.#session.id) this.#conversation.clear();
    if (id === this.#previous?.id) this.#previous.forget();
    return removed;
  }

  async putBack(removed: RemovedThread): Promise<void> {
    await this.#inLine(() => this.#means.store.restore(removed));
    this.#tell({ type: 'listed' });
  }

  /** Forgets everything that is stored. What is shown stays, and is stored again once the visitor goes on with it. */
  async clear(clearStorage: () => Promise<void>): Promise<void> {
    await this.#inLine(() => this.#means.tabs.exclusively(clearStorage));
    this.#forgetAll();
    this.#tell({ type: 'cleared' });
  }

  /** Writes at once what waits for its time. */
  save(): void {
    this.#cancelTick?.();
    this.#cancelTick = undefined;
    if (!this.#hasActed || this.#isClosed) return;
    const session = this.#session;
    const isWaiting = this.#waiting.has(session);
    this.#waiting.set(session, session.snapshot(this.#conversation));
    if (isWaiting) return;
    this.#inLine(() => this.#write(session)).catch((error: unknown) => this.#fail(error));
  }

  /** The records of messages that are stored and have changed since, for a page that has no time left. They are the caller's to write. */
  unsaved(): ReadonlyMap<string, unknown> {
    return this.#hasActed && !this.#isClosed ? this.#session.unsaved(this.#conversation) : new Map();
  }

  /** Hears what other tabs do, from now on and what was missed. It does so from the beginning, until `deafen`. */
  listen(): void {
    if (this.#deafen) return;
    this.#deafen = this.#means.tabs.hear((news) => this.#onNews(news));
    this.#readLater(this.#session, this.#session.messageIds, 'changed');
  }

  /** Hears of other tabs no more: nobody sees the conversation at present. */
  deafen(): void {
    this.#deafen?.();
    this.#deafen = undefined;
  }

  /** Stores what there is by now, and hears of nothing any more. */
  close(): void {
    this.save();
    this.#isClosed = true;
    this.#letGo();
    this.#unsubscribe();
    this.deafen();
  }

  #onEvent({ type }: ConversationEvent): void {
    if (type === 'change') {
      this.#onChange();
    } else if (type === 'clear' || type === 'load') {
      if (!this.#isLoading) this.#begin(this.#newSession());
    } else {
      if (type === 'undo') this.#bringBack();
      if (ACTS.has(type)) this.#hasActed = true;
      this.#isUrgent ||= ACTS.has(type) || type === 'stop' || type === 'end';
    }
  }

  #onChange(): void {
    const { status } = this.#conversation;
    const isRunning = status === 'submitting' || status === 'streaming';
    // A run that begins is the visitor's doing. One that goes on while the memory of it is deleted elsewhere brings nothing back.
    const isBegun = isRunning && !this.#wasRunning;
    const isOver = !isRunning && this.#wasRunning;
    if (isBegun) {
      this.#hasActed = this.#isUrgent = true;
      this.#hold();
    }
    this.#wasRunning = isRunning;
    if (this.#hasActed) {
      if (this.#isUrgent) this.save();
      else this.#cancelTick ??= this.#means.clock.after(TICK, () => this.save());
    }
    this.#isUrgent = false;
    if (isOver) this.#letGo();
  }

  /** Tells other tabs that an answer is being written here: it does not look broken off to them. */
  #hold(): void {
    this.#letGo();
    const answer = this.#conversation.messages.at(-1);
    if (answer) this.#release = this.#means.tabs.hold(answerName(answer.id));
  }

  /** Once its end is written. */
  #letGo(): void {
    const release = this.#release;
    this.#release = undefined;
    if (release) void this.#inLine(() => Promise.resolve()).then(release);
  }

  /** Another conversation is in the place of the one before, which was written when its last event came. */
  #begin(session: ThreadSession): void {
    this.#cancelTick?.();
    this.#cancelTick = undefined;
    this.#previous = this.#session;
    this.#session = session;
    this.#hasActed = this.#isUrgent = this.#wasRunning = false;
    const id = this.threadId;
    this.#means.tabThread.set(id ?? null);
    if (id === undefined && this.#previous.isStored) {
      this.#inLine(() => this.#means.store.select(null)).catch((error: unknown) => this.#fail(error));
    }
    this.#means.onThread(id);
  }

  /** `undo` after `clear` or `load`: the messages are those of the conversation before, so what is stored of them is its record too. */
  #bringBack(): void {
    const previous = this.#previous;
    if (!previous || !this.#conversation.thread.messages.some(({ id }) => previous.has(id))) return;
    this.#begin(previous);
  }

  #show(id: string, thread: Thread): void {
    this.#isLoading = true;
    this.#conversation.load(thread);
    this.#isLoading = false;
    this.#begin(new ThreadSession(this.#means.store, id, thread));
  }

  async #write(session: ThreadSession): Promise<void> {
    const snapshot = this.#waiting.get(session);
    this.#waiting.delete(session);
    if (!snapshot) return;
    const written = await session.write(snapshot);
    if (!written) return;
    this.#means.onTrouble(undefined);
    this.#hasReported = false;
    this.#tell(written.news);
    if (written.hasMore) this.#readLater(session, [], 'changed');
    if (written.isFirst && session === this.#session) {
      this.#means.tabThread.set(session.id);
      this.#means.onThread(session.id);
    }
    if (written.news.shape !== 'same') this.#means.onList();
  }

  #onNews(news: TabNews): void {
    const session = this.#session;
    switch (news.type) {
      case 'saved':
        if (news.threadId === session.id) this.#readLater(session, news.messageIds, news.shape);
        break;
      case 'removed':
        if (news.threadId === session.id) this.#forget(session);
        if (news.threadId === this.#previous?.id) this.#forget(this.#previous);
        break;
      case 'cleared':
        this.#forgetAll();
        break;
      case 'listed':
        break;
    }
    if (news.type !== 'saved' || news.shape !== 'same') this.#means.onList();
  }

  #readLater(session: ThreadSession, messageIds: readonly string[], shape: ThreadShape): void {
    const isShown = () => session === this.#session && !this.#isClosed;
    const read = () => session.read(this.#conversation, messageIds, shape, isShown, this.#elsewhere);
    this.#inLine(read).catch((error: unknown) => this.#fail(error));
  }

  /** What is stored of a conversation is gone. All of it is stored anew once the visitor goes on with it. */
  #forget(session: ThreadSession): void {
    session.forget();
    this.#waiting.delete(session);
    if (session === this.#session) this.#hasActed = this.#isUrgent = false;
  }

  #forgetAll(): void {
    if (this.#previous) this.#forget(this.#previous);
    this.#forget(this.#session);
    this.#means.onTrouble(undefined);
  }

  #newSession(): ThreadSession {
    return new ThreadSession(this.#means.store, this.#means.createId());
  }

  #tell(news: TabNews): void {
    this.#means.tabs.tell(news);
    if (news.type !== 'saved') this.#means.onList();
  }

  /** The chat goes on without a memory; the visitor and the developer are told, once until it works again. */
  #fail(error: unknown): void {
    if (error instanceof NewerMemoryError) {
      this.#hasActed = false;
      this.close();
    }
    this.#means.onTrouble('unsaved');
    if (this.#hasReported) return;
    this.#hasReported = true;
    const reason = isFull(error) ? 'There is no room left for it' : 'It could not be stored or read';
    this.#means.report(`The conversation is not remembered. ${reason}.`, error);
  }

  #inLine<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#line.then(work);
    this.#line = result.catch(() => undefined);
    return result;
  }
}
