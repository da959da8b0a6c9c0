import type LibSql from 'libsql';
import type { KeptValues, Source } from './kept-values.ts';
import type { Sources } from './sources.ts';
import type { SqlValue } from './sql-value.ts';
import { type Touched, treesOf } from './trees-of.ts';

/** A prepared statement. Its rows may be kept for the next reader: never change them. */
export interface Query<Row> {
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
  /** runs a changing statement, returns the number of changed rows */
  run(...values: readonly SqlValue[]): number;
  /** runs an INSERT, returns the id of the new row */
  insert(...values: readonly SqlValue[]): number;
}

/** What was read so far for one answer. */
export interface AnswerReads {
  /** what it came from; null: something that is not counted, or something was written */
  sources: Set<Source> | null;
}

/** What the statements of a database share. */
export interface SqlContext {
  readonly raw: LibSql.Database;
  readonly kept: KeptValues;
  readonly sources: Sources;
  readonly expectOpen: () => void;
  readonly expectChange: () => void;
  /** Kept rows may be used only for an answer. */
  readonly reading: () => AnswerReads | undefined;
}

/** Approximate characters of rows that are kept beside the answer that is made of them: those of a count. */
const LONGEST_PART = 200;

/** A statement that changes nothing. */
const READS = /^\s*(?:SELECT|PRAGMA)\b/i;

let statements = 0;

export function prepareQuery(context: SqlContext, sql: string): Query<unknown> {
  const { raw, expectOpen, expectChange } = context;
  expectOpen();
  const statement = raw.prepare<[readonly SqlValue[]]>(sql);
  const rowOf = statement.reader ? rowsOfColumns(statement) : () => undefined;
  statements += 1;
  const prefix = `${statements} `;
  const isRead = READS.test(sql);
  let known: Touched | undefined;
  const touched = () => {
    known ??= treesOf(sql);
    return known;
  };
  const read = <Rows>(name: string, values: readonly SqlValue[], rows: () => Rows): Rows => {
    if (isRead) expectOpen();
    else expectChange();
    expectValues(values);
    const reading = isRead ? context.reading() : undefined;
    return reading ? keptRows(context, { name, values, rows, reading, touched }) : rows();
  };
  const write = (values: readonly SqlValue[]) => {
    expectChange();
    expectValues(values);
    const reading = context.reading();
    if (reading) reading.sources = null;
    const { writes } = touched();
    const done = statement.run(values);
    if (!writes) context.kept.forget();
    for (const tree of writes ?? []) context.sources.written(tree, values);
    return done;
  };
  return {
    get: (...values) => read(`${prefix}1 `, values, () => rowOf(statement.get(values))),
    all: (...values) => read(prefix, values, () => statement.all(values).map(rowOf)),
    run: (...values) => write(values).changes,
    insert: (...values) => Number(write(values).lastInsertRowid),
  };
}

/** The driver fills an array in half the time of an object. */
function rowsOfColumns(statement: LibSql.Statement<[readonly SqlValue[]]>): (cells: unknown) => unknown {
  const names = statement.columns().map(({ name }) => name);
  statement.raw();
  return (cells) => {
    if (!Array.isArray(cells)) return undefined;
    const row: Record<string, unknown> = {};
    for (let i = 0; i < names.length; i += 1) row[names[i] ?? ''] = cells[i];
    return row;
  };
}

interface Read<Rows> {
  readonly name: string;
  readonly values: readonly SqlValue[];
  readonly rows: () => Rows;
  readonly reading: AnswerReads;
  readonly touched: () => Touched;
}

function keptRows<Rows>(
  { kept, sources }: SqlContext,
  { name, values, rows, reading, touched }: Read<Rows>,
): Rows {
  const full = name + nameOf(values);
  const before = kept.find(full);
  if (before) {
    noteSources(reading, before.sources);
    return before.value as Rows;
  }
  const { reads, isStable } = touched();
  if (!isStable) {
    reading.sources = null;
    return rows();
  }
  const from = reads.flatMap((tree) => sources.read(tree, values));
  noteSources(reading, from);
  const value = rows();
  if (value === undefined) return value;
  const length = lengthOf(value);
  // The answer that it is a part of is kept itself.
  if (!reading.sources || length <= LONGEST_PART) kept.keep(full, { value, sources: from }, length);
  return value;
}

/** What is being made for an answer comes from these, too. */
export function noteSources({ sources }: AnswerReads, from: readonly Source[]): void {
  if (!sources) return;
  for (let i = 0; i < from.length; i += 1) {
    const source = from[i];
    if (source) sources.add(source);
  }
}

function expectValues(values: readonly SqlValue[]): void {
  for (let i = 0; i < values.length; i += 1) expectBindable(values[i], i + 1);
}

/** libsql 0.5.29 ends the whole process for some values of other types, so they are rejected here. */
function expectBindable(value: unknown, position: number): void {
  if (value === null || typeof value === 'string' || Number.isFinite(value)) return;
  throw new TypeError(`Value ${position} of a statement is no text, finite number or null.`);
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
