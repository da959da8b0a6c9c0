import type { SqlValue } from './sql-value.ts';

/** Characters of all kept rows together. */
const MOST_KEPT = 16 * 1024 * 1024;
/** A longer result is cheap to read again for its size. */
const LONGEST_KEPT = 32 * 1024;

/** A statement whose results are kept. */
export interface KeptStatement {
  /** The result for these values, by `read` if none is kept. */
  rows<Rows>(values: readonly SqlValue[], read: () => Rows): Rows;
}

/** Results of reads in memory: each is right until one of the tables that it came from is written. */
export interface KeptRows {
  statement(tables: readonly string[]): KeptStatement;
  /** Rows of these tables have changed. */
  written(tables: readonly string[]): void;
  /** Rows of any table may have changed. */
  forget(): void;
}

export function createKeptRows(): KeptRows {
  /** By table: how often it was written. */
  const writes = new Map<string, { count: number }>();
  const writesOf = (table: string) => {
    const known = writes.get(table) ?? { count: 0 };
    writes.set(table, known);
    return known;
  };
  let forgotten = 0;
  let kept = 0;
  const keep = (length: number) => {
    kept += length;
    if (kept > MOST_KEPT) forgotten += 1;
  };
  return {
    statement: (tables) => {
      const sources = tables.map(writesOf);
      // Counts only grow: an equal sum is the same state of every table.
      const stamp = () => sources.reduce((sum, { count }) => sum + count, forgotten);
      return keptStatement(stamp, keep);
    },
    written: (tables) => {
      for (const table of tables) writesOf(table).count += 1;
    },
    forget: () => {
      forgotten += 1;
    },
  };
}

/** `stamp`: another number once the tables have changed; `keep` is told the characters kept, negative: dropped */
function keptStatement(stamp: () => number, keep: (length: number) => void): KeptStatement {
  const results = new Map<string, unknown>();
  let stamped = -1;
  let total = 0;
  const dropOld = () => {
    const now = stamp();
    if (now === stamped) return;
    stamped = now;
    results.clear();
    keep(-total);
    total = 0;
  };
  return {
    rows: <Rows>(values: readonly SqlValue[], read: () => Rows): Rows => {
      dropOld();
      const name = nameOf(values);
      const before = results.get(name);
      if (before !== undefined) return before as Rows;
      const rows = read();
      const length = lengthOf(rows) + name.length;
      if (rows === undefined || length > LONGEST_KEPT) return rows;
      results.set(name, rows);
      total += length;
      keep(length);
      return rows;
    },
  };
}

/** A text is not the number of its digits; the length in front keeps several values apart. */
function nameOf(values: readonly SqlValue[]): string {
  let name = '';
  for (const value of values) name += typeof value === 'string' ? `${value.length}:${value}` : `=${value};`;
  return name;
}

/** Approximate characters, with something for each object. */
function lengthOf(rows: unknown): number {
  if (typeof rows === 'string') return rows.length;
  if (typeof rows !== 'object' || rows === null) return 8;
  let length = 64;
  for (const value of Object.values(rows)) length += lengthOf(value);
  return length;
}
