import { type JsonValue, jsonValue, membersOf, readable, written } from '../json-text.ts';
import { secretField } from '../redaction/names/secret-names.ts';
import type { SentBody } from './exchange.ts';

/** The value of a field in the sent body. `hidden`: its name marks it as a secret. */
export type SentValue =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'hidden' }
  /** the body is unreadable, or the error is about no field of it */
  | { readonly kind: 'unknown' };

/** The value only reminds of what was sent; it is no copy. */
const LONGEST = 120;

/** Finds the sent value of the field that an error names. Never throws. */
export function sentValue(sent: SentBody | null, path: readonly string[]): SentValue {
  if (sent === null || path.length === 0) return { kind: 'unknown' };
  if (path.some((name) => secretField(name) !== null)) return { kind: 'hidden' };
  return sent.type === 'application/x-www-form-urlencoded'
    ? ofForm(sent.text, path)
    : ofJson(sent.text, path);
}

function ofForm(text: string, path: readonly string[]): SentValue {
  const value = new URLSearchParams(text).getAll(path.join('.')).at(-1);
  return value === undefined ? { kind: 'absent' } : { kind: 'value', text: cut(value) };
}

function ofJson(text: string, path: readonly string[]): SentValue {
  let value = jsonValue(text);
  if (value === undefined || isSingle(value)) return { kind: 'unknown' };
  for (const name of path) {
    value = memberOf(value, name);
    if (value === undefined) return { kind: 'absent' };
  }
  return { kind: 'value', text: shown(value) };
}

function isSingle({ kind }: JsonValue): boolean {
  return kind === 'string' || kind === 'other';
}

/** Of equal names the last: servers take it. */
function memberOf(value: JsonValue, name: string): JsonValue | undefined {
  const members = membersOf(value);
  if (value.kind !== 'array') return members.findLast((member) => member.name === name)?.value;
  return String(Number(name)) === name ? members[Number(name)]?.value : undefined;
}

/** A number as it was sent. Objects and lists are only hinted at: they may contain secrets. */
function shown(value: JsonValue): string {
  if (value.kind === 'string') return cut(JSON.stringify(readable(value)));
  if (value.kind === 'other') return cut(written(value));
  const isEmpty = membersOf(value).length === 0;
  if (value.kind === 'array') return isEmpty ? '[]' : '[…]';
  return isEmpty ? '{}' : '{…}';
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
