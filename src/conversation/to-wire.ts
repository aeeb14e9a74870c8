/** Messages and settings in, a wire request out: where camelCase becomes snake_case. */
import type { WireMessage, WirePart, WireRequest, WireTool, WireToolCall } from '../protocol/wire.js';
import { isAnswered } from './message.js';
import type { Message, Part, ToolCallPart } from './message.js';
import type { Tool } from './tool.js';

/** What is asked of the model beside the messages. */
export interface RequestSettings {
  /** Default `gemini-2.5-flash`. */
  readonly model?: string | undefined;
  /** Sent first, always. Default: none. */
  readonly systemPrompt?: string | undefined;
  /** 0–2. Default: the server's. */
  readonly temperature?: number | undefined;
  /** 0–1. Default: the server's. */
  readonly topP?: number | undefined;
  /** Tokens the answer may have. Default 8192: the gateway's own default of 1024 cuts long answers off. */
  readonly maxTokens?: number | undefined;
  /** How long a reasoning model may think, in its server's words. Default: the server's. */
  readonly reasoningEffort?: string | undefined;
  /** How many earlier messages go along. Default 40. */
  readonly maxHistory?: number | undefined;
  /** Fields to add to the body, after all others. Default: none. */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
}

export const DEFAULT_MODEL = 'gemini-2.5-flash';
export const DEFAULT_MAX_TOKENS = 8192;
export const DEFAULT_MAX_HISTORY = 40;

/** The settings of a request that a conversation sends. */
export interface TurnSettings extends RequestSettings {
  /** Functions that the model may call. Default: none. */
  readonly tools?: readonly Tool[] | undefined;
}

/**
 * The request that asks for an answer to `messages`, the last `always` of which are what is asked and go along whatever `maxHistory` says. Left out are
 * reasoning, answers in which nothing came, tool calls without a result, and history older than `maxHistory`; what is left begins with a message of the
 * visitor, and a call is never parted from its result.
 */
export function toWire(messages: readonly Message[], settings: TurnSettings, always = 1): WireRequest {
  const { tools = [], maxHistory = DEFAULT_MAX_HISTORY } = settings;
  const history = messages.slice(0, -always).filter((message) => toWireMessages(message).length > 0);
  const recent = history.slice(Math.max(0, history.length - maxHistory));
  const firstQuestion = recent.findIndex(({ role }) => role === 'user' || role === 'system');
  const sent = [...recent.slice(firstQuestion < 0 ? recent.length : firstQuestion), ...messages.slice(-always)];
  const request = toRequest(sent.flatMap(toWireMessages), settings);
  return tools.length === 0 ? request : { tools: tools.map(toWireTool), ...request };
}

/** The request for messages that are in the wire's shape already. */
export function toRequest(messages: readonly WireMessage[], settings: RequestSettings): WireRequest {
  const { systemPrompt, temperature, topP, reasoningEffort } = settings;
  return {
    model: settings.model ?? DEFAULT_MODEL,
    messages: systemPrompt ? [{ role: 'system', content: systemPrompt }, ...messages] : messages,
    max_tokens: settings.maxTokens ?? DEFAULT_MAX_TOKENS,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(reasoningEffort !== undefined && { reasoning_effort: reasoningEffort }),
    ...settings.extraBody,
  };
}

/** A message as the API has it: an answer with tool calls is several messages there, and one in which nothing came is none. */
export function toWireMessages(message: Message): readonly WireMessage[] {
  switch (message.role) {
    case 'user':
      return [{ role: 'user', content: toContent(message.parts) }];
    case 'system':
      return [{ role: 'system', content: message.text }];
    case 'assistant':
      return toAnswer(message.parts);
    case 'tool':
      return [];
  }
}

/** Each round of calls as the message that asks for them, with the text before them, and the results behind it. */
function toAnswer(parts: readonly Part[]): readonly WireMessage[] {
  const messages: WireMessage[] = [];
  let text = '';
  let calls: ToolCallPart[] = [];
  const endRound = () => {
    if (calls.length > 0) {
      messages.push({ role: 'assistant', content: text || null, tool_calls: calls.map(toWireCall) });
      messages.push(...calls.map(toWireResult));
    } else if (text) messages.push({ role: 'assistant', content: text });
    text = '';
    calls = [];
  };
  for (const part of parts) {
    if (part.type === 'text') {
      if (calls.length > 0) endRound();
      text += part.text;
    } else if (part.type === 'tool-call' && isAnswered(part)) {
      // The calls of each request count from 0.
      if (part.index <= (calls.at(-1)?.index ?? -1)) endRound();
      calls.push(part);
    }
  }
  endRound();
  return messages;
}

function toWireTool({ name, description, parameters }: Tool): WireTool {
  return {
    type: 'function',
    function: { name, ...(description !== undefined && { description }), ...(parameters && { parameters }) },
  };
}

function toWireCall({ id, name, arguments: text }: ToolCallPart): WireToolCall {
  return { id, type: 'function', function: { name, arguments: text } };
}

function toWireResult({ id, result, error }: ToolCallPart): WireMessage {
  return { role: 'tool', tool_call_id: id, content: result ?? `Error: ${error ?? ''}` };
}

function toContent(parts: readonly Part[]): string | readonly WirePart[] {
  const content = parts.flatMap(toWirePart);
  const isPlain = content.every((part) => part.type === 'text');
  return isPlain ? content.map((part) => part.text).join('\n\n') : content;
}

function toWirePart(part: Part): WirePart[] {
  switch (part.type) {
    case 'text':
      return [{ type: 'text', text: part.text }];
    case 'image':
      return [{ type: 'image_url', image_url: { url: part.url } }];
    case 'file':
      return 'text' in part
        ? [{ type: 'text', text: `${part.name}:\n${part.text}` }]
        : [{ type: 'image_url', image_url: { url: part.url } }];
    case 'reasoning':
    case 'tool-call':
    case 'source':
      return [];
  }
}
