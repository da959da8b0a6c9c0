import { copyFileSync } from 'node:fs';
import LibSql from 'libsql';
import { copyOf, restoreFrom } from './copy-database.ts';
import { MIGRATIONS } from './migrations.ts';

export type SqlValue = string | number | null;

/** A prepared statement. Rows carry one extra property of the driver: name the columns, never spread a row. */
export interface Query<Row> {
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
  /** runs a changing statement, returns the number of changed rows */
  run(...values: readonly SqlValue[]): number;
  /** runs an INSERT, returns the id of the new row */
  insert(...values: readonly SqlValue[]): number;
}

export interface SandboxDatabase {
  /** Prepared once per text. `Row` describes the columns of the SQL; the driver does not check it. */
  query<Row>(sql: string): Query<Row>;
  /** All or nothing. The write lock is taken at the start, so data that `work` reads stays valid until it writes. */
  transaction<T>(work: () => T): T;
  /** The whole database as the bytes of a database file. SECRET. */
  copy(): Buffer;
  /**
   * Replaces every row by those of a copy, or changes nothing. Throws for a copy of a newer version of the sandbox; an
   * older one is migrated.
   */
  restore(copy: Buffer): void;
  /** Calls back once, before anything is written from now on; `bytes`: size of the database. */
  beforeFirstChange(act: (bytes: number) => void): void;
  close(): void;
}

/**
 * Opens a database file (created if missing) or, without one, a new database in memory, and migrates its tables. Throws
 * before any change if the file comes from a newer version of the sandbox.
 */
export function openDatabase(file?: string): SandboxDatabase {
  const raw = new LibSql(file ?? ':memory:', { timeout: 5_000 });
  // A write-ahead log survives the death of the process at any point; only a power failure may lose the last answers.
  raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  const queries = new Map<string, Query<unknown>>();
  let isClosed = false;
  /** libsql 0.5.29 ends the whole process if a closed database is used. */
  const expectOpen = () => {
    if (isClosed) throw new Error('The sandbox is closed.');
  };
  let waiting: ((bytes: number) => void) | undefined;
  const expectChange = () => {
    expectOpen();
    const act = waiting;
    waiting = undefined;
    act?.(sizeOf(raw));
  };
  const database: SandboxDatabase = {
    query: <Row>(sql: string) => {
      expectOpen();
      const query = queries.get(sql) ?? prepare(raw, sql, READS.test(sql) ? expectOpen : expectChange);
      queries.set(sql, query);
      return query as Query<Row>;
    },
    transaction: (work) => {
      expectOpen();
      if (raw.inTransaction) return work();
      expectChange();
      return raw.transaction(work).immediate();
    },
    copy: () => {
      expectOpen();
      return copyOf(raw);
    },
    restore: (copy) => {
      expectOpen();
      restoreFrom(raw, copy, (older) => {
        openDatabase(older).close();
      });
    },
    beforeFirstChange: (act) => {
      waiting = act;
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      raw.close();
    },
  };
  try {
    migrate(raw, database, file);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/** A statement that changes nothing. */
const READS = /^\s*(?:SELECT|PRAGMA)\b/i;

function sizeOf(raw: LibSql.Database): number {
  const size = raw
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  return Number(Object(size).bytes);
}

/** `before`: called before each use */
function prepare(raw: LibSql.Database, sql: string, before: () => void): Query<unknown> {
  const statement = raw.prepare<SqlValue[]>(sql);
  const bound = (values: readonly SqlValue[]) => {
    before();
    for (const [position, value] of values.entries()) expectBindable(value, position + 1);
    return values;
  };
  return {
    get: (...values) => statement.get(...bound(values)),
    all: (...values) => statement.all(...bound(values)),
    run: (...values) => statement.run(...bound(values)).changes,
    insert: (...values) => Number(statement.run(...bound(values)).lastInsertRowid),
  };
}

/** libsql 0.5.29 ends the whole process for some values of other types, so they are rejected here. */
function expectBindable(value: unknown, position: number): void {
  if (value === null || typeof value === 'string' || Number.isFinite(value)) return;
  throw new TypeError(`Value ${position} of a statement is no text, finite number or null.`);
}

/** Of a file of an older version a copy stays: `FILE.v1`. */
function migrate(raw: LibSql.Database, database: SandboxDatabase, file: string | undefined): void {
  const { user_version: before } = raw.prepare('PRAGMA user_version').get() as { user_version: number };
  if (file !== undefined && before > 0 && before < MIGRATIONS.length) {
    raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    copyFileSync(file, `${file}.v${before}`);
  }
  database.transaction(() => {
    const row = database.query<{ user_version: number }>('PRAGMA user_version').get();
    const version = row?.user_version ?? 0;
    if (version > MIGRATIONS.length) {
      throw new Error(
        `The data file has version ${version}, this sandbox knows versions up to ${MIGRATIONS.length}. ` +
          'Use a newer sandbox, or another --data file.',
      );
    }
    for (const sql of MIGRATIONS.slice(version)) raw.exec(sql);
    if (version < MIGRATIONS.length) raw.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}
