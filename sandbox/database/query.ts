import type LibSql from 'libsql';
import type { KeptRows, KeptStatement } from './kept-rows.ts';
import type { SqlValue } from './sql-value.ts';
import { tablesOf } from './tables-of.ts';

/**
 * A prepared statement. Rows carry one extra property of the driver: name the columns, never spread a row. They may be
 * kept for the next reader: never change them.
 */
export interface Query<Row> {
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
  /** runs a changing statement, returns the number of changed rows */
  run(...values: readonly SqlValue[]): number;
  /** runs an INSERT, returns the id of the new row */
  insert(...values: readonly SqlValue[]): number;
}

/** What the statements of a database share. */
export interface SqlContext {
  readonly raw: LibSql.Database;
  readonly kept: KeptRows;
  readonly expectOpen: () => void;
  readonly expectChange: () => void;
  /** whether kept rows may be used */
  readonly isAnswering: () => boolean;
}

/** A statement that changes nothing. */
const READS = /^\s*(?:SELECT|PRAGMA)\b/i;

export function prepareQuery(context: SqlContext, sql: string): Query<unknown> {
  const { raw, kept, expectOpen, expectChange } = context;
  expectOpen();
  const statement = raw.prepare<[readonly SqlValue[]]>(sql);
  const expectValues = (values: readonly SqlValue[]) => {
    for (let i = 0; i < values.length; i += 1) expectBindable(values[i], i + 1);
  };
  const isRead = READS.test(sql);
  let plan: Plan | undefined;
  const planned = () => {
    plan ??= planOf(context, sql);
    return plan;
  };
  const read = <Rows>(how: 'one' | 'all', values: readonly SqlValue[], rows: () => Rows): Rows => {
    if (isRead) expectOpen();
    else expectChange();
    expectValues(values);
    const known = isRead && context.isAnswering() ? planned()[how] : undefined;
    return known ? known.rows(values, rows) : rows();
  };
  const write = (values: readonly SqlValue[]) => {
    expectChange();
    expectValues(values);
    const { writes } = planned();
    const done = statement.run(values);
    if (writes) kept.written(writes);
    else kept.forget();
    return done;
  };
  return {
    get: (...values) => read('one', values, () => statement.get(values)),
    all: (...values) => read('all', values, () => statement.all(values)),
    run: (...values) => write(values).changes,
    insert: (...values) => Number(write(values).lastInsertRowid),
  };
}

/** What is kept of a statement's results, and the tables that it writes. */
interface Plan {
  readonly one: KeptStatement | undefined;
  readonly all: KeptStatement | undefined;
  readonly writes: readonly string[] | null;
}

function planOf({ kept }: SqlContext, sql: string): Plan {
  const { reads, writes, isStable } = tablesOf(sql);
  const statement = () => (isStable ? kept.statement(reads) : undefined);
  return { one: statement(), all: statement(), writes };
}

/** libsql 0.5.29 ends the whole process for some values of other types, so they are rejected here. */
function expectBindable(value: unknown, position: number): void {
  if (value === null || typeof value === 'string' || Number.isFinite(value)) return;
  throw new TypeError(`Value ${position} of a statement is no text, finite number or null.`);
}
