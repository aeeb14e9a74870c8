/** Where to remember in, the memory of one chat out. All that remembering needs is reached through here, so that it is loaded only where it is wanted. */
import type { Clock } from '../../protocol/clock.js';
import type { Conversation } from '../conversation.js';
import type { ChatStorage } from './chat-storage.js';
import { DraftMemory } from './draft-memory.js';
import { createIndexedDbStorage } from './indexed-db-storage.js';
import { createSessionStorage } from './session-storage.js';
import { openTabs } from './tabs.js';
import type { Tabs } from './tabs.js';
import { ThreadMemory } from './thread-memory.js';
import type { MemoryTrouble } from './thread-memory.js';
import { ThreadStore } from './thread-store.js';

/** Which memory. */
export interface MemoryPlace {
  readonly persist: 'session' | 'local';
  /** Keeps several memories of one site apart. Default: none. */
  readonly storageKey: string | undefined;
  /** In place of the browser's own. */
  readonly storage: ChatStorage | undefined;
}

export interface MemoryMeans {
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly today: () => number;
  readonly onThread: (id: string | undefined) => void;
  readonly onList: () => void;
  readonly onTrouble: (trouble: MemoryTrouble | undefined) => void;
  readonly report: (sentence: string, cause: unknown) => void;
}

export interface Memory {
  readonly threads: ThreadMemory;
  readonly draft: DraftMemory;
  /** Writes what can be written in the moment that a page has when it is left. */
  flush(): void;
}

/** Opens a memory. Nothing is read or written by that. */
export function openMemory(conversation: Conversation, place: MemoryPlace, means: MemoryMeans): Memory {
  const name = nameOf(place.storageKey);
  const storage = openStorage(place, name);
  const tabs = tabsOf(place.persist, name);
  const store = new ThreadStore({
    storage,
    tabs,
    today: means.today,
    onDamage: (key) => {
      means.onTrouble('damaged');
      means.report(`The stored record "${key}" cannot be read. It was set aside.`, undefined);
    },
  });
  const threads = new ThreadMemory(conversation, { ...means, store, tabs, createId, tabThread: tabThreadOf(name) });
  const onFail = (error: unknown) => means.report('The draft is not remembered.', error);
  const draft = new DraftMemory(storage, means.clock, onFail);
  return {
    threads,
    draft,
    flush() {
      const records = new Map([...threads.unsaved(), ...draft.take()]);
      if (records.size > 0) storage.write(records).catch(onFail);
    },
  };
}

/** Deletes all that was ever stored under this key, by whichever `persist`, and tells the other tabs. `memory`: the one that is open in this one. */
export async function deleteMemory(place: Omit<MemoryPlace, 'persist'>, memory: Memory | undefined): Promise<void> {
  const name = nameOf(place.storageKey);
  const clear = async (): Promise<void> => {
    await place.storage?.clear();
    await clearIfAllowed(createIndexedDbStorage(name));
    await clearIfAllowed(createSessionStorage(name));
  };
  memory?.draft.forget();
  if (memory) await memory.threads.clear(clear);
  else await tabsOf('local', name).exclusively(clear);
  tabsOf('local', name).tell({ type: 'cleared' });
}

function openStorage({ persist, storage }: MemoryPlace, name: string): ChatStorage {
  if (storage) return storage;
  return persist === 'local' ? createIndexedDbStorage(name) : createSessionStorage(name);
}

/** What a tab keeps for itself is no other tab's business. */
function tabsOf(persist: MemoryPlace['persist'], name: string): Tabs {
  if (persist === 'local') return openTabs(name);
  return {
    exclusively: (work) => work(),
    hold: () => () => undefined,
    isHeld: () => Promise.resolve(false),
    tell: () => undefined,
    hear: () => () => undefined,
  };
}

function nameOf(storageKey: string | undefined): string {
  return storageKey ? `iotex-chat:${storageKey}` : 'iotex-chat';
}

async function clearIfAllowed(storage: ChatStorage): Promise<void> {
  try {
    await storage.clear();
  } catch (error) {
    // Where the browser refuses storage, nothing can be stored.
    const name = error instanceof Error ? error.name : '';
    if (!['SecurityError', 'InvalidStateError', 'ReferenceError'].includes(name)) throw error;
  }
}

/** Two tabs may show two conversations; each finds its own again after a reload. */
function tabThreadOf(name: string): { get(): string | null | undefined; set(id: string | null): void } {
  const key = `${name}/tab`;
  return {
    get() {
      try {
        const id = sessionStorage.getItem(key);
        return id === null ? undefined : id || null;
      } catch {
        // Refused: the conversation that was shown last in any tab is shown.
        return undefined;
      }
    },
    set(id) {
      try {
        sessionStorage.setItem(key, id ?? '');
      } catch {
        // Refused, or full: as above.
      }
    },
  };
}

function createId(): string {
  // Not `randomUUID`, which pages on http do not have.
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (number) => number.toString(36)).join('');
}
