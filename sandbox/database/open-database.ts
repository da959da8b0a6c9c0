import LibSql from 'libsql';
import { MIGRATIONS } from './migrations.ts';

export type SqlValue = string | number | null;

/** A prepared statement. Rows carry one extra property of the driver: name the columns, never spread a row. */
export interface Query<Row> {
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
  /** runs a statement that changes something, returns how many rows it changed */
  run(...values: readonly SqlValue[]): number;
  /** runs an INSERT, returns the id of the new row */
  insert(...values: readonly SqlValue[]): number;
}

export interface SandboxDatabase {
  /** Prepared once per text. `Row` is what the columns of this SQL give; the driver does not check it. */
  query<Row>(sql: string): Query<Row>;
  /** All or nothing; the write lock is taken at the start, so what `work` reads is still true when it writes. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a database file (made when missing) or, without one, a fresh database in memory, and brings its tables up to
 * date. Throws when the file comes from a newer version of the sandbox, before anything in it is touched.
 */
export function openDatabase(file?: string): SandboxDatabase {
  const raw = new LibSql(file ?? ':memory:', { timeout: 5_000 });
  // A write-ahead log survives the death of the process at any point; only a power cut may cost the last answers.
  raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  const queries = new Map<string, Query<unknown>>();
  let isClosed = false;
  /** libsql 0.5.29 ends the whole process where a closed database is used. */
  const expectOpen = () => {
    if (isClosed) throw new Error('The sandbox is closed.');
  };
  const database: SandboxDatabase = {
    query: <Row>(sql: string) => {
      expectOpen();
      const query = queries.get(sql) ?? prepare(raw, sql, expectOpen);
      queries.set(sql, query);
      return query as Query<Row>;
    },
    transaction: (work) => {
      expectOpen();
      if (raw.inTransaction) return work();
      return raw.transaction(work).immediate();
    },
    close: () => {
      if (isClosed) return;
      isClosed = true;
      raw.close();
    },
  };
  try {
    migrate(raw, database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function prepare(raw: LibSql.Database, sql: string, expectOpen: () => void): Query<unknown> {
  const statement = raw.prepare<SqlValue[]>(sql);
  const bound = (values: readonly SqlValue[]) => {
    expectOpen();
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

/** libsql 0.5.29 ends the whole process at some values of other types, so none of them reaches it. */
function expectBindable(value: unknown, position: number): void {
  if (value === null || typeof value === 'string' || Number.isFinite(value)) return;
  throw new TypeError(`Value ${position} of a statement is no text, finite number or null.`);
}

function migrate(raw: LibSql.Database, database: SandboxDatabase): void {
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
