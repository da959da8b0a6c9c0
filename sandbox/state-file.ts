import { existsSync, renameSync, writeFileSync } from 'node:fs';
import LibSql from 'libsql';
import * as v from 'valibot';
import { copyOf, SAVED_STATE } from './database/copy-database.ts';
import { MIGRATIONS } from './database/migrations.ts';
import type { WorldState } from './saved-state.ts';
import { DEFAULT_SETTINGS, SETTINGS } from './settings.ts';

/** What stands in the file beside the database. */
const BESIDE = v.strictObject({
  savedAt: v.number(),
  settings: v.partial(SETTINGS),
  scopes: v.custom<WorldState['scopes']>(Array.isArray),
});

/**
 * Writes a state into one file, which SQLite opens, and which is a data file, too. Whenever the process dies, the file is
 * the old one or the new one. SECRET.
 */
export function writeStateFile(file: string, { copy, ...beside }: WorldState): void {
  const made = `${file}.new`;
  writeFileSync(made, copy, { mode: 0o600 });
  const raw = new LibSql(made);
  try {
    raw.exec(`DROP TABLE IF EXISTS ${SAVED_STATE}; CREATE TABLE ${SAVED_STATE} (json TEXT NOT NULL) STRICT;`);
    raw.prepare(`INSERT INTO ${SAVED_STATE} VALUES (?)`).run(JSON.stringify(beside));
  } finally {
    raw.close();
  }
  renameSync(made, file);
}

/**
 * Reads a file of `writeStateFile`, or a data file, of this version or an older one. The file stays as it is. Throws an
 * Error whose message says what the file is instead.
 */
export function readStateFile(file: string): WorldState {
  if (!existsSync(file)) throw new Error(`${file} does not exist.`);
  const { copy, json } = readDatabase(file);
  if (json === undefined) return { savedAt: 0, copy, settings: DEFAULT_SETTINGS, scopes: [] };
  const beside = v.safeParse(BESIDE, JSON.parse(json));
  if (!beside.success)
    throw new Error(`${file} has settings that this sandbox does not know. Use a newer sandbox.`);
  const { savedAt, settings, scopes } = beside.output;
  return { savedAt, copy, scopes, settings: { ...DEFAULT_SETTINGS, ...definedOf(settings) } };
}

interface ReadDatabase {
  readonly copy: Buffer;
  readonly json: string | undefined;
}

/** A sandbox may be using the file, so it is copied by the database, with what stands in its write-ahead log. */
function readDatabase(file: string): ReadDatabase {
  const raw = opened(file);
  try {
    const { user_version: version } = raw.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > MIGRATIONS.length) {
      throw new Error(
        `${file} has version ${version}, this sandbox knows versions up to ${MIGRATIONS.length}. Use a newer sandbox.`,
      );
    }
    const tables = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as {
      name: string;
    }[];
    const names = new Set(tables.map(({ name }) => name));
    if (version < 1 || !names.has('token_set')) throw new Error(`${file} is no database of a sandbox.`);
    const row = names.has(SAVED_STATE) ? raw.prepare(`SELECT json FROM ${SAVED_STATE}`).get() : undefined;
    return { copy: copyOf(raw), json: (row as { json: string } | undefined)?.json };
  } finally {
    raw.close();
  }
}

/** Throws for a file that is no database at all, before SQLite could write into it. */
function opened(file: string): LibSql.Database {
  const raw = new LibSql(file, { timeout: 5_000 });
  try {
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
    return raw;
  } catch {
    raw.close();
    throw new Error(`${file} is no database of a sandbox.`);
  }
}

function definedOf<T extends object>(value: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
