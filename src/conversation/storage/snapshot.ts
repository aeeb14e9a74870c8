/** A conversation in, what is to be stored of it out, as it is at this moment. */
import type { Conversation } from '../conversation.js';
import type { Message } from '../message.js';
import type { Place } from './records.js';

/** A conversation as a tab has it at one moment. */
export interface Snapshot {
  /** Every message that is not deleted, parents before children. */
  readonly messages: readonly Message[];
  /** Where each of them stands, in the same order. */
  readonly places: readonly Place[];
  /** The last message of the path that is shown; null where there is none. */
  readonly end: string | null;
  /** Ids of messages that are stored, and are deleted here. */
  readonly gone: readonly string[];
}

/** `stored`: ids of the messages that the storage has, as far as this tab knows. */
export function takeSnapshot({ thread, hiddenIds }: Conversation, stored: Iterable<string>): Snapshot {
  const hidden = new Set(hiddenIds);
  const parents = new Map(thread.messages.map((message) => [message.id, message.parentId]));
  const messages = thread.messages.filter((message) => !hidden.has(message.id));
  const places = messages.map(({ id, parentId }): Place => {
    let parent = parentId;
    while (parent !== null && hidden.has(parent)) parent = parents.get(parent) ?? null;
    return { id, parentId: parent };
  });
  const gone = [...stored].filter((id) => !parents.has(id) || hidden.has(id));
  return { messages, places, end: thread.activePath.at(-1) ?? null, gone };
}
