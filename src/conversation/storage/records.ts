/** What is stored, and how it is read back: anything may have happened to a record meanwhile, so nothing of it is believed. */

/** The version of every record that is written here. */
export const VERSION = 1;

/** The list of conversations. */
export interface IndexRecord {
  readonly version: typeof VERSION;
  readonly threads: readonly ThreadEntry[];
  /** The one that a new tab opens; null for a new conversation. */
  readonly current: string | null;
}

/** One conversation in the list. Times are milliseconds since 1970. */
export interface ThreadEntry {
  readonly id: string;
  /** Empty where there is nothing to call it after. */
  readonly title: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** One conversation, less what its messages say. */
export interface ThreadRecord {
  readonly version: typeof VERSION;
  readonly id: string;
  /** Its messages, parents before children. */
  readonly places: readonly Place[];
  /** The last message of the path that was shown; null for the newest one. */
  readonly end: string | null;
}

/** Where a message stands. It is kept apart from the message, so that one which cannot be read leaves no hole. */
export interface Place {
  readonly id: string;
  readonly parentId: string | null;
}

/** One message, as `toRecord` wrote it. */
export interface MessageRecord {
  readonly version: typeof VERSION;
  readonly message: unknown;
}

/** What is written and not sent. */
export interface DraftRecord {
  readonly version: typeof VERSION;
  readonly text: string;
}

/** A record that was read: good, absent, damaged (with what is left of it, if anything), or of a newer version, which is nothing to touch. */
export type Reading<T> =
  | { readonly state: 'good'; readonly record: T }
  | { readonly state: 'absent' | 'newer'; readonly record: undefined }
  | { readonly state: 'damaged'; readonly record: T | undefined };

export const INDEX_KEY = 'index';
export const DRAFT_KEY = 'draft';

export function threadKey(id: string): string {
  return `thread/${id}`;
}

export function messageKey(threadId: string, id: string): string {
  return `message/${threadId}/${id}`;
}

/** Where a damaged record is kept, in case that somebody can make something of it. */
export function asideKey(key: string): string {
  return `aside/${key}`;
}

/** Entries that are none are left out of it. */
export function readIndex(value: unknown): Reading<IndexRecord> {
  return read(value, (fields) => {
    const { threads, current } = fields;
    if (!Array.isArray(threads)) return undefined;
    const entries = threads.flatMap((entry) => readEntry(entry) ?? []);
    const record: IndexRecord = {
      version: VERSION,
      threads: entries,
      current: typeof current === 'string' ? current : null,
    };
    return { record, isWhole: entries.length === threads.length };
  });
}

/** Places that are none are left out of it; one whose parent is not before it becomes a beginning. */
export function readThread(value: unknown, id: string): Reading<ThreadRecord> {
  return read(value, (fields) => {
    if (!Array.isArray(fields['places']) || fields['id'] !== id) return undefined;
    const ids = new Set<string>();
    const places: Place[] = [];
    let isWhole = true;
    for (const place of fields['places'] as readonly unknown[]) {
      const found = readPlace(place, ids);
      if (!found || (found.parentId === null && hasParent(place))) isWhole = false;
      if (!found) continue;
      ids.add(found.id);
      places.push(found);
    }
    const { end } = fields;
    return {
      record: { version: VERSION, id, places, end: typeof end === 'string' && ids.has(end) ? end : null },
      isWhole,
    };
  });
}

export function readDraft(value: unknown): Reading<DraftRecord> {
  return read(value, ({ text }) =>
    typeof text === 'string' ? { record: { version: VERSION, text }, isWhole: true } : undefined,
  );
}

/** What a message's record holds, for `fromRecord`. */
export function readMessage(value: unknown): Reading<Fields> {
  return read<Fields>(value, ({ message }) => (isObject(message) ? { record: message, isWhole: true } : undefined));
}

/** An object of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

function read<T>(value: unknown, take: (fields: Fields) => { record: T; isWhole: boolean } | undefined): Reading<T> {
  if (value === undefined || value === null) return { state: 'absent', record: undefined };
  if (!isObject(value)) return { state: 'damaged', record: undefined };
  const { version } = value;
  if (typeof version === 'number' && version > VERSION) return { state: 'newer', record: undefined };
  const taken = version === VERSION ? take(value) : undefined;
  if (!taken) return { state: 'damaged', record: undefined };
  return { state: taken.isWhole ? 'good' : 'damaged', record: taken.record };
}

function readEntry(value: unknown): ThreadEntry | undefined {
  if (!isObject(value)) return undefined;
  const { id, title, createdAt, updatedAt } = value;
  if (typeof id !== 'string' || !id || typeof title !== 'string') return undefined;
  if (!isTime(createdAt) || !isTime(updatedAt)) return undefined;
  return { id, title, createdAt, updatedAt };
}

function readPlace(value: unknown, earlier: ReadonlySet<string>): Place | undefined {
  if (!isObject(value)) return undefined;
  const { id, parentId } = value;
  if (typeof id !== 'string' || !id || earlier.has(id)) return undefined;
  return { id, parentId: typeof parentId === 'string' && earlier.has(parentId) ? parentId : null };
}

function hasParent(place: unknown): boolean {
  return isObject(place) && place['parentId'] !== null;
}

function isTime(value: unknown): value is number {
  // Beyond this there are no dates: formatting one would throw.
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
