/**
 * A value as a part of a JSON text. Nothing is converted: numbers keep their digits, objects the order of their members
 * and equal names. Members are found when they are asked for. Libraries lose one of these (lossless-json), or build a
 * tree of everything at once (jsonc-parser: seconds and 350 MB for a body of 8 MB).
 */
export interface JsonValue {
  readonly kind: 'object' | 'array' | 'string' | 'other';
  readonly source: JsonSource;
  /** the value is `[from, to)` of the whole text */
  readonly from: number;
  readonly to: number;
}

/** A whole text, and the indices after its objects and lists by the indices where they begin. */
interface JsonSource {
  readonly text: string;
  readonly ends: ReadonlyMap<number, number>;
}

/** A member of an object, or an item of a list without a name. */
export interface JsonMember {
  readonly name: string | null;
  readonly value: JsonValue;
  /** index where it begins, with its name */
  readonly from: number;
}

/** The value of a valid JSON text. Undefined: no JSON. A byte order mark is ignored (RFC 8259 section 8.1). */
export function jsonValue(text: string): JsonValue | undefined {
  try {
    const from = /^\ufeff?[\t\n\r ]*/.exec(text)?.[0].length ?? 0;
    JSON.parse(text.slice(from));
    return valueAt({ text, ends: endsIn(text) }, from);
  } catch {
    // Not JSON is a valid result.
    return undefined;
  }
}

/** The value as it stands in the text. */
export function written({ source, from, to }: JsonValue): string {
  return source.text.slice(from, to);
}

/** A single value as a person reads it: a string without escapes, anything else as written. */
export function readable(value: JsonValue): string {
  return value.kind === 'string' ? unescaped(written(value)) : written(value);
}

const found = new WeakMap<JsonValue, readonly JsonMember[]>();

/** Members or items in the order of the text; none of a single value. */
export function membersOf(value: JsonValue): readonly JsonMember[] {
  const known = found.get(value) ?? [...findMembers(value)];
  found.set(value, known);
  return known;
}

function* findMembers({ kind, source, from, to }: JsonValue): Generator<JsonMember> {
  if (kind === 'string' || kind === 'other') return;
  const { text } = source;
  for (let at = startOf(text, from + 1); at < to - 1; ) {
    const begin = at;
    let name: string | null = null;
    if (kind === 'object') {
      const end = tokenEnd(text, at);
      name = unescaped(text.slice(at, end));
      at = startOf(text, end);
    }
    const value = valueAt(source, at);
    yield { name, value, from: begin };
    at = startOf(text, value.to);
  }
}

function unescaped(token: string): string {
  return String(JSON.parse(token));
}

const KINDS: ReadonlyMap<string | undefined, JsonValue['kind']> = new Map([
  ['{', 'object'],
  ['[', 'array'],
  ['"', 'string'],
]);

function valueAt(source: JsonSource, from: number): JsonValue {
  const { text, ends } = source;
  return { kind: KINDS.get(text[from]) ?? 'other', source, from, to: ends.get(from) ?? tokenEnd(text, from) };
}

/** White space, and what separates values. */
const BETWEEN = /[\s,:]*/y;
/** A number or a word. */
const WORD = /[^\s,:"[\]{}]+/y;
/** The next sign that opens, closes or quotes. */
const MARK = /["[\]{}]/g;

function startOf(text: string, at: number): number {
  return endOf(BETWEEN, text, at);
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Index after a string, a word or a single sign. */
export function tokenEnd(text: string, at: number): number {
  if (text[at] !== '"') return Math.max(at + 1, endOf(WORD, text, at));
  let end = text.indexOf('"', at + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

/** Found in one pass: looking for each end anew would read a deep text as often as it is deep. */
function endsIn(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let at = 0;
  for (let mark = markFrom(text, at); mark; mark = markFrom(text, at)) {
    at = tokenEnd(text, mark.index);
    if (mark[0] === '{' || mark[0] === '[') open.push(mark.index);
    else if (mark[0] !== '"') ends.set(open.pop() ?? 0, at);
  }
  return ends;
}

function markFrom(text: string, at: number): RegExpExecArray | null {
  MARK.lastIndex = at;
  return MARK.exec(text);
}
