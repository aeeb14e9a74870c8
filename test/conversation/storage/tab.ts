/** Tabs of one browser: each a conversation with a memory of its own, over one storage. */
import { Conversation } from '../../../src/conversation/conversation.js';
import type { TabNews, Tabs } from '../../../src/conversation/storage/tabs.js';
import { ThreadMemory } from '../../../src/conversation/storage/thread-memory.js';
import type { MemoryTrouble } from '../../../src/conversation/storage/thread-memory.js';
import { ThreadStore } from '../../../src/conversation/storage/thread-store.js';
import { FakeClock, settle } from '../../fake-clock.js';
import { ScriptedTransport } from '../../scripted-transport.js';
import { MemoryStorage } from './memory-storage.js';
import { preloadEngine } from '../../preload.js';

await preloadEngine();

export class TestBrowser {
  readonly storage = new MemoryStorage();
  /** Milliseconds since 1970. */
  today = Date.UTC(2026, 10, 22, 12);
  /** What each open tab is told. */
  readonly listeners = new Map<Tab, (news: TabNews) => void>();
  /** Awaited before a tab hears what another one told. */
  delay: () => Promise<unknown> = () => Promise.resolve();
  #idsMade = 0;
  #lock: Promise<unknown> = Promise.resolve();

  /** Opens a tab; it shows what it showed before, if it is the same one again. */
  async open(before?: Tab): Promise<Tab> {
    const tab = new Tab(this, before);
    await tab.memory.restore();
    return tab;
  }

  createId(kind: string): string {
    this.#idsMade += 1;
    return `${kind}${this.#idsMade}`;
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#lock.then(work);
    this.#lock = result.catch(() => undefined);
    return result;
  }

  /** Who is at work on what. */
  readonly #held = new Map<string, { readonly tab: Tab; readonly waiting: (() => void)[] }>();

  hold(tab: Tab, name: string): () => void {
    const holder = { tab, waiting: [] };
    this.#held.set(name, holder);
    return () => {
      if (this.#held.get(name) === holder) this.#free(name);
    };
  }

  isHeld(name: string, onFree?: () => void): Promise<boolean> {
    const holder = this.#held.get(name);
    if (onFree) holder?.waiting.push(onFree);
    return Promise.resolve(holder !== undefined);
  }

  /** The tab is gone without another word. */
  crash(tab: Tab): void {
    this.listeners.delete(tab);
    for (const [name, holder] of this.#held) if (holder.tab === tab) this.#free(name);
  }

  #free(name: string): void {
    const { waiting = [] } = this.#held.get(name) ?? {};
    this.#held.delete(name);
    for (const onFree of waiting) onFree();
  }

  tell(from: Tab, news: TabNews): void {
    for (const [tab, listener] of this.listeners) {
      if (tab !== from) void this.delay().then(() => this.listeners.get(tab) === listener && listener(news));
    }
  }
}

export class Tab {
  readonly gateway = new ScriptedTransport();
  readonly clock = new FakeClock();
  readonly conversation: Conversation;
  readonly memory: ThreadMemory;
  readonly store: ThreadStore;
  /** What the tab keeps for its next page. */
  threadOfTab: string | null | undefined;
  trouble: MemoryTrouble | undefined;
  /** Conversations that were shown, one after the other. */
  readonly shown: (string | undefined)[] = [];
  readonly reports: string[] = [];
  readonly damaged: string[] = [];

  constructor(browser: TestBrowser, before?: Tab) {
    this.threadOfTab = before?.threadOfTab;
    this.conversation = new Conversation({
      transport: this.gateway.transport,
      clock: this.clock,
      createId: () => browser.createId('m'),
      today: () => browser.today,
    });
    const tabs: Tabs = {
      exclusively: (work) => browser.exclusively(work),
      hold: (name) => browser.hold(this, name),
      isHeld: (name, onFree) => browser.isHeld(name, onFree),
      tell: (news) => browser.tell(this, news),
      hear: (listener) => {
        browser.listeners.set(this, listener);
        return () => browser.listeners.delete(this);
      },
    };
    this.store = new ThreadStore({
      storage: browser.storage,
      tabs,
      today: () => browser.today,
      onDamage: (key) => this.damaged.push(key),
    });
    this.memory = new ThreadMemory(this.conversation, {
      store: this.store,
      tabs,
      clock: this.clock,
      createId: () => browser.createId('t'),
      tabThread: { get: () => this.threadOfTab, set: (id) => (this.threadOfTab = id) },
      onThread: (id) => this.shown.push(id),
      onList: () => undefined,
      onTrouble: (trouble) => (this.trouble = trouble),
      report: (sentence) => this.reports.push(sentence),
    });
  }

  /** What is said on the active path. */
  get texts(): string[] {
    return this.conversation.messages.map((message) => message.text);
  }

  /** Everything that is said and not deleted, on whatever path. */
  get allTexts(): string[] {
    const hidden = new Set(this.conversation.hiddenIds);
    return this.conversation.thread.messages.filter(({ id }) => !hidden.has(id)).map((message) => message.text);
  }

  /** Asks, without waiting for an answer. */
  async ask(text: string): Promise<void> {
    this.conversation.send(text).catch(() => undefined);
    await settle();
  }

  /** Asks, and gets a whole answer. */
  async exchange(question: string, answer: string): Promise<void> {
    await this.ask(question);
    await this.gateway.last.text(answer);
    await this.gateway.last.finish();
    await settle();
  }
}
