/** Who wants to hear of a conversation, and how they are told. */
import type { ConversationEvent } from './conversation-event.js';

export type Listener = (event: ConversationEvent) => void;

export class Listeners {
  readonly #listeners = new Set<Listener>();

  /** Adds one; the function that this gives takes it out again. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all of them. One that throws is reported and does not disturb the others. */
  readonly tell = (...events: readonly ConversationEvent[]): void => {
    for (const event of events) {
      for (const listener of [...this.#listeners]) {
        try {
          listener(event);
        } catch (error) {
          console.error('iotex-chat: a listener of the conversation threw.', error);
        }
      }
    }
  };
}
