import type { StorageArea } from '../platform/storage-area.ts';

/** Turns the value of one version into that of the next; keyed by the version it makes. */
export type Migrations = Readonly<Record<number, (older: unknown) => unknown>>;

/** What is kept under one key, in which version. */
export interface StoredItem<T> {
  /** undefined: absent, or written by a newer version of the extension (left as it is) */
  get(): Promise<T | undefined>;
  /** Throws NewerVersionError rather than overwrite what a newer version of the extension wrote. */
  set(value: T): Promise<void>;
  /** Calls back with every new value (undefined: removed) until `signal` aborts. */
  onChanged(callback: (value: T | undefined) => void, signal: AbortSignal): void;
}

/** Stored data of a version that this build does not know. Updating the extension again makes it readable. */
export class NewerVersionError extends Error {
  constructor(key: string) {
    super(`"${key}" was written by a newer version of the extension. Update the extension to use it.`);
  }
}

/** A value with the version of the shape that it was written in; the first is 1. */
export interface Envelope {
  readonly version: number;
  readonly value: unknown;
}

/** An item declared once: its key, version and migrations. Only our own code writes it, so its shape is trusted. */
export function storedItem<T>(
  area: StorageArea,
  key: string,
  version: { readonly current: number; readonly migrations?: Migrations },
): StoredItem<T> {
  function open(stored: unknown): T | undefined {
    if (!isEnvelope(stored) || stored.version > version.current) return undefined;
    return migrate(stored, version.current, version.migrations ?? {}) as T;
  }
  return {
    get: async () => open((await area.get([key]))[key]),
    async set(value) {
      const stored = (await area.get([key]))[key];
      if (isEnvelope(stored) && stored.version > version.current) throw new NewerVersionError(key);
      await area.set({ [key]: { version: version.current, value } });
    },
    onChanged: (callback, signal) =>
      area.onChanged((changes) => {
        if (Object.hasOwn(changes, key)) callback(open(changes[key]));
      }, signal),
  };
}

/** The value in the shape of the `current` version, by every migration on the way there. */
export function migrate(stored: Envelope, current: number, migrations: Migrations): unknown {
  let { version, value } = stored;
  while (version < current) {
    version += 1;
    const step = migrations[version];
    if (step) value = step(value);
  }
  return value;
}

export function isEnvelope(value: unknown): value is Envelope {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    Number.isSafeInteger(value.version) &&
    value.version > 0 &&
    'value' in value
  );
}
