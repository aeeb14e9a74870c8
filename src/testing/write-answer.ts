/** A scripted answer in, what crosses the wire out: status, headers, and the pieces of the body, each one network read. */
import type { ScriptedAnswer, ScriptedError, ScriptedReply, ScriptedToolCall } from './script.js';

/** An answer as it crosses the wire. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Each is handed over as one read; the end is one of its own. */
  readonly pieces: readonly Uint8Array[];
  /** Whether the connection breaks after the last piece. */
  readonly breaks: boolean;
  /** Whether the last piece says that it is the last, so that a reader may leave then. */
  readonly isWhole: boolean;
  /** After how many pieces it waits to be released. */
  readonly holdAfter: number;
  /** Milliseconds before each piece. */
  readonly delay: number;
}

const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

/** Writes what `answer` says; undefined where no connection is to come about. `asked` is the model of the request. */
export function writeAnswer(answer: ScriptedAnswer, asked: string): WrittenAnswer | undefined {
  if (typeof answer === 'string') return writeReply({ reply: answer }, asked);
  if ('error' in answer) return answer.error === 'network' ? undefined : writeError(answer, answer.error);
  if (!('raw' in answer)) return writeReply(answer, asked);
  const { raw, status = 200, headers = EVENT_STREAM, holdAfter = Infinity, delay = 0 } = answer;
  const pieces = raw.map((piece) => (typeof piece === 'string' ? encode(piece) : piece));
  return { status, headers, pieces, breaks: false, isWhole: true, holdAfter, delay };
}

function writeReply(answer: ScriptedReply, asked: string): WrittenAnswer {
  const { toolCalls = [], end = 'done', usage, model = asked, holdAfter = Infinity, delay = 0 } = answer;
  const chunk = (fields: object) =>
    `data: ${JSON.stringify({ id: 'chatcmpl-scripted', object: 'chat.completion.chunk', created: 0, model, ...fields })}\n\n`;
  const say = (delta: object, reason: string | null = null) =>
    chunk({ choices: [{ index: 0, delta, finish_reason: reason }] });
  const deltas = [
    ...cut(answer.reasoning).map((text) => ({ reasoning_content: text })),
    ...cut(answer.reply).map((text) => ({ content: text })),
    ...toolCalls.map((call, index) => ({ tool_calls: [writeToolCall(call, index)] })),
  ];
  const pieces = deltas.map((delta, index) => say(index === 0 ? { role: 'assistant', ...delta } : delta));
  if (end === 'done') {
    const finish = say({}, answer.finishReason ?? (toolCalls.length > 0 ? 'tool_calls' : 'stop'));
    pieces.push(`${finish}${usage ? chunk({ choices: [], usage: writeUsage(usage) }) : ''}data: [DONE]\n\n`);
  }
  return {
    status: 200,
    headers: EVENT_STREAM,
    pieces: pieces.map(encode),
    breaks: end === 'cut',
    isWhole: end === 'done',
    holdAfter,
    delay,
  };
}

/** Words with the white space after them, so that together they are the text again. */
function cut(text: string | readonly string[] = []): readonly string[] {
  return typeof text === 'string' ? (text.match(/\s*\S+\s*|\s+/g) ?? []) : text;
}

function writeToolCall({ name, id, arguments: given = {} }: ScriptedToolCall, index: number): object {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return { index, id: id ?? `call_${index + 1}`, type: 'function', function: { name, arguments: text } };
}

function writeUsage({ inputTokens, outputTokens }: NonNullable<ScriptedReply['usage']>): object {
  const total = inputTokens + outputTokens;
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: total };
}

function writeError(answer: ScriptedError, status: number): WrittenAnswer {
  const { message = `The script answers with ${status}.`, code = null, retryAfter, body } = answer;
  const error = { message, type: status < 500 ? 'invalid_request_error' : 'server_error', param: null, code };
  return {
    status,
    headers: {
      'content-type': body === undefined ? 'application/json' : 'text/html; charset=utf-8',
      ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    },
    pieces: [encode(body ?? JSON.stringify({ error }))],
    breaks: false,
    isWhole: true,
    holdAfter: Infinity,
    delay: 0,
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
