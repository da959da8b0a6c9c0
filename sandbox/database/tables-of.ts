import LibSql from 'libsql';
import { MIGRATIONS } from './migrations.ts';

/** Which tables a statement touches, as SQLite itself plans it: its triggers and foreign keys included. */
export interface Touched {
  readonly reads: readonly string[];
  /** null: unknown, so any */
  readonly writes: readonly string[] | null;
  /** it reads only tables of the database, so that its rows stay the same until one of them is written */
  readonly isStable: boolean;
}

interface Step {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
}

/** By the text of the statement: after its migrations every database has the same tables. */
const KNOWN = new Map<string, Touched>();

/** Reads the plan of a statement once in a process. */
export function tablesOf(sql: string): Touched {
  const known = KNOWN.get(sql) ?? readPlan(sql);
  KNOWN.set(sql, known);
  return known;
}

let empty: LibSql.Database | undefined;

/**
 * An empty database with every table, only for plans: the plan of a writing statement stays open in libsql 0.5.29, and no
 * transaction of its connection could be committed.
 */
function emptyDatabase(): LibSql.Database {
  if (empty) return empty;
  empty = new LibSql(':memory:');
  empty.exec(`PRAGMA foreign_keys = ON; ${MIGRATIONS.join('\n')}`);
  return empty;
}

function readPlan(sql: string): Touched {
  const raw = emptyDatabase();
  try {
    return touchedBy(raw, raw.prepare(`EXPLAIN ${sql}`).all() as readonly Step[]);
  } catch {
    // A table of one connection only.
    return { reads: [], writes: null, isStable: false };
  }
}

function touchedBy(raw: LibSql.Database, steps: readonly Step[]): Touched {
  const names = namesByPage(raw);
  const tables = (
    opcodes: readonly string[],
    pageOf: (step: Step) => number,
    schemaOf: (step: Step) => number,
  ) =>
    steps
      .filter((step) => opcodes.includes(step.opcode) && schemaOf(step) === MAIN)
      .map((step) => names.get(pageOf(step)) ?? '');
  const opened = (opcodes: readonly string[]) =>
    tables(
      opcodes,
      ({ p2 }) => p2,
      ({ p3 }) => p3,
    );
  const emptied = tables(
    ['Clear'],
    ({ p1 }) => p1,
    ({ p2 }) => p2,
  );
  const reads = distinct(opened(READ));
  const isStable =
    reads.length > 0 &&
    steps.every(({ opcode, p3 }) => opcode !== 'VOpen' && (!READ.includes(opcode) || p3 === MAIN));
  return {
    reads,
    writes: distinct([...opened(['OpenWrite']), ...emptied]),
    isStable,
  };
}

/** The number of the database itself; that of temporary tables is 1. */
const MAIN = 0;
const READ = ['OpenRead', 'ReopenIdx'];

/** The name of a table by the first page of it, or of one of its indexes. */
function namesByPage(raw: LibSql.Database): ReadonlyMap<number, string> {
  const rows = raw
    .prepare('SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0')
    .all() as readonly {
    readonly rootpage: number;
    readonly tbl_name: string;
  }[];
  return new Map(rows.map(({ rootpage, tbl_name }) => [rootpage, tbl_name]));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
