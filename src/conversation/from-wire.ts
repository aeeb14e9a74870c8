/** Messages in the API's own shape in, messages of a conversation out: an answer and the rounds of tool calls before it are one. */
import { isObject } from '../protocol/raw-object.js';
import type { RawObject } from '../protocol/raw-object.js';
import { createId } from './create-id.js';
import { createMessage } from './message.js';
import type { Message, Part, Role, ToolCallPart } from './message.js';
import { readList, readName, readObject, readText, refused } from './read-json.js';

/** Where new messages get their ids and their time from. */
export interface Means {
  /** Makes ids, unique in the conversation. Default: random ones. */
  readonly createId?: (() => string) | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly today?: (() => number) | undefined;
}

const MOST_PARTS = 10_000;
/** `developer` is the newer word for `system`. */
const ROLES: ReadonlyMap<unknown, Role> = new Map<unknown, Role>([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
]);

/** The messages of one path, first message first. Throws `ChatError` of kind `bad_request` that names what does not fit. */
export function fromWireMessages(wire: readonly RawObject[], means: Means): readonly Message[] {
  const { createId: newId = createId, today = Date.now } = means;
  const createdAt = today();
  const drafts: { readonly role: Role; readonly parts: Part[] }[] = [];
  for (const [at, fields] of wire.entries()) {
    const path = `messages[${at}]`;
    const role = ROLES.get(fields['role']);
    if (!role) throw refused(`${path}.role`, `is none of ${[...ROLES.keys()].join(', ')}`);
    const last = drafts.at(-1);
    if (role === 'tool') {
      if (!last) throw refused(path, 'is the result of no call');
      addResult(last.parts, fields, path);
      continue;
    }
    const parts = [
      ...readContent(fields['content'], `${path}.content`),
      ...readCalls(fields['tool_calls'], `${path}.tool_calls`),
    ];
    // What follows the results of a round is the same answer.
    if (role === 'assistant' && last?.parts.at(-1)?.type === 'tool-call') last.parts.push(...parts);
    else drafts.push({ role, parts });
  }
  let parentId: string | null = null;
  return drafts.map((draft) => {
    const message: Message = createMessage({ id: newId(), parentId, createdAt, ...draft });
    parentId = message.id;
    return message;
  });
}

function readContent(value: unknown, path: string): readonly Part[] {
  // The content of an answer that is nothing but calls.
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'string') return [{ type: 'text', text: value }];
  if (!Array.isArray(value)) throw refused(path, 'is neither a text nor a list of parts');
  return readList(value, path, MOST_PARTS, readPart);
}

function readPart(value: unknown, path: string): Part | undefined {
  const fields = readObject(value, path);
  switch (fields['type']) {
    case 'text':
      return { type: 'text', text: readText(fields['text'], `${path}.text`) };
    case 'image_url': {
      const image = isObject(fields['image_url']) ? fields['image_url'] : {};
      return { type: 'image', url: readText(image['url'], `${path}.image_url.url`), alt: '' };
    }
    default:
      return undefined;
  }
}

function readCalls(value: unknown, path: string): readonly Part[] {
  if (value === undefined || value === null) return [];
  let index = 0;
  return readList(value, path, MOST_PARTS, (entry, place): ToolCallPart => {
    const fields = readObject(entry, place);
    const called = readObject(fields['function'], `${place}.function`);
    return {
      type: 'tool-call',
      index: index++,
      id: readName(fields['id'], `${place}.id`),
      name: readText(called['name'], `${place}.function.name`),
      arguments: readText(called['arguments'], `${place}.function.arguments`),
      result: undefined,
      error: undefined,
      status: 'pending',
      duration: 0,
    };
  });
}

function addResult(parts: Part[], fields: RawObject, path: string): void {
  const id = readName(fields['tool_call_id'], `${path}.tool_call_id`);
  const place = parts.findLastIndex((part) => part.type === 'tool-call' && part.id === id && part.result === undefined);
  const call = parts[place];
  if (call?.type !== 'tool-call') throw refused(`${path}.tool_call_id`, 'names no call of the answer before it');
  const content = readContent(fields['content'], `${path}.content`);
  const result = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  parts[place] = { ...call, result, status: 'done' };
}
