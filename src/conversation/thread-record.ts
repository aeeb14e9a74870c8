/** One message in, the same as plain JSON out, and back: what is kept of it, in a storage and in an export. */
import type { FinishReason, Usage } from '../protocol/deltas.js';
import { ChatError, isErrorKind } from '../protocol/errors.js';
import { isObject } from '../protocol/raw-object.js';
import type { RawObject } from '../protocol/raw-object.js';
import { asEnded } from './as-ended.js';
import { createMessage } from './message.js';
import type { Feedback, Message, MessageStatus, Part, Role, Timing, ToolCallStatus } from './message.js';
import {
  asJson,
  count,
  oneOf,
  readList,
  readName,
  readObject,
  readText,
  refused,
  withoutUndefined,
} from './read-json.js';

/** A message as plain JSON, which `structuredClone` and `JSON.stringify` copy as it is. */
export type MessageRecord = Readonly<RawObject>;

const ROLES: readonly Role[] = ['user', 'assistant', 'system', 'tool'];
const STATUSES: readonly MessageStatus[] = ['pending', 'streaming', 'done', 'stopped', 'interrupted', 'failed'];
const CALL_STATUSES: readonly ToolCallStatus[] = ['pending', 'running', 'done', 'failed'];
const REASONS: readonly FinishReason[] = ['stop', 'length', 'tool_calls', 'content_filter', 'other'];
const MOST_PARTS = 10_000;

/** The record of `message`: all of it but what is on this page's clock, what has no JSON in `metadata`, and what caused an error. */
export function toRecord(message: Message): MessageRecord {
  const { id, parentId, role, status, finishReason, usage, timing, model, createdAt, feedback, revision } = message;
  return withoutUndefined({
    ...{ id, parentId, role, status, finishReason, usage, model, createdAt, revision },
    parts: message.parts.map((part) => withoutUndefined({ ...part, startedAt: undefined })),
    timing: timing && withoutUndefined({ ...timing }),
    error: message.error && toErrorRecord(message.error),
    metadata: asJson(message.metadata),
    feedback: feedback && withoutUndefined({ ...feedback }),
  });
}

/** The message of a record, or undefined if it cannot be read. One that was still growing is interrupted, or failed if nothing had come. */
export function fromRecord(record: unknown): Message | undefined {
  try {
    return readMessage(record, 'message');
  } catch (error) {
    // What was thrown says what is wrong with it; here it counts only that something is.
    if (error instanceof ChatError) return undefined;
    throw error;
  }
}

/**
 * As `fromRecord`, but throws `ChatError` of kind `bad_request` that names what is wrong, by its place below `path`. Id, parent, role and parts have to be
 * right. Of the others, what is not of its type is left out, as are parts of an unknown type.
 */
export function readMessage(value: unknown, path: string): Message {
  const fields = readObject(value, path);
  const { parentId } = fields;
  const role = oneOf(fields['role'], ROLES);
  if (!role) throw refused(`${path}.role`, `is none of ${ROLES.join(', ')}`);
  return asEnded(
    createMessage({
      id: readName(fields['id'], `${path}.id`),
      parentId: parentId === null || parentId === undefined ? null : readName(parentId, `${path}.parentId`),
      role,
      parts: readList(fields['parts'], `${path}.parts`, MOST_PARTS, readPart),
      status: oneOf(fields['status'], STATUSES) ?? 'done',
      finishReason: oneOf(fields['finishReason'], REASONS),
      usage: toUsage(fields['usage']),
      timing: toTiming(fields['timing']),
      error: toError(fields['error']),
      model: optionalText(fields['model']),
      createdAt: count(fields['createdAt']) ?? 0,
      metadata: asJson(fields['metadata']),
      feedback: toFeedback(fields['feedback']),
      revision: Math.trunc(count(fields['revision']) ?? 0),
    }),
  );
}

function readPart(value: unknown, path: string): Part | undefined {
  const fields = readObject(value, path);
  const text = (name: string): string => readText(fields[name], `${path}.${name}`);
  switch (fields['type']) {
    case 'text':
      return { type: 'text', text: text('text') };
    case 'reasoning':
      return { type: 'reasoning', text: text('text'), startedAt: undefined, duration: count(fields['duration']) ?? 0 };
    case 'image':
      return { type: 'image', url: text('url'), alt: optionalText(fields['alt']) ?? '' };
    case 'source':
      return { type: 'source', url: text('url'), title: optionalText(fields['title']) ?? '' };
    case 'file': {
      const file = { type: 'file', name: text('name'), mimeType: optionalText(fields['mimeType']) ?? '' } as const;
      return fields['text'] === undefined ? { ...file, url: text('url') } : { ...file, text: text('text') };
    }
    case 'tool-call': {
      const status = oneOf(fields['status'], CALL_STATUSES) ?? 'pending';
      return {
        type: 'tool-call',
        index: Math.trunc(count(fields['index']) ?? 0),
        id: text('id'),
        name: text('name'),
        arguments: text('arguments'),
        result: optionalText(fields['result']),
        error: optionalText(fields['error']),
        // Nobody runs it any more.
        status: status === 'running' ? 'failed' : status,
        duration: count(fields['duration']) ?? 0,
      };
    }
    default:
      return undefined;
  }
}

function optionalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function toUsage(value: unknown): Usage | undefined {
  if (!isObject(value)) return undefined;
  const [inputTokens, outputTokens, totalTokens] = [
    value['inputTokens'],
    value['outputTokens'],
    value['totalTokens'],
  ].map(count);
  if (inputTokens === undefined || outputTokens === undefined || totalTokens === undefined) return undefined;
  const reasoningTokens = count(value['reasoningTokens']);
  const cachedTokens = count(value['cachedTokens']);
  return {
    ...{ inputTokens, outputTokens, totalTokens },
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    ...(cachedTokens !== undefined && { cachedTokens }),
  };
}

function toTiming(value: unknown): Timing | undefined {
  if (!isObject(value)) return undefined;
  return {
    firstToken: count(value['firstToken']),
    total: count(value['total']),
    tokensPerSecond: count(value['tokensPerSecond']),
  };
}

function toFeedback(value: unknown): Feedback | undefined {
  const choice = isObject(value) ? oneOf(value['value'], ['good', 'bad']) : undefined;
  return choice && { value: choice, comment: isObject(value) ? optionalText(value['comment']) : undefined };
}

function toErrorRecord({ kind, message, status, retryable, retryAfter, requestId, partial }: ChatError): RawObject {
  return withoutUndefined({ kind, message, status, retryable, retryAfter, requestId, partial });
}

function toError(value: unknown): ChatError | undefined {
  if (!isObject(value) || !isErrorKind(value['kind'])) return undefined;
  return new ChatError(value['kind'], optionalText(value['message']) ?? '', {
    status: count(value['status']),
    retryable: value['retryable'] === true,
    retryAfter: count(value['retryAfter']),
    requestId: optionalText(value['requestId']),
    partial: value['partial'] === true,
  });
}
