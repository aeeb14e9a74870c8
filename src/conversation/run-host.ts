/** What a run has to do with the conversation that it belongs to. */
import type { ChatError } from '../protocol/errors.js';
import type { Ask } from './asker.js';
import type { Budget } from './budget.js';
import type { ConversationEvent } from './conversation-event.js';
import type { ConversationOptions } from './conversation-options.js';
import type { Message } from './message.js';
import type { TransportSource, transportSource } from './transport-source.js';

/** The conversation, as far as a run has to do with it. */
export interface RunHost {
  /** As they are now. */
  readonly options: () => ConversationOptions;
  readonly budget: Budget;
  /** The ways to a model, the same ones for all runs: made by `make` the first time. */
  transports(make: typeof transportSource): TransportSource;
  /** Makes an id. */
  createId(): string;
  /** The request that goes on with `answer` after its tool calls. Throws what refuses it. */
  askOn(answer: Message): Ask;
  /** Puts the changed answer into the tree. */
  write(answer: Message): void;
  tell(event: ConversationEvent): void;
  /** The run is over, and writes nothing more: the first thing that happens at its end. */
  finish(error: ChatError | undefined): void;
}
