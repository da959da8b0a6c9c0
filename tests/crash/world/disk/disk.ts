import type { Life } from '../life.ts';
import { parseOnce } from './parse-once.ts';

export type StoreName = 'local' | 'session' | 'copy';

/**
 * How a store fails. `refuse`: a write is rejected. `refuse late`: it is rejected although it was done. `hang`: it is
 * not done, and there is no answer. `unreadable`: a read fails. `damaged`: one key can neither be read nor written, and
 * makes every call on it fail.
 */
export interface DiskFault {
  readonly kind: 'refuse' | 'refuse late' | 'hang' | 'unreadable' | 'damaged';
  /** prefix of the affected keys; null: every key */
  readonly key: string | null;
  /** number of calls that will still fail */
  left: number;
}

/** Reported for every write before it is done: the keys with their new text (undefined: removed). */
export interface Write {
  readonly store: StoreName;
  readonly life: Life;
  readonly changes: ReadonlyMap<string, string | undefined>;
  readonly done: boolean;
  /** the caller is told that it failed, although it may be done */
  readonly refused: boolean;
}

/** One of the browser's stores: text by key, shared by every life of the background. */
export interface Disk {
  readonly name: StoreName;
  readonly items: Map<string, string>;
  readonly faults: DiskFault[];
  /** writers wait for an answer until then, in elapsed ms */
  silentUntil: number;
  read(keys: readonly string[] | undefined): Record<string, unknown>;
  /** without values, so a damaged key is included */
  keys(): readonly string[];
  /** The content of the keys that are about to be written; if it is unreadable, the write is refused. */
  readOrRefuse(life: Life, changes: ReadonlyMap<string, string | undefined>): Record<string, unknown>;
  /** The last writes never reached the disk itself, like in a power failure. */
  undo(writes: number): void;
  /** All writes are on the disk itself. */
  settle(): void;
  /** All or nothing. Throws during a fault. */
  write(life: Life, changes: ReadonlyMap<string, string | undefined>): void;
}

export interface DiskWatch {
  readonly onWrite: (write: Write) => void;
  readonly onFault: (what: string) => void;
}

/** Thrown if the real store would never answer. */
export class SilentStore extends Error {}

const MOST_UNDONE = 30;

export function disk(name: StoreName, watch: DiskWatch): Disk {
  const items = new Map<string, string>();
  const faults: DiskFault[] = [];
  /** the content of the keys before each of the last writes */
  const undone: ReadonlyMap<string, string | undefined>[] = [];

  function strike(kinds: readonly DiskFault['kind'][], keys: readonly string[]): DiskFault['kind'] | null {
    const fault = faults.find(
      ({ kind, key, left }) =>
        left > 0 && kinds.includes(kind) && (key === null || keys.some((each) => each.startsWith(key))),
    );
    if (!fault) return null;
    fault.left -= 1;
    watch.onFault(`${name} ${fault.kind}`);
    return fault.kind;
  }

  function read(keys: readonly string[] | undefined): Record<string, unknown> {
    const wanted = keys ?? [...items.keys()];
    // A damaged key makes a read of everything fail, even if its content is gone.
    const struck = strike(['unreadable', 'damaged'], keys ?? [...wanted, ...damagedKeys(faults)]);
    if (struck) throw new Error('Corruption: block checksum mismatch');
    return Object.fromEntries(
      wanted.flatMap((key) => {
        const text = items.get(key);
        return text === undefined ? [] : [[key, parseOnce(text)]];
      }),
    );
  }

  function put(changes: ReadonlyMap<string, string | undefined>): void {
    undone.push(new Map([...changes.keys()].map((key) => [key, items.get(key)])));
    if (undone.length > MOST_UNDONE) undone.shift();
    store(changes);
  }

  function store(changes: ReadonlyMap<string, string | undefined>): void {
    for (const [key, text] of changes) {
      if (text === undefined) items.delete(key);
      else items.set(key, text);
    }
  }

  return {
    name,
    items,
    faults,
    silentUntil: 0,
    read,
    settle: () => void undone.splice(0),
    undo(writes) {
      for (const before of undone.splice(-writes).reverse()) store(before);
    },
    readOrRefuse(life, changes) {
      try {
        return read([...changes.keys()]);
      } catch (error) {
        watch.onWrite({ store: name, life, changes, done: false, refused: true });
        throw error;
      }
    },
    keys() {
      if (strike(['unreadable'], [...items.keys()])) throw new Error('Corruption: block checksum mismatch');
      return [...items.keys()];
    },
    write(life, changes) {
      const struck = strike(['refuse', 'refuse late', 'hang', 'damaged'], [...changes.keys()]);
      const done = struck === null || struck === 'refuse late';
      watch.onWrite({ store: name, life, changes, done, refused: struck !== null });
      if (done) put(changes);
      if (struck === 'hang') throw new SilentStore();
      if (struck) throw new Error('FILE_ERROR_NO_SPACE');
    },
  };
}

function damagedKeys(faults: readonly DiskFault[]): readonly string[] {
  return faults.flatMap(({ kind, key }) => (kind === 'damaged' && key !== null ? [key] : []));
}
