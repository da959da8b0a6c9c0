/** Something that values come from: a tree of the database, or a row of it. */
export interface Source {
  /** grows with each change */
  changes: number;
}

/** A value that is still right. */
export interface Kept {
  readonly value: unknown;
  readonly sources: readonly Source[];
}

/** Values in memory: each is right until one of its sources changes. */
export interface KeptValues {
  find(name: string): Kept | undefined;
  /** `length`: approximate characters */
  keep(name: string, kept: Kept, length: number): void;
  /** Any source may have changed. */
  forget(): void;
}

/** Characters of all kept values together. */
const MOST_KEPT = 12 * 1024 * 1024;
/** A longer value is cheap to make again for its size. */
const LONGEST_KEPT = 32 * 1024;

interface Entry extends Kept {
  readonly stamp: number;
  readonly length: number;
}

/** Drops what was not used lately: values that are asked for move from the old half to the new one. */
export function createKeptValues(most = MOST_KEPT): KeptValues {
  let recent = new Map<string, Entry>();
  let old = new Map<string, Entry>();
  let total = 0;
  let forgotten = 0;
  const stampOf = (sources: readonly Source[]) => {
    // Counts only grow: an equal sum is the same state of every source.
    let sum = forgotten;
    for (let i = 0; i < sources.length; i += 1) sum += sources[i]?.changes ?? 0;
    return sum;
  };
  const put = (name: string, entry: Entry) => {
    total += entry.length - (recent.get(name)?.length ?? 0);
    recent.set(name, entry);
    if (total <= most / 2) return;
    old = recent;
    recent = new Map();
    total = 0;
  };
  return {
    find: (name) => {
      const known = recent.get(name);
      const entry = known ?? old.get(name);
      if (!entry || stampOf(entry.sources) !== entry.stamp) return undefined;
      if (!known) put(name, entry);
      return entry;
    },
    keep: (name, { value, sources }, length) => {
      if (length > LONGEST_KEPT) return;
      put(name, { value, sources, stamp: stampOf(sources), length: length + name.length + OVERHEAD });
    },
    forget: () => {
      forgotten += 1;
    },
  };
}

/** Of an entry itself, about as much as so many characters. */
const OVERHEAD = 64;
