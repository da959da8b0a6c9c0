import browser, { type Storage } from 'webextension-polyfill';
import { within } from './within.ts';

/**
 * One of the browser's storage areas, reduced to what we use. `set` with several keys is one atomic write. Calls reject
 * after 10 s.
 */
export interface StorageArea {
  /** All items, or those of the given keys. */
  get(keys?: readonly string[]): Promise<Record<string, unknown>>;
  /** The keys of all items. Values are not read, so a damaged item does no harm. */
  keys(): Promise<readonly string[]>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
  /** Calls back with the new value of every changed key (undefined: removed) until `signal` aborts. */
  onChanged(callback: (changes: Readonly<Record<string, unknown>>) => void, signal: AbortSignal): void;
}

/** A sleeping disk answers within this time; a broken store may never answer. */
const TIME_LIMIT_MS = 10_000;

/** On disk, readable by the user's other programs. */
export const localArea: StorageArea = areaOf('local', () => browser.storage.local);

/** In memory, lost when the browser ends or the extension reloads; hidden from content scripts by default. */
export const sessionArea: StorageArea = areaOf('session', () => browser.storage.session);

function areaOf(name: string, area: () => Storage.StorageArea): StorageArea {
  return {
    get: (keys) => within(TIME_LIMIT_MS, area().get(keys ? [...keys] : null)),
    keys: () => within(TIME_LIMIT_MS, area().getKeys()),
    set: (items) => within(TIME_LIMIT_MS, area().set({ ...items })),
    remove: (keys) => within(TIME_LIMIT_MS, area().remove([...keys])),
    onChanged(callback, signal) {
      const listener = (changes: Record<string, Storage.StorageChange>, areaName: string) => {
        if (areaName !== name) return;
        callback(Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, change.newValue])));
      };
      browser.storage.onChanged.addListener(listener);
      signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(listener));
    },
  };
}
