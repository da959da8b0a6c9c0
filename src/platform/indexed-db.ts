import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Records by key, in a database separate from storage.local: another backend with other failures. */
export interface RecordDatabase {
  getAll(): Promise<Readonly<Record<string, unknown>>>;
  /** The keys of all records; their values are not read. */
  keys(): Promise<readonly string[]>;
  /** One record, in a transaction of its own; undefined: there is none. */
  get(key: string): Promise<unknown>;
  /** One transaction; `choose` gets the current value and returns what to write (undefined: keep it). */
  putEach(records: Readonly<Record<string, unknown>>, choose: Choose): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

export type Choose = (there: unknown, offered: unknown) => unknown;

interface Schema extends DBSchema {
  records: { key: string; value: unknown };
}

/** Opens the database lazily, and again after a failure. Every method rejects if the browser offers no database. */
export function recordDatabase(name: string): RecordDatabase {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;

  function open(): Promise<IDBPDatabase<Schema>> {
    opening ??= openDB<Schema>(name, 1, {
      upgrade: (database) => void database.createObjectStore('records'),
      terminated: () => {
        opening = undefined;
      },
    }).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  // "strict" waits for the disk, the default only for the operating system (Chromium 121+, Firefox 40+).
  const write = async () => (await open()).transaction('records', 'readwrite', { durability: 'strict' });

  return {
    async getAll() {
      const store = (await open()).transaction('records').store;
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
      return Object.fromEntries(keys.map((key, index) => [key, values[index]]));
    },
    keys: async () => (await open()).getAllKeys('records'),
    get: async (key) => (await open()).get('records', key),
    async putEach(records, choose) {
      const transaction = await write();
      for (const [key, offered] of Object.entries(records)) {
        const chosen = choose(await transaction.store.get(key), offered);
        if (chosen !== undefined) await transaction.store.put(chosen, key);
      }
      await transaction.done;
    },
    async remove(keys) {
      const transaction = await write();
      for (const key of keys) await transaction.store.delete(key);
      await transaction.done;
    },
  };
}
