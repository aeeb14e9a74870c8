/** What `persist` asks for: opens the memory of the chat, tells it when the page goes, and tells the page and the visitor what comes of it. */
import type { nothing, ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Conversation } from '../../conversation/conversation.js';
import type { ChatStorage } from '../../conversation/storage/chat-storage.js';
import { deleteMemory, openMemory } from '../../conversation/storage/open-memory.js';
import type { Memory, MemoryMeans, MemoryPlace } from '../../conversation/storage/open-memory.js';
import type { MemoryTrouble } from '../../conversation/storage/thread-memory.js';
import type { Clock } from '../../protocol/clock.js';
import type { Persist } from '../control-element.js';
import type { Strings } from '../../locales/strings.js';
import { IotexThreadChangeEvent } from '../events.js';
import { memoryNotice } from '../parts/memory-notice.js';

export interface MemoryHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly words: Strings;
  readonly conversation: Conversation;
  readonly persistMode: Persist;
  readonly storageKey: string | undefined;
  readonly storage: ChatStorage | undefined;
  /** The draft. */
  value: string;
}

/**
 * Holds the memory of one chat while `persist` wants one. It is loaded then, and not before; where the browser refuses storage, the chat is
 * as without `persist`.
 */
export class MemoryController implements ReactiveController {
  readonly #host: MemoryHost;
  readonly #clock: Clock;
  readonly #hasActed: () => boolean;
  /** Which memory is open, or being opened; undefined for none. */
  #place: MemoryPlace | undefined;
  #memory: Memory | undefined;
  #trouble: MemoryTrouble | undefined;
  #listVersion = 0;

  /** `hasActed` tells whether the visitor has done anything yet: what follows may be stored from then on. */
  constructor(host: MemoryHost, clock: Clock, hasActed: () => boolean) {
    this.#host = host;
    this.#clock = clock;
    this.#hasActed = hasActed;
    host.addController(this);
  }

  /** The memory, once it is open and what it holds is shown. */
  get memory(): Memory | undefined {
    return this.#memory;
  }

  /** What the visitor should know of it. */
  get notice(): TemplateResult | typeof nothing {
    return memoryNotice(this.#host.words, this.#trouble);
  }

  /** Another number whenever the list of conversations may be another one. */
  get listVersion(): number {
    return this.#listVersion;
  }

  /** Deletes all that is stored, whatever `persist` is by now, in the other tabs too. What is shown stays. Rejects if something could not be deleted. */
  async deleteAll(): Promise<void> {
    const { storageKey, storage } = this.#host;
    await deleteMemory({ storageKey, storage }, this.#memory);
  }

  /** The page goes for good: what is under way is stored as it is, so that it is found as interrupted, and not as stopped. */
  leave(): void {
    this.#memory?.flush();
    this.#memory?.threads.close();
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#onHide);
    window.addEventListener('pageshow', this.#onPageShow);
    document.addEventListener('visibilitychange', this.#onHide);
    this.#memory?.threads.listen();
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#onHide);
    window.removeEventListener('pageshow', this.#onPageShow);
    document.removeEventListener('visibilitychange', this.#onHide);
    // An element that is moved is connected again within one task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#memory?.threads.deafen();
    });
  }

  hostUpdate(): void {
    const { persistMode: persist, storageKey, storage } = this.#host;
    const place = persist === 'none' ? undefined : { persist, storageKey, storage };
    if (!isSame(place, this.#place)) this.#exchange(place);
    this.#memory?.draft.change(this.#host.value);
  }

  #exchange(place: MemoryPlace | undefined): void {
    this.#memory?.flush();
    this.#memory?.threads.close();
    this.#memory = undefined;
    this.#trouble = undefined;
    this.#place = place;
    if (place) void this.#open(place);
  }

  async #open(place: MemoryPlace): Promise<void> {
    let isRefused = false;
    const isWanted = () => place === this.#place && !isRefused;
    let opened: Memory | undefined;
    try {
      // Not within the update that asks for it.
      await Promise.resolve();
      if (!isWanted()) return;
      opened = openMemory(
        this.#host.conversation,
        place,
        this.#means(isWanted, () => isRefused),
      );
      await opened.threads.restore(this.#hasActed());
      const draft = await opened.draft.read();
      if (!isWanted()) return;
      // What the visitor has typed meanwhile counts.
      if (this.#host.value === '') this.#host.value = draft;
      this.#memory = opened;
      this.#host.requestUpdate();
    } catch (error) {
      opened?.threads.close();
      // What was begun meanwhile fails too, and has nothing to add.
      isRefused = true;
      report(`persist="${place.persist}" has no effect: nothing can be stored here.`, error);
    }
  }

  #means(isWanted: () => boolean, isRefused: () => boolean): MemoryMeans {
    const host = this.#host;
    return {
      clock: this.#clock,
      today: () => Date.now(),
      onThread: (id) => {
        if (isWanted()) host.dispatchEvent(new IotexThreadChangeEvent(id));
        this.#changeList();
      },
      onList: () => this.#changeList(),
      onTrouble: (trouble) => {
        // That something was damaged stays true when the next write is well.
        if (isWanted() && (trouble !== undefined || this.#trouble !== 'damaged')) this.#tell(trouble);
      },
      report: (sentence, cause) => {
        if (!isRefused()) report(sentence, cause);
      },
    };
  }

  #tell(trouble: MemoryTrouble | undefined): void {
    if (trouble !== this.#trouble) this.#host.requestUpdate();
    this.#trouble = trouble;
  }

  #changeList(): void {
    this.#listVersion += 1;
    this.#host.requestUpdate();
  }

  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    // Whatever other tabs have told meanwhile was not heard.
    this.#memory?.threads.deafen();
    this.#memory?.threads.listen();
  };

  readonly #onHide = (event: Event): void => {
    // A phone may close a page that is out of sight without another word.
    if (event.type === 'pagehide' || document.hidden) this.#memory?.flush();
  };
}

function isSame(one: MemoryPlace | undefined, other: MemoryPlace | undefined): boolean {
  return (
    one === other ||
    (one?.persist === other?.persist && one?.storageKey === other?.storageKey && one?.storage === other?.storage)
  );
}

function report(sentence: string, cause: unknown): void {
  if (cause === undefined) console.warn(`<iotex-chat>: ${sentence}`);
  else console.warn(`<iotex-chat>: ${sentence}`, cause);
}
