/** A conversation in, JSON that anybody can read out, and back, from OpenAI messages too. */
import { ChatError } from '../protocol/errors.js';
import { isObject } from '../protocol/raw-object.js';
import type { WireMessage } from '../protocol/wire.js';
import type { Conversation } from './conversation.js';
import { fromWireMessages } from './from-wire.js';
import type { Means } from './from-wire.js';
import type { Thread } from './message-tree.js';
import { parentsFirst } from './parents-first.js';
import { readList, readObject, readText, refused } from './read-json.js';
import { readMessage, toRecord } from './thread-record.js';
import type { MessageRecord } from './thread-record.js';
import { toWireMessages } from './to-wire.js';

/** What an export holds. */
export interface ThreadJson {
  readonly version: 1;
  /** The active path in the API's own shape, without reasoning. */
  readonly messages: readonly WireMessage[];
  /** The whole tree, parents first, without what was deleted. */
  readonly thread: { readonly messages: readonly MessageRecord[]; readonly activePath: readonly string[] };
}

const VERSION = 1;
const MOST_MESSAGES = 100_000;

/** The JSON of a conversation as it is now. It holds no key, no header, and nothing that was deleted. */
export function toJson({
  messages,
  thread,
  hiddenIds,
}: Pick<Conversation, 'messages' | 'thread' | 'hiddenIds'>): ThreadJson {
  const hidden = new Set(hiddenIds);
  const parents = new Map(thread.messages.map(({ id, parentId }) => [id, parentId]));
  const shown = (id: string | null): string | null => {
    let next = id;
    while (next !== null && hidden.has(next)) next = parents.get(next) ?? null;
    return next;
  };
  const records = thread.messages
    .filter(({ id }) => !hidden.has(id))
    .map((message): MessageRecord => ({ ...toRecord(message), parentId: shown(message.parentId) }));
  return {
    version: VERSION,
    messages: messages.flatMap(toWireMessages),
    thread: { messages: records, activePath: thread.activePath },
  };
}

/**
 * The thread of what `toJson` gave, or of a list of OpenAI messages, by itself or as the `messages` of an object. Fields and kinds of part that are not known
 * are left out; anything else that does not fit is refused by a `ChatError` of kind `bad_request`, which names the place, as in `messages[3].role`.
 *
 * @example
 * conversation.load(fromJson(JSON.parse(await file.text())));
 */
export function fromJson(value: unknown, means: Means = {}): Thread {
  refuseProto(value);
  if (Array.isArray(value)) return fromMessages(value, means);
  if (!isObject(value)) throw new ChatError('bad_request', 'This is neither an exported chat nor a list of messages.');
  const { version, thread, messages } = value;
  if (thread === undefined) return fromMessages(messages, means);
  if (version !== VERSION) throw refused('version', `is not ${VERSION}, the only one that is known here`);
  return readThread(readObject(thread, 'thread'));
}

function fromMessages(value: unknown, means: Means): Thread {
  const read = readList(value, 'messages', MOST_MESSAGES, (entry, path) => readObject(entry, path));
  const messages = fromWireMessages(read, means);
  return { messages, activePath: messages.map(({ id }) => id) };
}

function readThread(thread: Readonly<Record<string, unknown>>): Thread {
  const path = 'thread.messages';
  const messages = readList(thread['messages'], path, MOST_MESSAGES, readMessage);
  const places = new Map<string, number>();
  for (const [at, { id }] of messages.entries()) {
    if (places.has(id)) throw refused(`${path}[${at}].id`, `is the id of ${path}[${places.get(id) ?? 0}] too`);
    places.set(id, at);
  }
  const { ordered, orphans } = parentsFirst(messages);
  const [lost] = orphans;
  if (lost) throw refused(`${path}[${places.get(lost.id) ?? 0}].parentId`, 'leads to no first message');
  const activePath = readList(thread['activePath'], 'thread.activePath', MOST_MESSAGES, readText);
  return { messages: ordered, activePath: activePath.filter((id) => places.has(id)) };
}

/** Refuses what could reach the prototype of an object, wherever it stands. */
function refuseProto(value: unknown): void {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    if (Object.hasOwn(next, '__proto__')) throw refused('a key', 'is called "__proto__"');
    for (const entry of Object.values(next)) waiting.push(entry);
  }
}
