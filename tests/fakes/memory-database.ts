import type { RecordDatabase } from '../../src/platform/indexed-db.ts';

/** A record database in memory. `broken` makes every call fail, as in some private modes. */
export interface MemoryDatabase extends RecordDatabase {
  readonly records: Map<string, unknown>;
  broken: boolean;
  /** a key whose record is unreadable */
  unreadable: string | null;
}

export function memoryDatabase(): MemoryDatabase {
  const records = new Map<string, unknown>();

  function expectWorking(): void {
    if (database.broken) throw new DOMException('No database here.', 'InvalidStateError');
  }

  function read(key: string): unknown {
    if (key === database.unreadable) throw new DOMException('Corrupt data.', 'UnknownError');
    return records.get(key);
  }

  const database: MemoryDatabase = {
    records,
    broken: false,
    unreadable: null,
    async keys() {
      expectWorking();
      return [...records.keys()];
    },
    async get(key) {
      expectWorking();
      return structuredClone(read(key));
    },
    async getAll() {
      expectWorking();
      for (const key of records.keys()) read(key);
      return structuredClone(Object.fromEntries(records));
    },
    async putEach(offered, choose) {
      expectWorking();
      for (const [key, value] of Object.entries(offered)) {
        const chosen = choose(read(key), structuredClone(value));
        if (chosen !== undefined) records.set(key, chosen);
      }
    },
    async remove(keys) {
      expectWorking();
      for (const key of keys) records.delete(key);
    },
  };
  return database;
}
