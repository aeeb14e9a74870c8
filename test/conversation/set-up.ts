/** A conversation whose answers a test speaks, with a clock that stands still and ids that count. */
import { Conversation } from '../../src/conversation/conversation.js';
import type { ConversationOptions } from '../../src/conversation/conversation.js';
import type { ConversationEvent } from '../../src/conversation/conversation-event.js';
import type { Message } from '../../src/conversation/message.js';
import type { FinishReason } from '../../src/protocol/deltas.js';
import { FakeClock } from '../fake-clock.js';
import { preloadEngine } from '../preload.js';
import { ScriptedTransport } from '../scripted-transport.js';

await preloadEngine();

export interface Setup {
  readonly conversation: Conversation;
  readonly gateway: ScriptedTransport;
  readonly clock: FakeClock;
  /** Types of all events but `change`, in order. */
  readonly heard: string[];
  readonly events: ConversationEvent[];
}

export function setUp(options: ConversationOptions = {}): Setup {
  const gateway = new ScriptedTransport();
  const clock = new FakeClock();
  let ids = 0;
  const conversation = new Conversation({
    transport: gateway.transport,
    clock,
    today: () => 1_000,
    createId: () => `m${(ids += 1)}`,
    ...options,
  });
  const events: ConversationEvent[] = [];
  const heard: string[] = [];
  conversation.subscribe((event) => {
    events.push(event);
    if (event.type !== 'change') heard.push(event.type);
  });
  return { conversation, gateway, clock, heard, events };
}

/** The active path, a line for each message. */
export function texts(conversation: Conversation): string[] {
  return conversation.messages.map(({ role, text, status }) => `${role}: ${text} (${status})`);
}

/** Asks, answers, and gives the answer when it has ended. */
export async function turn(
  { conversation, gateway }: Pick<Setup, 'conversation' | 'gateway'>,
  question: string,
  answer: string,
  reason: FinishReason = 'stop',
): Promise<Message> {
  const sent = conversation.send(question);
  await gateway.last.text(answer);
  await gateway.last.finish(reason);
  return sent;
}
