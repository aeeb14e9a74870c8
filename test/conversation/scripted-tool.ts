/** A tool whose calls the test ends, and conversations whose model asked for it. */
import type { Conversation, ConversationOptions } from '../../src/conversation/conversation.js';
import type { ToolCallPart } from '../../src/conversation/message.js';
import type { Tool } from '../../src/conversation/tool.js';
import type { Delta } from '../../src/protocol/deltas.js';
import { settle } from '../fake-clock.js';
import { setUp } from './set-up.js';
import type { Setup } from './set-up.js';

export const parameters = { type: 'object', properties: { city: { type: 'string' } } };

/** A tool whose calls the test ends. */
export class ScriptedTool implements Tool {
  readonly name = 'weather';
  readonly description = 'The weather in a city.';
  readonly parameters = parameters;
  readonly calls: {
    readonly args: unknown;
    readonly signal: AbortSignal;
    readonly resolve: (value: unknown) => void;
    readonly reject: (cause: unknown) => void;
  }[] = [];

  execute(args: unknown, { signal }: { signal: AbortSignal }): Promise<unknown> {
    return new Promise((resolve, reject) => this.calls.push({ args, signal, resolve, reject }));
  }

  async answer(place: number, value: unknown): Promise<void> {
    this.calls[place]?.resolve(value);
    await settle();
  }
}

export const call = (index: number, id: string | undefined, args = '{}', name = 'weather'): Delta => ({
  type: 'tool-call',
  index,
  id,
  name,
  arguments: args,
});

export const callsOf = (conversation: Conversation): readonly ToolCallPart[] =>
  conversation.messages.at(-1)!.parts.filter((part) => part.type === 'tool-call');

/** A conversation whose model has asked for these calls. */
export async function asked(
  deltas: readonly Delta[],
  options: ConversationOptions = {},
): Promise<Setup & { readonly tool: ScriptedTool; readonly sent: ReturnType<Conversation['send']> }> {
  const tool = new ScriptedTool();
  const setup = setUp({ tools: [tool], ...options });
  const sent = setup.conversation.send('Weather?');
  await setup.gateway.last.say(...deltas);
  await setup.gateway.last.finish('tool_calls');
  return { ...setup, tool, sent };
}
