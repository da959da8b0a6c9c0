import type { StorageArea } from '../../src/platform/storage-area.ts';

/**
 * A storage area in memory that copies values in both directions and sorts the keys of objects, like Chromium's.
 * `refuse` makes every write fail.
 */
export interface MemoryArea extends StorageArea {
  readonly items: Map<string, unknown>;
  refuse: string | null;
}

export function memoryArea(): MemoryArea {
  const items = new Map<string, unknown>();
  const listeners = new Set<(changes: Record<string, unknown>) => void>();

  function expectRoom(): void {
    if (area.refuse !== null) throw new Error(area.refuse);
  }

  const area: MemoryArea = {
    items,
    refuse: null,
    async get(keys) {
      const wanted = keys ?? [...items.keys()];
      return structuredClone(
        Object.fromEntries(wanted.filter((key) => items.has(key)).map((key) => [key, items.get(key)])),
      );
    },
    keys: async () => [...items.keys()],
    async set(changes) {
      expectRoom();
      const copy = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, sorted(value)]));
      for (const [key, value] of Object.entries(copy)) items.set(key, value);
      for (const listener of listeners) listener(copy);
    },
    async remove(keys) {
      expectRoom();
      for (const key of keys) items.delete(key);
      for (const listener of listeners) listener(Object.fromEntries(keys.map((key) => [key, undefined])));
    },
    onChanged(callback, signal) {
      listeners.add(callback);
      signal.addEventListener('abort', () => listeners.delete(callback));
    },
  };
  return area;
}

/** A copy whose objects have sorted keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return structuredClone(value);
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, sorted(each)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
