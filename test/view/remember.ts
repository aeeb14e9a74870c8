/** A chat that remembers, and the page that is loaded again. */
import { html } from '@open-wc/testing';
import { settle } from '../fake-clock.js';
import { MemoryStorage } from '../conversation/storage/memory-storage.js';
import { openChat } from './harness.js';
import type { ChatHarness } from './harness.js';

let keys = 0;

/** One visitor's browser, as far as a chat can see it: a storage, and a key of its own in this one. */
export class Visitor {
  readonly storage = new MemoryStorage();
  readonly storageKey: string;

  constructor() {
    keys += 1;
    this.storageKey = `test-${keys}`;
  }

  /** Opens the page. Resolves when what is remembered is shown. */
  async open(template = html`<iotex-chat persist="local" with-threads></iotex-chat>`): Promise<ChatHarness> {
    const before = this.storage.reads.get('draft') ?? 0;
    const chat = await openChat(template);
    chat.element.storageKey = this.storageKey;
    chat.element.storage = this.storage;
    await chat.element.updateComplete;
    await this.storage.until(() => (this.storage.reads.get('draft') ?? 0) > before);
    await settle();
    await chat.element.updateComplete;
    return chat;
  }

  /** Leaves the page, and opens it again. */
  async reload(chat: ChatHarness): Promise<ChatHarness> {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    chat.element.remove();
    await this.settled();
    return this.open();
  }

  /** Resolves when nothing waits to be written any more. */
  async settled(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      await settle();
      // Whoever writes holds it, or waits for it.
      await navigator.locks.request(`iotex-chat:${this.storageKey}`, () => undefined);
    }
    await settle();
  }

  /** The titles in the stored list, newest first. */
  get titles(): string[] {
    const index = this.storage.records.get('index') as { threads: { title: string; updatedAt: number }[] } | undefined;
    return [...(index?.threads ?? [])].sort((a, b) => b.updatedAt - a.updatedAt).map(({ title }) => title);
  }

  /** The names of everything that was set under this visitor's key in the session. */
  get sessionKeys(): string[] {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(`iotex-chat:${this.storageKey}`));
  }
}

/** The titles that the list of conversations shows. */
export function listed(chat: ChatHarness): string[] {
  return chat.parts('thread').map((thread) => thread.querySelector('.thread-title')?.textContent ?? '');
}

/** Opens the list of conversations. */
export async function openList(chat: ChatHarness): Promise<void> {
  await chat.click('Conversations');
  await chat.until(() => chat.parts('thread-list').length > 0);
  await chat.element.updateComplete;
}

/** Waits until the focus is where `see` wants it. */
export function untilFocused(chat: ChatHarness, see: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!see()) return;
      chat.root.removeEventListener('focusin', look);
      resolve();
    };
    chat.root.addEventListener('focusin', look);
    look();
  });
}
