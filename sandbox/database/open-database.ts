import { copyFileSync } from 'node:fs';
import LibSql from 'libsql';
import { copyOf, restoreFrom } from './copy-database.ts';
import { groupTransactions } from './group-transactions.ts';
import { type KeptAnswers, keepAnswers } from './keep-answers.ts';
import { createKeptValues, type KeptValues } from './kept-values.ts';
import { MIGRATIONS } from './migrations.ts';
import { prepareQuery, type Query, type SqlContext } from './query.ts';
import { createSources } from './sources.ts';
import type { SqlValue } from './sql-value.ts';

export interface SandboxDatabase extends KeptAnswers {
  /** Prepared once per text. `Row` describes the columns of the SQL; the driver does not check it. */
  query<Row>(sql: string): Query<Row>;
  /** All or nothing. The write lock is taken at the start, so data that `work` reads stays valid until it writes. */
  transaction<T>(work: () => T): T;
  /**
   * The same as `transaction`, together with all others that wait: resolves when it is in the file. One that throws
   * changes nothing, and the others are done; then `work` runs twice.
   */
  groupedTransaction<T>(work: () => T): Promise<T>;
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
 * A write-ahead log survives the death of the process at any point; only a power failure may lose the last answers. Its
 * pages are moved into the file rarely, because only that waits for the disk, and they are small, because every changed
 * one is written as a whole. A file that exists keeps the size of its pages.
 */
const PRAGMAS = `PRAGMA page_size = 1024; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;
  PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000;`;

/**
 * Opens a database file (created if missing) or, without one, a new database in memory, and migrates its tables. Throws
 * before any change if the file comes from a newer version of the sandbox.
 */
export function openDatabase(file?: string): SandboxDatabase {
  const raw = new LibSql(file ?? ':memory:', { timeout: 5_000 });
  raw.exec(PRAGMAS);
  const kept = createKeptValues();
  const others = file === undefined ? undefined : otherWriters(raw, kept);
  const queries = new Map<string, Query<unknown>>();
  let isClosed = false;
  const answers = keepAnswers(kept, () => {
    others?.notice();
  });
  /** libsql 0.5.29 ends the whole process if a closed database is used. */
  const expectOpen = () => {
    if (isClosed) throw new Error('The sandbox is closed.');
  };
  const first = firstChange(raw);
  const expectChange = () => {
    expectOpen();
    first.isNow();
  };
  const { reading } = answers;
  const context: SqlContext = { raw, kept, sources: createSources(), expectOpen, expectChange, reading };
  const inTransaction = transactions(raw, kept);
  const grouped = groupTransactions((work) => database.transaction(work));
  const database: SandboxDatabase = {
    query: <Row>(sql: string) => {
      const query = queries.get(sql) ?? prepareQuery(context, sql);
      queries.set(sql, query);
      return query as Query<Row>;
    },
    transaction: (work) => {
      expectOpen();
      if (raw.inTransaction) return work();
      expectChange();
      return inTransaction(() => {
        // Until the lock was taken, others could write.
        if (reading()) others?.notice();
        return work();
      });
    },
    groupedTransaction: grouped.run,
    answering: (work) => {
      expectOpen();
      return answers.answering(work);
    },
    keeping: answers.keeping,
    copy: () => {
      expectOpen();
      return copyOf(raw);
    },
    restore: (copy) => {
      expectOpen();
      kept.forget();
      restoreFrom(raw, copy, (older) => {
        openDatabase(older).close();
      });
    },
    beforeFirstChange: first.before,
    close: () => {
      if (isClosed) return;
      grouped.finish();
      isClosed = true;
      raw.close();
    },
  };
  return migrated(raw, database, file);
}

function migrated(
  raw: LibSql.Database,
  database: SandboxDatabase,
  file: string | undefined,
): SandboxDatabase {
  try {
    migrate(raw, database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function firstChange(raw: LibSql.Database) {
  let waiting: ((bytes: number) => void) | undefined;
  return {
    before: (act: (bytes: number) => void) => {
      waiting = act;
    },
    isNow: () => {
      const act = waiting;
      waiting = undefined;
      act?.(sizeOf(raw));
    },
  };
}

function sizeOf(raw: LibSql.Database): number {
  const size = raw
    .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    .get();
  return Number(Object(size).bytes);
}

type InTransaction = <T>(work: () => T) => T;

/** Prepared, because a refresh is little else than its transaction. */
function transactions(raw: LibSql.Database, kept: KeptValues): InTransaction {
  const begin = raw.prepare<[readonly SqlValue[]]>('BEGIN IMMEDIATE');
  const commit = raw.prepare<[readonly SqlValue[]]>('COMMIT');
  return (work) => {
    begin.run([]);
    try {
      const result = work();
      commit.run([]);
      return result;
    } catch (error) {
      raw.exec('ROLLBACK');
      kept.forget();
      throw error;
    }
  };
}

/** Forgets kept rows when another connection has written the file. */
function otherWriters(raw: LibSql.Database, kept: KeptValues): { notice(): void } {
  const select = raw.prepare('PRAGMA data_version').raw();
  let before: unknown;
  return {
    notice: () => {
      const [now] = select.get([]) as readonly unknown[];
      if (now !== before) kept.forget();
      before = now;
    },
  };
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
