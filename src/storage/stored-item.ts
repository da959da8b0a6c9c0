import type { StorageArea } from '../platform/storage-area.ts';

/** Converts a value of one version to the next; keyed by the resulting version. */
export type Migrations = Readonly<Record<number, (older: unknown) => unknown>>;

/** One stored value with a version. */
export interface StoredItem<T> {
  /** Undefined: absent, or written by a newer version of the extension (which stays unchanged). */
  get(): Promise<T | undefined>;
  /** Throws NewerVersionError instead of overwriting a value of a newer version of the extension. */
  set(value: T): Promise<void>;
  /** Calls back with every new value (undefined: removed) until `signal` aborts. */
  onChanged(callback: (value: T | undefined) => void, signal: AbortSignal): void;
}

/** An item with its place, so that several items of one area can be read in one call (item-group.ts). */
export interface PlacedItem<T> extends StoredItem<T> {
  readonly area: StorageArea;
  readonly key: string;
  /** The value of what is stored under the key, as `get` returns it. */
  readonly open: (stored: unknown) => T | undefined;
}

/** Stored data of a version that this build does not know. An update of the extension makes it readable again. */
export class NewerVersionError extends Error {
  constructor(key: string) {
    super(`"${key}" is of a newer version: update the extension.`);
  }
}

/** A value with the version of its shape; the first version is 1. */
export interface Envelope {
  readonly version: number;
  readonly value: unknown;
}

interface Version {
  readonly current: number;
  readonly migrations?: Migrations;
  /** The value is stored as its JSON text since some version: Chromium 156 hands 250 kB over in a sixth of the time. */
  readonly asText?: true;
}

/** Declares an item: its key, version and migrations. Only our own code writes it, so its shape is trusted. */
/* @__NO_SIDE_EFFECTS__ */
export function storedItem<T>(area: StorageArea, key: string, version: Version): PlacedItem<T> {
  function open(stored: unknown): T | undefined {
    if (!isEnvelope(stored) || stored.version > version.current) return undefined;
    const value = migrate(stored, version.current, version.migrations ?? {});
    return (version.asText && typeof value === 'string' ? JSON.parse(value) : value) as T;
  }
  return {
    area,
    key,
    open,
    get: async () => open((await area.get([key]))[key]),
    async set(value) {
      const stored = (await area.get([key]))[key];
      if (isEnvelope(stored) && stored.version > version.current) throw new NewerVersionError(key);
      const kept = version.asText ? JSON.stringify(value) : value;
      await area.set({ [key]: { version: version.current, value: kept } });
    },
    onChanged: (callback, signal) =>
      area.onChanged((changes) => {
        if (Object.hasOwn(changes, key)) callback(open(changes[key]));
      }, signal),
  };
}

/** The value in the shape of the `current` version, after all migrations. */
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
