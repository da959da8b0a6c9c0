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
  const database: SandboxDatabase = {
    query: <Row>(sql: string) => {
      const query = queries.get(sql) ?? prepare(raw, sql);
      queries.set(sql, query);
      return query as Query<Row>;
    },
    transaction: (work) => {
      if (raw.inTransaction) return work();
      return raw.transaction(work).immediate();
    },
    close: () => {
      raw.close();
    },
  };
  try {
    migrate(raw, database);
  } catch (error) {
    raw.close();
    throw error;
  }
  return database;
}

function prepare(raw: LibSql.Database, sql: string): Query<unknown> {
  const statement = raw.prepare<SqlValue[]>(sql);
  return {
    get: (...values) => statement.get(...values),
    all: (...values) => statement.all(...values),
    run: (...values) => statement.run(...values).changes,
    insert: (...values) => Number(statement.run(...values).lastInsertRowid),
  };
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
