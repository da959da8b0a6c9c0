import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { SandboxState } from './sandbox-state.ts';
import { besideDatabase, putState, takeState, type WorldState } from './saved-state.ts';
import type { Settings } from './settings.ts';

/** A saved state of the sandbox. */
export interface SnapshotInfo {
  readonly name: string;
  /** ms since the epoch, by the sandbox's clock */
  readonly savedAt: number;
  readonly bytes: number;
}

/**
 * Saved states by name: every row of the database, the settings and the changed scopes. Faults and the log of requests
 * are no part of them. Beside a data file they stay there, in a folder; else they end with the sandbox.
 */
export interface Snapshots {
  /** Replaces one of the same name. Throws for a name that no file may have. */
  save(name: string): SnapshotInfo;
  /** Throws for an unknown name, and for one of a newer version of the sandbox. Tokens issued since then are dead. */
  load(name: string): void;
  list(): readonly SnapshotInfo[];
  /** False: there is none. */
  delete(name: string): boolean;
  /** Back to the start of this process, also without faults and log. Throws if the database is too large for a copy. */
  reset(): void;
}

/** Bytes; a copy is made in memory, at the first change. */
const LARGEST_START = 64 * 1024 * 1024;

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/i;

/** For a sandbox that has just started. `dataFile`: path of its database; undefined: in memory */
export function createSnapshots(state: SandboxState, dataFile: string | undefined): Snapshots {
  const store = dataFile === undefined ? inMemory() : inFolder(`${dataFile}.snapshots`);
  let start: WorldState | undefined = { ...besideDatabase(state), copy: Buffer.alloc(0) };
  state.database.beforeFirstChange((bytes) => {
    start =
      bytes > LARGEST_START ? undefined : { ...takeState(state), ...start, copy: state.database.copy() };
  });
  return {
    save: (name) => {
      if (!NAME.test(name))
        throw new Error(`A snapshot's name has letters, digits, - and _ only, not "${name}".`);
      const saved = takeState(state);
      store.write(name, saved);
      return { name, savedAt: saved.savedAt, bytes: saved.copy.length };
    },
    load: (name) => {
      const saved = NAME.test(name) ? store.read(name) : undefined;
      if (!saved) throw new Error(`There is no snapshot "${name}".`);
      putState(state, saved);
    },
    list: () => store.list(),
    delete: (name) => NAME.test(name) && store.remove(name),
    reset: () => {
      if (!start) throw new Error('The database is too large to be reset. Save a snapshot, and load it.');
      putState(state, start);
      state.faults.clear();
      state.log.clear();
    },
  };
}

interface Store {
  write(name: string, saved: WorldState): void;
  read(name: string): WorldState | undefined;
  list(): readonly SnapshotInfo[];
  remove(name: string): boolean;
}

function inMemory(): Store {
  const all = new Map<string, WorldState>();
  return {
    write: (name, saved) => {
      all.set(name, saved);
    },
    read: (name) => all.get(name),
    list: () => [...all].map(([name, { savedAt, copy }]) => ({ name, savedAt, bytes: copy.length })),
    remove: (name) => all.delete(name),
  };
}

/** The file beside a copy of the database; it is our own, so only its shape is checked. */
const BESIDE = v.looseObject({
  savedAt: v.number(),
  settings: v.custom<Settings>((value) => typeof value === 'object'),
  scopes: v.custom<WorldState['scopes']>(Array.isArray),
});

/** `NAME.db`, which sqlite opens, and `NAME.json`. */
function inFolder(folder: string): Store {
  const fileOf = (name: string, ending: 'db' | 'json') => path.join(folder, `${name}.${ending}`);
  const beside = (name: string) => v.parse(BESIDE, JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8')));
  const names = () => {
    const files = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder) : [];
    return files.filter((file) => file.endsWith('.db')).map((file) => file.slice(0, -'.db'.length));
  };
  return {
    write: (name, { copy, ...rest }) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      replaceFile(fileOf(name, 'json'), JSON.stringify(rest));
      replaceFile(fileOf(name, 'db'), copy);
    },
    read: (name) =>
      names().includes(name) ? { ...beside(name), copy: readFileSync(fileOf(name, 'db')) } : undefined,
    list: () =>
      names().map((name) => {
        return { name, savedAt: beside(name).savedAt, bytes: statSync(fileOf(name, 'db')).size };
      }),
    remove: (name) => {
      if (!names().includes(name)) return false;
      rmSync(fileOf(name, 'db'));
      rmSync(fileOf(name, 'json'), { force: true });
      return true;
    },
  };
}

/** After the death of the process there is the old file or the new one. */
function replaceFile(file: string, content: string | Buffer): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
