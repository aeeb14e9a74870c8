/** Answers that other tabs are writing: each is shown as growing for as long as its tab is there, and as broken off when that is gone. */
import { changeMessage, hasContent } from '../message.js';
import type { Message } from '../message.js';
import type { Tabs } from './tabs.js';

export class AnswersElsewhere {
  readonly #tabs: Pick<Tabs, 'isHeld'>;
  readonly #onEnd: (messageId: string) => void;
  /** Ids of those whose end is waited for. */
  readonly #awaited = new Set<string>();

  /** `onEnd`: the tab that wrote an answer does so no longer. It has written the end before, unless it broke off. */
  constructor(tabs: Pick<Tabs, 'isHeld'>, onEnd: (messageId: string) => void) {
    this.#tabs = tabs;
    this.#onEnd = onEnd;
  }

  /** Those of `messageIds` that another tab is writing. */
  async written(messageIds: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const written = new Set<string>();
    for (const id of messageIds) if (await this.#isHeld(id)) written.add(id);
    return written;
  }

  #isHeld(id: string): Promise<boolean> {
    if (this.#awaited.has(id)) return this.#tabs.isHeld(answerName(id));
    this.#awaited.add(id);
    const onFree = () => {
      this.#awaited.delete(id);
      this.#onEnd(id);
    };
    return this.#tabs.isHeld(answerName(id), onFree).then((isHeld) => {
      if (!isHeld) this.#awaited.delete(id);
      return isHeld;
    });
  }
}

/** What a tab holds while it writes an answer. */
export function answerName(messageId: string): string {
  return `answer/${messageId}`;
}

/** Whether a message has not ended. */
export function isGrowing({ status }: Message): boolean {
  return status === 'streaming' || status === 'pending';
}

/** A message that was stored while it grew, as one that still grows. Nobody has changed it by that. */
export function asGrowing(message: Message): Message {
  const { revision } = message;
  return changeMessage(message, { status: hasContent(message) ? 'streaming' : 'pending', revision });
}
