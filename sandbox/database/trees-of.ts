import LibSql from 'libsql';
import { MIGRATIONS } from './migrations.ts';

/** A table or an index, each of which is a tree of its own in SQLite's file. */
export interface Tree {
  readonly name: string;
  /** position of the value that is the id of the only row; null: any row */
  readonly row: number | null;
}

/** Which trees a statement touches, as SQLite itself plans it: its triggers and foreign keys included. */
export interface Touched {
  readonly reads: readonly Tree[];
  /** null: unknown, so any */
  readonly writes: readonly Tree[] | null;
  /** it reads only trees of the database, so that its rows stay the same until one of them is written */
  readonly isStable: boolean;
}

interface Step {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
}

/** By the text of the statement: after its migrations every database has the same trees. */
const KNOWN = new Map<string, Touched>();

/** Reads the plan of a statement once in a process. */
export function treesOf(sql: string): Touched {
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
  const nameOf = (page: number) => names.get(page) ?? '';
  const opened = (opcodes: readonly string[]) =>
    steps.filter(({ opcode, p3 }) => opcodes.includes(opcode) && p3 === MAIN);
  const reads = opened(READ);
  const writes = opened(['OpenWrite']);
  const emptied = steps.filter(({ opcode, p2 }) => opcode === 'Clear' && p2 === MAIN);
  const isStable =
    reads.length > 0 &&
    steps.every(({ opcode, p3 }) => opcode !== 'VOpen' && (!READ.includes(opcode) || p3 === MAIN));
  return {
    reads: distinct(reads.map(({ p2 }) => nameOf(p2))).map((name) => ({
      name,
      row: onlyRow(
        steps,
        reads.filter(({ p2 }) => nameOf(p2) === name),
      ),
    })),
    writes: distinct([...writes.map(({ p2 }) => nameOf(p2)), ...emptied.map(({ p1 }) => nameOf(p1))]).map(
      (name) => ({
        name,
        row: onlyChangedRow(
          steps,
          writes.filter(({ p2 }) => nameOf(p2) === name),
        ),
      }),
    ),
    isStable,
  };
}

/** The number of the database itself; that of temporary tables is 1. */
const MAIN = 0;
const READ = ['OpenRead', 'ReopenIdx'];

/** Steps that move a cursor to another row than one of a known id. */
const MOVES =
  /^(?:Rewind|Last|Next|Prev|Seek[GL][ET]|SeekScan|SeekEnd|Found|NotFound|NoConflict|IfNoHope|Count)$/;

/**
 * The position of the value that is the row's id, if the tree is opened once, and its cursor goes to the row of that id
 * and nowhere else: `WHERE id = ?` is planned as a `Variable`, and a `SeekRowid` right after it.
 */
function onlyRow(steps: readonly Step[], opened: readonly Step[]): number | null {
  const cursor = opened[0]?.p1;
  if (cursor === undefined || opened.length > 1) return null;
  const isMoved = steps.some(
    ({ opcode, p1, p3 }) =>
      (p1 === cursor && MOVES.test(opcode)) || (opcode === 'DeferredSeek' && p3 === cursor),
  );
  const seeks = steps.filter(
    ({ opcode, p1 }) => (opcode === 'SeekRowid' || opcode === 'NotExists') && p1 === cursor,
  );
  const [seek] = seeks;
  if (isMoved || !seek || seeks.length > 1) return null;
  const before = steps[steps.indexOf(seek) - 1];
  return before?.opcode === 'Variable' && before.p2 === seek.p3 ? before.p1 - 1 : null;
}

/** The same for a statement that changes that row and gives it no other id. */
function onlyChangedRow(steps: readonly Step[], opened: readonly Step[]): number | null {
  const cursor = opened[0]?.p1;
  const isOther = steps.some(
    ({ opcode, p1 }) => p1 === cursor && (opcode === 'Delete' || opcode === 'NewRowid'),
  );
  return isOther ? null : onlyRow(steps, opened);
}

/** The name of a tree by its first page. */
function namesByPage(raw: LibSql.Database): ReadonlyMap<number, string> {
  const rows = raw.prepare('SELECT rootpage, name FROM sqlite_master WHERE rootpage > 0').all() as readonly {
    readonly rootpage: number;
    readonly name: string;
  }[];
  return new Map(rows.map(({ rootpage, name }) => [rootpage, name]));
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
