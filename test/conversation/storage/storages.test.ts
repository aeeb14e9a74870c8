import { expect } from 'chai';
import { isFull } from '../../../src/conversation/storage/chat-storage.js';
import type { ChatStorage } from '../../../src/conversation/storage/chat-storage.js';
import { createIndexedDbStorage } from '../../../src/conversation/storage/indexed-db-storage.js';
import { createSessionStorage } from '../../../src/conversation/storage/session-storage.js';
import { rejection } from '../../rejection.js';
import { MemoryStorage } from './memory-storage.js';

const isBrowser = typeof window !== 'undefined';
let names = 0;

describe('A storage in the memory of a test', () => storageContract(() => new MemoryStorage()));

describe('A storage in a session', () => {
  storageContract(() => createSessionStorage(newName(), isBrowser ? undefined : fakeStorage()));

  it('keeps two memories apart, and clears its own alone', async () => {
    const session = isBrowser ? sessionStorage : fakeStorage();
    const name = newName();
    session.setItem(name, 'the page’s own');
    const one = createSessionStorage(name, session);
    const other = createSessionStorage(`${name}:b`, session);
    await one.write(new Map([['index', 1]]));
    await other.write(new Map([['index', 2]]));
    await one.clear();
    expect(await one.read(['index'])).to.deep.equal([undefined]);
    expect(await other.read(['index'])).to.deep.equal([2]);
    expect(session.getItem(name)).to.equal('the page’s own');
    await other.clear();
    session.removeItem(name);
  });

  it('writes all or nothing when it is full', async () => {
    const session = fakeStorage(400);
    const storage = createSessionStorage('chat', session);
    await storage.write(
      new Map([
        ['a', 'first'],
        ['b', 'second'],
      ]),
    );
    const error = await rejection(
      storage.write(
        new Map<string, unknown>([
          ['a', 'changed'],
          ['b', undefined],
          ['c', 'x'.repeat(1000)],
        ]),
      ),
    );
    expect(isFull(error)).to.equal(true);
    expect(await storage.read(['a', 'b', 'c'])).to.deep.equal(['first', 'second', undefined]);
  });

  it('hands on what is no JSON as the text that it is', async () => {
    const session = fakeStorage();
    session.setItem('chat/index', '{"half');
    expect(await createSessionStorage('chat', session).read(['index'])).to.deep.equal(['{"half']);
  });

  it('rejects, and does not throw, where the browser refuses storage', async () => {
    const refused = new Proxy({} as Storage, {
      get() {
        throw new DOMException('Refused.', 'SecurityError');
      },
    });
    const storage = createSessionStorage('chat', refused);
    expect(await rejection(storage.read(['index']))).to.have.property('name', 'SecurityError');
    expect(await rejection(storage.write(new Map([['index', 1]])))).to.have.property('name', 'SecurityError');
  });
});

if (isBrowser) {
  describe('A storage in IndexedDB', () => {
    storageContract(() => createIndexedDbStorage(newName()));

    // WebKit lists what was never made, too: with the version 0, which no database has.
    const isThere = async (name: string) =>
      (await indexedDB.databases()).some((database) => database.name === name && database.version !== 0);

    it('makes no database by reading and by clearing', async () => {
      const name = newName();
      const storage = createIndexedDbStorage(name);
      expect(await storage.read(['index'])).to.deep.equal([undefined]);
      await storage.clear();
      expect(await isThere(name)).to.equal(false);
    });

    it('makes none either in a browser that does not list its databases', async () => {
      const name = newName();
      const list = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'databases')!;
      try {
        Reflect.deleteProperty(IDBFactory.prototype, 'databases');
        const storage = createIndexedDbStorage(name);
        expect(await storage.read(['index'])).to.deep.equal([undefined]);
        await storage.write(new Map([['index', 1]]));
        expect(await createIndexedDbStorage(name).read(['index'])).to.deep.equal([1]);
        const unmade = newName();
        await createIndexedDbStorage(unmade).read(['index']);
        Object.defineProperty(IDBFactory.prototype, 'databases', list);
        expect(await isThere(unmade)).to.equal(false);
        await storage.clear();
      } finally {
        Object.defineProperty(IDBFactory.prototype, 'databases', list);
      }
    });

    it('leaves no database behind when it is cleared, and can be written to again', async () => {
      const name = newName();
      const storage = createIndexedDbStorage(name);
      await storage.write(new Map([['index', 1]]));
      expect(await isThere(name)).to.equal(true);
      await storage.clear();
      expect(await isThere(name)).to.equal(false);
      await storage.write(new Map([['index', 2]]));
      expect(await storage.read(['index'])).to.deep.equal([2]);
      await storage.clear();
    });

    it('is cleared while another tab has it open, which goes on with an empty one', async () => {
      const name = newName();
      const one = createIndexedDbStorage(name);
      const other = createIndexedDbStorage(name);
      await one.write(new Map([['index', 1]]));
      expect(await other.read(['index'])).to.deep.equal([1]);
      await one.clear();
      expect(await isThere(name)).to.equal(false);
      expect(await other.read(['index'])).to.deep.equal([undefined]);
      await other.write(new Map([['index', 2]]));
      expect(await one.read(['index'])).to.deep.equal([2]);
      await one.clear();
    });

    it('writes nothing of what it cannot copy all of', async () => {
      const storage = createIndexedDbStorage(newName());
      const error = await rejection(
        storage.write(
          new Map<string, unknown>([
            ['a', 1],
            ['b', () => 0],
          ]),
        ),
      );
      expect(error).to.have.property('name', 'DataCloneError');
      expect(await storage.read(['a'])).to.deep.equal([undefined]);
      await storage.clear();
    });

    it('rejects where the database is another’s', async () => {
      const name = newName();
      await new Promise<void>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      });
      expect(await rejection(createIndexedDbStorage(name).read(['index']))).to.have.property('name', 'NotFoundError');
      indexedDB.deleteDatabase(name);
    });
  });
}

/** What every storage has to do, an embedder's own too. */
function storageContract(create: () => ChatStorage): void {
  let storage: ChatStorage;
  beforeEach(() => {
    storage = create();
  });
  afterEach(() => storage.clear());

  it('gives undefined for what is not there', async () => {
    expect(await storage.read(['a', 'b'])).to.deep.equal([undefined, undefined]);
    expect(await storage.read([])).to.deep.equal([]);
  });

  it('gives back what was written, in the order in which it is asked for', async () => {
    const record = { version: 1, title: 'Grüße 👋 \u202E', list: [1, null, { deep: true }], empty: '' };
    await storage.write(
      new Map<string, unknown>([
        ['a', record],
        ['message/1/2', 'text'],
      ]),
    );
    expect(await storage.read(['message/1/2', 'none', 'a'])).to.deep.equal(['text', undefined, record]);
  });

  it('writes over a record, and forgets one that is undefined', async () => {
    await storage.write(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    );
    await storage.write(
      new Map<string, unknown>([
        ['a', 3],
        ['b', undefined],
        ['c', undefined],
      ]),
    );
    expect(await storage.read(['a', 'b', 'c'])).to.deep.equal([3, undefined, undefined]);
  });

  it('keeps copies: what changes later changes nothing in it', async () => {
    const record = { list: [1] };
    await storage.write(new Map([['a', record]]));
    record.list.push(2);
    const [first] = await storage.read(['a']);
    expect(first).to.deep.equal({ list: [1] });
    (first as typeof record).list.push(3);
    expect(await storage.read(['a'])).to.deep.equal([{ list: [1] }]);
  });

  it('carries out writes in the order in which they were asked for', async () => {
    await Promise.all([storage.write(new Map([['a', 1]])), storage.write(new Map([['a', 2]]))]);
    expect(await storage.read(['a'])).to.deep.equal([2]);
  });

  it('forgets everything', async () => {
    await storage.write(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    );
    await storage.clear();
    expect(await storage.read(['a', 'b'])).to.deep.equal([undefined, undefined]);
  });
}

function newName(): string {
  names += 1;
  return `iotex-chat-test-${names}`;
}

/** `sessionStorage` for Node, with so many characters of room. */
function fakeStorage(room = Infinity): Storage {
  const target: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => target[key] ?? null,
    removeItem: (key: string) => void Reflect.deleteProperty(target, key),
    setItem(key: string, text: string) {
      const others = Object.entries(target).filter(([other]) => other !== key);
      const used = others.reduce((sum, [other, value]) => sum + other.length + value.length, 0);
      if (used + key.length + text.length > room) throw new DOMException('Full.', 'QuotaExceededError');
      target[key] = text;
    },
  };
  // Its entries are its own keys, as those of a real one are.
  return new Proxy(target, {
    get: (entries, key): unknown => Reflect.get(methods, key) ?? entries[String(key)],
  }) as unknown as Storage;
}
