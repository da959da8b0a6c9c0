import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type LibSql from 'libsql';

/** In an exported file: settings and scopes. It is no part of the database while a sandbox runs. */
export const SAVED_STATE = 'saved_state';

/** The whole database as the bytes of a database file. Not within a transaction. SECRET. */
export function copyOf(raw: LibSql.Database): Buffer {
  return inFolder((file) => {
    raw.prepare('VACUUM INTO ?').run(file);
    return readFileSync(file);
  });
}

/**
 * Replaces every row by those of a copy with the same tables, in one transaction: a reader sees all of it or nothing.
 * Statements that were prepared before stay valid. Tables of this connection alone keep their rows, and their triggers
 * see every row that is written.
 * @param prepare makes an older copy one with the same tables; may throw
 */
export function restoreFrom(raw: LibSql.Database, copy: Buffer, prepare: (file: string) => void): void {
  inFolder((file) => {
    writeFileSync(file, copy, { mode: 0o600 });
    prepare(file);
    raw.exec(`ATTACH '${file.replaceAll("'", "''")}' AS copy; PRAGMA foreign_keys = OFF;`);
    try {
      raw.transaction(() => raw.exec(replacementOf(raw))).immediate();
    } finally {
      raw.exec('PRAGMA foreign_keys = ON; DETACH copy;');
    }
  });
}

/**
 * In the order of their rows, which tells the newest of two tokens. The tally is last: triggers count the rows that are
 * written before it.
 */
function replacementOf(raw: LibSql.Database): string {
  const tables = raw
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'copy' AND type = 'table'")
    .all() as readonly { readonly name: string; readonly wr: number }[];
  const own = tables.filter(({ name }) => !/^(?:sqlite_|libsql_)/.test(name) && name !== SAVED_STATE);
  const rows = own
    .toSorted((a, b) => Number(a.name === 'tally') - Number(b.name === 'tally'))
    .map(({ name, wr }) => {
      const order = wr === 1 ? '' : ' ORDER BY rowid';
      return `DELETE FROM main.${name}; INSERT INTO main.${name} SELECT * FROM copy.${name}${order};`;
    });
  const ids =
    'DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM copy.sqlite_sequence;';
  return [...rows, ids].join('\n');
}

/** A file in a folder that only this user can enter, for as long as `use` runs. */
function inFolder<T>(use: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'inventorum-sandbox-'));
  try {
    return use(path.join(folder, 'copy.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
