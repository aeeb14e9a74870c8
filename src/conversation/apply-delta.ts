/** Message and delta in, message out: the one place where an answer grows. */
import type { Delta } from '../protocol/deltas.js';
import { changeMessage, growReasoning, growText } from './message.js';
import type { Message, Part, ToolCallPart } from './message.js';

/**
 * The message after `delta`, which arrived at `now` on the conversation's clock. Costs O(delta), however long the message is.
 * The first delta with content makes a pending message `streaming`. The first `from` parts stay as they are: they came of an earlier request.
 */
export function applyDelta(message: Message, delta: Delta, now: number, from = 0): Message {
  switch (delta.type) {
    case 'start':
      return changeMessage(message, { model: delta.model ?? message.model });
    case 'text': {
      const last = lastPart(message, from);
      return last?.type === 'text'
        ? withParts(message, [...message.parts.slice(0, -1), growText(last, delta.text)])
        : withParts(message, [...message.parts, { type: 'text', text: delta.text }]);
    }
    case 'reasoning': {
      const last = lastPart(message, from);
      return last?.type === 'reasoning'
        ? withParts(message, [...message.parts.slice(0, -1), growReasoning(last, delta.text, now)])
        : withParts(message, [...message.parts, { type: 'reasoning', text: delta.text, startedAt: now, duration: 0 }]);
    }
    case 'text-was-reasoning':
      return withParts(
        message,
        message.parts.map((part, place) => (place < from ? part : textToReasoning(part))),
      );
    case 'image':
      return withParts(message, [...message.parts, { type: 'image', url: delta.url, alt: delta.alt }]);
    case 'tool-call':
      return withParts(message, withToolCallPiece(message.parts, delta, from));
    case 'source':
      return changeMessage(message, {
        parts: [...message.parts, { type: 'source', url: delta.url, title: delta.title }],
      });
    case 'usage':
      return changeMessage(message, { usage: delta.usage });
    case 'finish':
      return changeMessage(message, { finishReason: delta.reason });
  }
}

function withParts(message: Message, parts: readonly Part[]): Message {
  return changeMessage(message, { parts, status: 'streaming' });
}

function lastPart({ parts }: Message, from: number): Part | undefined {
  return parts.length > from ? parts.at(-1) : undefined;
}

function textToReasoning(part: Part): Part {
  return part.type === 'text' ? { type: 'reasoning', text: part.text, startedAt: undefined, duration: 0 } : part;
}

function withToolCallPiece(
  parts: readonly Part[],
  piece: { index: number; id?: string | undefined; name?: string | undefined; arguments: string },
  from: number,
): readonly Part[] {
  const place = parts.findIndex((part, at) => at >= from && part.type === 'tool-call' && part.index === piece.index);
  const call = parts[place];
  if (call?.type !== 'tool-call') return [...parts, newToolCall(piece)];
  return parts.with(place, {
    ...call,
    id: call.id || (piece.id ?? ''),
    name: call.name || (piece.name ?? ''),
    arguments: call.arguments + piece.arguments,
  });
}

function newToolCall(piece: {
  index: number;
  id?: string | undefined;
  name?: string | undefined;
  arguments: string;
}): ToolCallPart {
  return {
    type: 'tool-call',
    index: piece.index,
    id: piece.id ?? '',
    name: piece.name ?? '',
    arguments: piece.arguments,
    result: undefined,
    error: undefined,
    status: 'pending',
    duration: 0,
  };
}
