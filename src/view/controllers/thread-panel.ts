/** The list of conversations while it is open: what it shows, and what the visitor does in it. */
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { ThreadEntry } from '../../conversation/storage/records.js';
import type { ThreadMemory } from '../../conversation/storage/thread-memory.js';
import type { RemovedThread } from '../../conversation/storage/thread-store.js';
import type { Strings } from '../../locales/strings.js';
import { adoptSheets } from '../adopt-sheets.js';
import { threadList } from '../parts/thread-list.js';
import { threadListStyle } from '../styles/thread-list.js';
import { isInputMethods } from '../submit-key.js';
import { writesOnScreen } from '../touch.js';

export interface ThreadPanelHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly words: Strings;
}

export interface ThreadPanelMeans {
  /** A BCP 47 tag, for dates. */
  readonly language: { readonly lang: string };
  readonly say: (words: string) => void;
  readonly onNewChat: () => void;
  /** Closes the list; the focus goes on to where the visitor writes, or back. */
  readonly close: (goesOn: boolean) => void;
  /** Milliseconds since 1970. */
  readonly today: () => number;
}

export class ThreadPanel {
  readonly memory: ThreadMemory;
  readonly #host: ThreadPanelHost;
  readonly #means: ThreadPanelMeans;
  #entries: readonly ThreadEntry[] = [];
  #version: number | undefined;
  #query = '';
  /** The conversation in the list that Tab leads to. */
  #activeId: string | undefined;
  #renamedId: string | undefined;
  #removed: RemovedThread | undefined;
  /** What is to have the focus once it is shown: a selector in the list. */
  #focusNext: string | undefined;

  constructor(host: ThreadPanelHost, memory: ThreadMemory, means: ThreadPanelMeans) {
    this.#host = host;
    this.memory = memory;
    this.#means = means;
    adoptSheets(host.renderRoot, [threadListStyle]);
  }

  get template(): TemplateResult {
    const shown = this.#shown;
    return threadList({
      strings: this.#host.words,
      lang: this.#means.language.lang,
      today: this.#means.today(),
      entries: shown,
      count: this.#entries.length,
      query: this.#query,
      currentId: this.memory.threadId,
      activeId: shown.some(({ id }) => id === this.#activeId) ? this.#activeId : shown[0]?.id,
      renamedId: this.#renamedId,
      canUndo: this.#removed !== undefined,
      onClose: () => this.#close(false),
      onNewChat: this.#onNewChat,
      onUndo: () => void this.#undo(),
      onSearch: this.#onSearch,
      onClick: this.#onClick,
      onKeydown: this.#onKeydown,
      onNameKeydown: this.#onNameKeydown,
      onNameBlur: this.#onNameBlur,
    });
  }

  /** Reads the list. */
  async load(): Promise<void> {
    this.#entries = await this.memory.list();
    this.#host.requestUpdate();
  }

  /** Reads the list again if it has another version. */
  refresh(version: number): void {
    const isKnown = this.#version === version;
    const isFirst = this.#version === undefined;
    this.#version = version;
    if (isKnown || isFirst) return;
    // What cannot be read stays as it was read last; the memory tells of it when it writes.
    this.load().catch(() => undefined);
  }

  updated(): void {
    const selector = this.#focusNext;
    this.#focusNext = undefined;
    if (!selector) return;
    const element = this.#find(selector) ?? this.#find('.threads-close');
    element?.focus();
    if (element instanceof HTMLInputElement) element.select();
  }

  /** Puts the focus on the conversation that is shown, or else on the first thing there is. */
  focus(): void {
    this.#activeId = this.memory.threadId;
    const current = this.#find('[aria-current="true"]') ?? this.#find('.thread-open');
    const first = writesOnScreen() ? undefined : this.#find('.threads-search');
    (current ?? first ?? this.#find('.threads-close'))?.focus();
  }

  get #shown(): readonly ThreadEntry[] {
    const query = fold(this.#query.trim());
    return query ? this.#entries.filter(({ title }) => fold(title).includes(query)) : this.#entries;
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`.threads ${selector}`);
  }

  #close(goesOn: boolean): void {
    this.#removed = undefined;
    this.#renamedId = undefined;
    this.#query = '';
    this.#means.close(goesOn);
  }

  #focusThread(id: string | undefined): void {
    this.#activeId = id;
    this.#focusNext = id === undefined ? '.threads-close' : `${rowOf(id)} .thread-open`;
    this.#host.requestUpdate();
  }

  async #open(id: string): Promise<void> {
    if (id === this.memory.threadId || (await this.memory.open(id))) {
      this.#close(true);
      return;
    }
    this.#means.say(this.#host.words.conversationGone);
    await this.load();
    this.#focusThread(this.#shown[0]?.id);
  }

  async #remove(id: string): Promise<void> {
    const before = this.#shown;
    const at = before.findIndex((entry) => entry.id === id);
    this.#removed = await this.memory.remove(id);
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#means.say(this.#host.words.conversationDeleted);
    this.#focusThread((before[at + 1] ?? before[at - 1])?.id);
  }

  #startRename(id: string): void {
    this.#renamedId = id;
    this.#activeId = id;
    this.#focusNext = '.thread-name';
    this.#host.requestUpdate();
  }

  async #rename(id: string, title: string): Promise<void> {
    this.#renamedId = undefined;
    this.#host.requestUpdate();
    await this.memory.rename(id, title);
    await this.load();
  }

  async #undo(): Promise<void> {
    const removed = this.#removed;
    this.#removed = undefined;
    if (!removed) return;
    await this.memory.putBack(removed);
    await this.load();
    this.#means.say(this.#host.words.restored);
    this.#focusThread(removed.entry.id);
  }

  readonly #onNewChat = (): void => {
    this.#close(true);
    this.#means.onNewChat();
  };

  readonly #onSearch = (event: Event): void => {
    this.#query = (event.target as HTMLInputElement).value;
    this.#host.requestUpdate();
  };

  readonly #onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('button');
    const id = idOf(event);
    if (!button || id === undefined) return;
    if (button.matches('.thread-open')) void this.#open(id);
    else if (button.matches('.thread-rename')) this.#startRename(id);
    else void this.#remove(id);
  };

  /** For the whole list. What is typed in a field of it is the field's. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      this.#close(false);
      return;
    }
    const id = idOf(event);
    if (event.target instanceof HTMLInputElement && event.key !== 'ArrowDown') return;
    const shown = this.#shown;
    const at = shown.findIndex((entry) => entry.id === id);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to !== undefined) {
      const next = shown[to];
      if (next) this.#focusThread(next.id);
      else if (to < 0) this.#find('.threads-search')?.focus();
    } else if (id !== undefined && event.key === 'F2') {
      this.#startRename(id);
    } else if (id !== undefined && event.key === 'Delete') {
      void this.#remove(id);
    } else {
      return;
    }
    event.preventDefault();
  };

  readonly #onNameKeydown = (event: KeyboardEvent): void => {
    const id = idOf(event);
    // An input method takes Enter and Escape for itself while it composes.
    if (id === undefined || isInputMethods(event) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    const { value } = event.target as HTMLInputElement;
    const isKept = event.key === 'Enter';
    this.#renamedId = undefined;
    if (isKept) void this.#rename(id, value);
    this.#focusThread(id);
  };

  readonly #onNameBlur = (event: FocusEvent): void => {
    const id = idOf(event);
    if (id !== undefined && id === this.#renamedId) void this.#rename(id, (event.target as HTMLInputElement).value);
  };
}

function idOf(event: Event): string | undefined {
  return (event.target as Element).closest<HTMLElement>('[data-thread]')?.dataset['thread'];
}

function rowOf(id: string): string {
  return `[data-thread="${CSS.escape(id)}"]`;
}

/** Letters alone, so that a search finds what is spelt with other marks, or in capitals. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
