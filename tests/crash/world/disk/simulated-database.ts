import type { RecordDatabase } from '../../../../src/platform/indexed-db.ts';
import { type Disk, SilentStore } from './disk.ts';
import type { LifeContext } from './simulated-area.ts';

/** The time that src/storage/secret/second-copy.ts waits. */
const TIME_LIMIT_MS = 5_000;

/** The IndexedDB of the second copy, as seen by one life of the background: every method is one transaction. */
export function simulatedDatabase(disk: Disk, { life, scheduler, time }: LifeContext): RecordDatabase {
  const lane = disk.name;
  const { call } = scheduler;

  function silence(error: unknown): Promise<never> {
    if (!(error instanceof SilentStore)) throw error;
    disk.silentUntil = time.elapsed() + TIME_LIMIT_MS;
    return new Promise(() => undefined);
  }

  return {
    getAll: () => call(life, { lane, label: `${lane}.getAll`, apply: () => disk.read(undefined) }),
    keys: () => call(life, { lane, label: `${lane}.keys`, apply: () => disk.keys() }),
    get: (key) => call(life, { lane, label: `${lane}.get(${key})`, apply: () => disk.read([key])[key] }),
    putEach(records, choose) {
      const apply = () => {
        const all = new Map(Object.entries(records).map(([key, value]) => [key, JSON.stringify(value)]));
        const there = disk.readOrRefuse(life, all);
        const chosen = Object.entries(records).flatMap(([key, offered]): [string, string][] => {
          const value = choose(there[key], offered);
          return value === undefined ? [] : [[key, JSON.stringify(value)]];
        });
        disk.write(life, new Map(chosen));
      };
      const label = `${lane}.put(${Object.keys(records).join()})`;
      return call(life, { lane, label, outlives: true, apply }).catch(silence);
    },
    remove(keys) {
      const changes = new Map(keys.map((key) => [key, undefined]));
      const label = `${lane}.remove(${keys.join()})`;
      const apply = () => disk.write(life, changes);
      return call(life, { lane, label, outlives: true, apply }).catch(silence);
    },
  };
}
