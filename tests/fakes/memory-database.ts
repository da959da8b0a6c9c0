import type { RecordDatabase } from '../../src/platform/indexed-db.ts';

/** A record database in memory. `broken` makes every call fail, as some private modes do. */
export interface MemoryDatabase extends RecordDatabase {
  readonly records: Map<string, unknown>;
  broken: boolean;
}

export function memoryDatabase(): MemoryDatabase {
  const records = new Map<string, unknown>();

  function expectWorking(): void {
    if (database.broken) throw new DOMException('No database here.', 'InvalidStateError');
  }

  const database: MemoryDatabase = {
    records,
    broken: false,
    async getAll() {
      expectWorking();
      return structuredClone(Object.fromEntries(records));
    },
    async putEach(offered, choose) {
      expectWorking();
      for (const [key, value] of Object.entries(offered)) {
        const chosen = choose(records.get(key), structuredClone(value));
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
