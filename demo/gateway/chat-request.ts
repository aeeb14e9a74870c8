/** The body of a chat completion request goes in as text, what the embedded gateway needs of it comes out, checked. */

import { GatewayError } from './errors.js';
import type { Attachment, Call, Message, Tool } from './model.js';

/** A chat completion request, as far as the embedded gateway reads it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  readonly maxTokens: number;
}

type Fields = Readonly<Record<string, unknown>>;

const roles = ['system', 'developer', 'user', 'assistant', 'tool'];

/** Reads and checks `body`. Throws a `GatewayError` with status 400 that names the field. */
export function parseChatRequest(body: string): ChatRequest {
  const fields = parseFields(body);
  const { model, messages, stream } = fields;
  if (typeof model !== 'string' || model === '') throw invalid('model', 'must be the name of a model');
  if (!Array.isArray(messages)) throw invalid('messages', 'must be a list of messages');
  if (messages.length === 0) throw invalid('messages', 'must hold at least one message');
  if (stream !== undefined && stream !== null && typeof stream !== 'boolean')
    throw invalid('stream', 'must be a boolean');
  const streamOptions = fields['stream_options'];
  return {
    model,
    messages: messages.map(parseMessage),
    tools: parseTools(fields['tools']),
    stream: stream === true,
    includeUsage: isFields(streamOptions) && streamOptions['include_usage'] === true,
    maxTokens: Math.min(
      parseLimit('max_tokens', fields['max_tokens']),
      parseLimit('max_completion_tokens', fields['max_completion_tokens']),
    ),
  };
}

function parseFields(body: string): Fields {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    const error = new GatewayError(400, 'The body of the request is not valid JSON.', { code: 'invalid_json' });
    error.cause = cause;
    throw error;
  }
  if (!isFields(parsed)) throw new GatewayError(400, 'The body of the request must be a JSON object.');
  return parsed;
}

function parseMessage(message: unknown, index: number): Message {
  const param = `messages[${index}]`;
  if (!isFields(message)) throw invalid(param, 'must be an object');
  const { role, content } = message;
  if (typeof role !== 'string' || !roles.includes(role)) {
    throw invalid(`${param}.role`, `must be one of ${roles.join(', ')}`);
  }
  const calls = role === 'assistant' ? parseCalls(message['tool_calls']) : [];
  const callId = message['tool_call_id'];
  const beside = { ...(calls.length > 0 && { calls }), ...(typeof callId === 'string' && { callId }) };
  if (typeof content === 'string') return { role, text: content, ...beside };
  if (Array.isArray(content)) {
    const attachments = content.flatMap(attachmentsOf);
    const text = content.map((part) => textOf(part, `${param}.content`)).join('');
    return { role, text, ...(attachments.length > 0 && { attachments }), ...beside };
  }
  if (role === 'assistant' && (content === null || content === undefined)) return { role, text: '', ...beside };
  throw invalid(`${param}.content`, 'must be a text or a list of parts');
}

/** What is no call is passed over: the gateway looks up names here, and no more. */
function parseCalls(calls: unknown): readonly Call[] {
  if (!Array.isArray(calls)) return [];
  return calls.flatMap((call: unknown) => {
    const called = isFields(call) ? call['function'] : undefined;
    if (!isFields(call) || typeof call['id'] !== 'string' || !isFields(called)) return [];
    return typeof called['name'] === 'string' ? [{ id: call['id'], name: called['name'] }] : [];
  });
}

/** Pictures (`image_url`) and files (`file`) of a message. */
function attachmentsOf(part: unknown): readonly Attachment[] {
  if (!isFields(part)) return [];
  const { image_url: image, file } = part;
  if (isFields(image) && typeof image['url'] === 'string') return [{ url: image['url'], name: undefined }];
  if (!isFields(file) || typeof file['file_data'] !== 'string') return [];
  return [{ url: file['file_data'], name: typeof file['filename'] === 'string' ? file['filename'] : undefined }];
}

function textOf(part: unknown, param: string): string {
  if (!isFields(part) || typeof part['type'] !== 'string') throw invalid(param, 'must be a list of parts with a type');
  if (part['type'] !== 'text') return '';
  if (typeof part['text'] !== 'string') throw invalid(param, 'has a text part without a text');
  return part['text'];
}

function parseTools(tools: unknown): readonly Tool[] {
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools)) throw invalid('tools', 'must be a list of functions');
  return tools.map((tool: unknown, index) => {
    const described = isFields(tool) ? tool['function'] : undefined;
    if (!isFields(described) || typeof described['name'] !== 'string') {
      throw invalid(`tools[${index}]`, 'must be a function with a name');
    }
    return { name: described['name'], parameters: isFields(described['parameters']) ? described['parameters'] : {} };
  });
}

function parseLimit(param: string, limit: unknown): number {
  if (limit === undefined || limit === null) return Infinity;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1) {
    throw invalid(param, 'must be a whole number of at least 1');
  }
  return limit;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(param: string, complaint: string): GatewayError {
  return new GatewayError(400, `\`${param}\` ${complaint}.`, { param });
}
