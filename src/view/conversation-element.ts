/** The part of the element that holds the conversation: what was said, and what a page can do with it. */
import type { AddInput, Conversation, SendInput } from '../conversation/conversation.js';
import type { ConversationEvent } from '../conversation/conversation-event.js';
import type { Message } from '../conversation/message.js';
import type { Thread } from '../conversation/message-tree.js';
import { systemClock } from '../protocol/clock.js';
import type { ChatError } from '../protocol/errors.js';
import type { Usage } from '../protocol/deltas.js';
import { chunks } from './chunks.js';
import { ControlElement } from './control-element.js';
import { ConversationController } from './controllers/conversation.js';
import { IotexChangeEvent } from './events.js';
import { Feature } from './feature.js';

/** An element with the conversation of `<iotex-chat>`. */
export abstract class ConversationElement extends ControlElement {
  readonly #session = new ConversationController(
    this,
    () => this.connection,
    (event) => {
      this.#hasActed ||= event.type === 'send' || event.type === 'start';
      this.hear(event);
    },
    () => this.memory.current?.leave(),
  );
  protected readonly memory = new Feature(this, {
    name: 'what remembers conversations',
    chunk: chunks.memory,
    isWanted: () => this.persistMode !== 'none',
    create: ({ MemoryController }) => new MemoryController(this, systemClock, () => this.#hasActed),
  });
  /** Whether the visitor has done anything yet: what follows may be stored from then on. */
  #hasActed = false;

  /** What is written and not sent. */
  abstract get value(): string;
  abstract set value(value: string);

  /** The state behind the view; the same object for the whole life of the element. */
  get conversation(): Conversation {
    return this.#session.conversation;
  }

  /** The active path of messages, first message first. */
  get messages(): readonly Message[] {
    return this.conversation.messages;
  }

  /** All messages, also those that are not on the active path. */
  get thread(): Thread {
    return this.conversation.thread;
  }

  /** What the last answer cost. */
  get usage(): Usage | undefined {
    return this.conversation.usage;
  }

  /** What went wrong with the last turn. */
  get error(): ChatError | undefined {
    return this.conversation.error;
  }

  /**
   * Asks. Resolves to the answer when it ended: read its `status`. A newer `send` stops the answer under way.
   * Rejects if it was refused: with a `ChatError`, or with an `AbortError` if `iotex-before-send` was cancelled.
   */
  send(input: SendInput): Promise<Message> {
    return this.conversation.send(input);
  }

  /** Stops the answer under way and closes its connection. What came stays. */
  stop(): void {
    this.conversation.stop();
  }

  /** Asks again for an answer, by default the last one. Resolves and rejects as `send`. */
  regenerate(id?: string): Promise<Message> {
    return this.conversation.retry(id);
  }

  /** Asks a question anew with another text, beside the old one. Resolves and rejects as `send`. */
  edit(id: string, text: string): Promise<Message> {
    return this.conversation.edit(id, text);
  }

  /** Goes on with the last answer where it broke off. Resolves and rejects as `send`. */
  continue(id?: string): Promise<Message> {
    return this.conversation.continue(id);
  }

  /** Shows the sibling of the message `id` that stands at `index`, from 0. Throws a `ChatError` if there is none. */
  selectBranch(id: string, index: number): void {
    this.conversation.selectBranch(id, index);
  }

  /** Puts a message at the end without asking anybody. */
  addMessage(input: AddInput): Message {
    const message = this.conversation.addMessage(input);
    this.dispatchEvent(new IotexChangeEvent());
    return message;
  }

  /** Stops, and empties the conversation. */
  clear(): void {
    this.conversation.clear();
  }

  /**
   * Deletes every conversation and the draft that are stored under `storage-key`, whatever `persist` is by now, and has other tabs forget them. What is on the
   * screen stays, and is stored again only if the visitor goes on with it: call `clear()` as well to empty it. Rejects if something could not be deleted.
   */
  deleteStoredData(): Promise<void> {
    return this.memory.load().then((memory) => memory.deleteAll());
  }

  /** Told of all that happens in the conversation, before the page is. */
  protected abstract hear(event: ConversationEvent): void;
}
