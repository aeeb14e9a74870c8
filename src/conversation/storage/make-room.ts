/** A write that finds no room in, room made out: the oldest conversations go first, then the pictures of the one that is written. */
import { isFull } from './chat-storage.js';
import type { ChatStorage } from './chat-storage.js';
import { INDEX_KEY, messageKey, readIndex, readMessage, readThread, threadKey, VERSION } from './records.js';
import type { IndexRecord, MessageRecord } from './records.js';

/**
 * Writes `records`, which belong to the conversation `threadId`, and gives up as much else as is needed for it. Rejects as the storage does if there is
 * no room even so; what was given up by then is gone.
 */
export async function writeWithRoom(
  storage: ChatStorage,
  records: ReadonlyMap<string, unknown>,
  threadId: string,
): Promise<void> {
  let wanted = records;
  const steps = giveUp(storage, threadId);
  for (;;) {
    try {
      await storage.write(wanted);
      return;
    } catch (error) {
      if (!isFull(error)) throw error;
      const { value: change } = await steps.next();
      if (!change) throw error;
      wanted = change(wanted);
    }
  }
}

/** The records that forget the conversation `id`, less its entry in the list. */
export async function recordsToForget(storage: ChatStorage, id: string): Promise<Map<string, undefined>> {
  const [value] = await storage.read([threadKey(id)]);
  const places = readThread(value, id).record?.places ?? [];
  const keys = [threadKey(id), ...places.map((place) => messageKey(id, place.id))];
  return new Map(keys.map((key) => [key, undefined]));
}

/** What is to be changed in the records that wait to be written. */
type Change = (records: ReadonlyMap<string, unknown>) => ReadonlyMap<string, unknown>;

/** Gives up one thing after another, the one that is missed least first. */
async function* giveUp(storage: ChatStorage, threadId: string): AsyncGenerator<Change, undefined> {
  const [indexValue, threadValue] = await storage.read([INDEX_KEY, threadKey(threadId)]);
  const index = readIndex(indexValue).record;
  const oldest = [...(index?.threads ?? [])]
    .filter((entry) => entry.id !== threadId)
    .sort((a, b) => a.updatedAt - b.updatedAt);
  const gone = new Set<string>();
  for (const { id } of oldest) {
    gone.add(id);
    const without = withoutThreads(gone);
    const forgotten = new Map<string, unknown>(await recordsToForget(storage, id));
    await storage.write(without(forgotten.set(INDEX_KEY, index)));
    yield without;
  }
  const places = readThread(threadValue, threadId).record?.places ?? [];
  for (const { id } of places.slice(0, -2)) {
    const key = messageKey(threadId, id);
    const [value] = await storage.read([key]);
    const plain = withoutPictures(value);
    if (plain === value) continue;
    await storage.write(new Map([[key, plain]]));
    yield (records) => withoutPicturesIn(records, [key]);
  }
  yield (records) => withoutPicturesIn(records, [...records.keys()].slice(0, -1));
  yield (records) => withoutPicturesIn(records, [...records.keys()]);
  return undefined;
}

function withoutThreads(gone: ReadonlySet<string>): Change {
  return (records) => {
    const index = readIndex(records.get(INDEX_KEY)).record;
    if (!index) return records;
    const threads = index.threads.filter((entry) => !gone.has(entry.id));
    return new Map(records).set(INDEX_KEY, { ...index, threads } satisfies IndexRecord);
  };
}

function withoutPicturesIn(
  records: ReadonlyMap<string, unknown>,
  keys: readonly string[],
): ReadonlyMap<string, unknown> {
  const changed = new Map(records);
  for (const key of keys) if (records.has(key)) changed.set(key, withoutPictures(records.get(key)));
  return changed;
}

/** The record of a message with an empty file of the same name in the place of each picture that it holds; the same record if it holds none. */
function withoutPictures(record: unknown): unknown {
  const message = readMessage(record).record;
  const before: unknown = message?.['parts'];
  if (!Array.isArray(before)) return record;
  const parts = before.map(withoutPicture);
  if (parts.every((part, place) => part === before[place])) return record;
  return { version: VERSION, message: { ...message, parts } } satisfies MessageRecord;
}

function withoutPicture(part: unknown): unknown {
  const { type, url, alt, name, mimeType } = (part ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof url !== 'string' || !url.startsWith('data:')) return part;
  if (type === 'image') return { type: 'file', name: alt || 'image', mimeType: 'text/plain', text: '' };
  return type === 'file' ? { type, name, mimeType, text: '' } : part;
}
