/** A storage in IndexedDB: one database for each memory, which is there from the first write until everything is deleted. See https://www.w3.org/TR/IndexedDB/. */
import { createStore, promisifyRequest } from 'idb-keyval';
import type { UseStore } from 'idb-keyval';
import type { ChatStorage } from './chat-storage.js';

/** The one store of the database. */
const RECORDS = 'records';

/** Records in the database `name`. Every function rejects where the browser refuses databases. */
export function createIndexedDbStorage(name: string): ChatStorage {
  let store: UseStore | undefined;
  let database: IDBDatabase | undefined;

  const close = (): void => {
    database?.close();
    database = undefined;
    store = undefined;
  };

  const use = async <T>(mode: IDBTransactionMode, work: (records: IDBObjectStore) => Promise<T>): Promise<T> => {
    store ??= createStore(name, RECORDS);
    try {
      return await store(mode, (records) => {
        database = records.transaction.db;
        // Another tab wants to delete it, and waits until nobody has it open.
        database.onversionchange = close;
        return work(records);
      });
    } catch (error) {
      // A connection may be broken for good: the next use opens another one.
      close();
      throw error;
    }
  };

  return {
    async read(keys) {
      if (!store && !(await exists(name))) return keys.map(() => undefined);
      return use('readonly', (records) => Promise.all(keys.map((key) => promisifyRequest<unknown>(records.get(key)))));
    },

    async write(changes) {
      await use('readwrite', (records) => {
        const { transaction } = records;
        try {
          for (const [key, record] of changes) {
            if (record === undefined) records.delete(key);
            else records.put(record, key);
          }
        } catch (error) {
          // A record that cannot be copied: what was put before it is not to stay alone.
          transaction.abort();
          throw error;
        }
        const done = promisifyRequest(transaction);
        // Of a page that is being left, only what is committed by then is certain.
        transaction.commit();
        return done;
      });
    },

    async clear() {
      if (!store && !(await exists(name))) return;
      await use('readwrite', (records) => {
        records.clear();
        return promisifyRequest(records.transaction);
      });
      close();
      await new Promise<void>((resolve) => {
        const request = indexedDB.deleteDatabase(name);
        // It is empty already. Where it is still open elsewhere, it goes when that is closed.
        request.onsuccess = request.onerror = request.onblocked = () => resolve();
      });
    },
  };
}

/** Whether there is such a database, without making one. */
async function exists(name: string): Promise<boolean> {
  // In a sandbox without an origin of its own Chromium refuses the list twice, once where nobody can catch it.
  if (!('databases' in indexedDB) || globalThis.origin === 'null') return opens(name);
  return (await indexedDB.databases()).some((database) => database.name === name);
}

/** The same for browsers that do not list them: opening makes what is not there, unless the making is broken off. */
function opens(name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (isNew) resolve(false);
      else reject(request.error ?? new Error(`The database ${name} cannot be opened.`));
    };
  });
}
