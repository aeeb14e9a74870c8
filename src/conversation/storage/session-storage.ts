/** A storage in `sessionStorage`: the tab's own, which the browser forgets when the tab is closed. */
import type { ChatStorage } from './chat-storage.js';

/** Records under `name/…`. Every function rejects where the browser refuses storage. `storage` is for tests; default `sessionStorage`. */
export function createSessionStorage(name: string, storage?: Storage): ChatStorage {
  // Where it is refused, naming it throws already.
  const open = (): Storage => storage ?? sessionStorage;
  const place = (key: string): string => `${name}/${key}`;

  // Each of them is async so that it rejects, and does not throw, where storage is refused.
  /* eslint-disable @typescript-eslint/require-await */
  return {
    async read(keys) {
      return keys.map((key) => parse(open().getItem(place(key))));
    },

    async write(records) {
      const session = open();
      const before = [...records.keys()].map((key) => [key, session.getItem(place(key))] as const);
      try {
        for (const [key, record] of records) put(session, place(key), toText(record));
      } catch (error) {
        // What has grown goes first, so that there is room for what was there.
        for (const [key] of before) session.removeItem(place(key));
        for (const [key, text] of before) put(session, place(key), text);
        throw error;
      }
    },

    async clear() {
      const session = open();
      for (const key of Object.keys(session)) if (key.startsWith(`${name}/`)) session.removeItem(key);
    },
  };
  /* eslint-enable @typescript-eslint/require-await */
}

function put(storage: Storage, key: string, text: string | null): void {
  if (text === null) storage.removeItem(key);
  else storage.setItem(key, text);
}

function toText(record: unknown): string | null {
  return record === undefined ? null : JSON.stringify(record);
}

/** What does not parse is handed on as the text that it is: whoever reads it sees that it is no record. */
function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
