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
  /** what `membersOf` has read; null: nothing yet. A WeakMap of them takes a third of the time of a comparison */
  members: readonly JsonMember[] | null;
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
  return value.kind === 'string' ? unescaped(value.source.text, value.from, value.to) : written(value);
}

/** Members or items in the order of the text; none of a single value. */
export function membersOf(value: JsonValue): readonly JsonMember[] {
  value.members ??= readMembers(value, null);
  return value.members;
}

/** The first member with a name; nothing behind it is read. */
export function memberNamed(value: JsonValue, name: string): JsonMember | undefined {
  const members = value.members ?? readMembers(value, name);
  return members.find((member) => member.name === name);
}

/** `last`: the name after which no more are read; null: all are. */
function readMembers({ kind, source, from, to }: JsonValue, last: string | null): readonly JsonMember[] {
  const members: JsonMember[] = [];
  if (kind === 'string' || kind === 'other') return members;
  const { text } = source;
  for (let at = startOf(text, from + 1); at < to - 1; ) {
    const begin = at;
    let name: string | null = null;
    if (kind === 'object') {
      const end = tokenEnd(text, at);
      name = unescaped(text, at, end);
      at = startOf(text, end);
    }
    const value = valueAt(source, at);
    members.push({ name, value, from: begin });
    if (name !== null && name === last) break;
    at = startOf(text, value.to);
  }
  return members;
}

/** The string whose token is `[from, to)`. */
function unescaped(text: string, from: number, to: number): string {
  const inner = text.slice(from + 1, to - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(from, to))) : inner;
}

function valueAt(source: JsonSource, from: number): JsonValue {
  const { text, ends } = source;
  switch (text.charCodeAt(from)) {
    case OPENING_BRACE:
      return { kind: 'object', source, from, to: ends.get(from) ?? text.length, members: null };
    case OPENING_BRACKET:
      return { kind: 'array', source, from, to: ends.get(from) ?? text.length, members: null };
    case QUOTE:
      return { kind: 'string', source, from, to: tokenEnd(text, from), members: null };
    default:
      return { kind: 'other', source, from, to: tokenEnd(text, from), members: null };
  }
}

// Codes are compared where every character of a long text is looked at: a search by a pattern takes several times as long.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;

/** Index after white space, and after what separates values. */
function startOf(text: string, at: number): number {
  let start = at;
  while (isBetween(text.charCodeAt(start))) start += 1;
  return start;
}

/** White space (RFC 8259 section 2), comma, colon. */
function isBetween(code: number): boolean {
  return code === 0x20 || code === 0x2c || code === 0x3a || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Index after a string, a word or a single sign. */
export function tokenEnd(text: string, at: number): number {
  if (text.charCodeAt(at) !== QUOTE) return wordEnd(text, at);
  let end = text.indexOf('"', at + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !endsWord(text.charCodeAt(end))) end += 1;
  return Math.max(at + 1, end);
}

function endsWord(code: number): boolean {
  return isBetween(code) || code === QUOTE || isBracket(code);
}

function isBracket(code: number): boolean {
  return (
    code === OPENING_BRACE || code === CLOSING_BRACE || code === OPENING_BRACKET || code === CLOSING_BRACKET
  );
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 1;
}

/** Found in one pass: looking for each end anew would read a deep text as often as it is deep. */
function endsIn(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = tokenEnd(text, at) - 1;
    else if (code === OPENING_BRACE || code === OPENING_BRACKET) open.push(at);
    else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) ends.set(open.pop() ?? 0, at + 1);
  }
  return ends;
}
