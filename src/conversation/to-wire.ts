/** Messages and settings in, a wire request out: where camelCase becomes snake_case. */
import type { WireMessage, WirePart, WireRequest } from '../protocol/wire.js';
import type { Message, Part } from './message.js';

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

/**
 * The request that asks for an answer to the last of `messages`. Left out are reasoning, answers in which nothing came, and history older than
 * `maxHistory`; what is left begins with a message of the visitor.
 */
export function toWire(messages: readonly Message[], settings: RequestSettings): WireRequest {
  const history = messages.slice(0, -1).flatMap(toWireMessage);
  const recent = history.slice(Math.max(0, history.length - (settings.maxHistory ?? DEFAULT_MAX_HISTORY)));
  const firstQuestion = recent.findIndex((message) => message.role === 'user' || message.role === 'system');
  const sent = [
    ...recent.slice(firstQuestion < 0 ? recent.length : firstQuestion),
    ...messages.slice(-1).flatMap(toWireMessage),
  ];
  return toRequest(sent, settings);
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

function toWireMessage(message: Message): WireMessage[] {
  switch (message.role) {
    case 'user':
      return [{ role: 'user', content: toContent(message.parts) }];
    case 'system':
      return [{ role: 'system', content: message.text }];
    case 'assistant':
      return message.text ? [{ role: 'assistant', content: message.text }] : [];
    case 'tool':
      return [];
  }
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
