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
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unknown' };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'unknown' };
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return { kind: 'absent' };
    value = Reflect.get(value, name);
  }
  return { kind: 'value', text: shown(value) };
}

/** Objects and lists are only hinted at: they may contain secrets. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : '{…}';
  return cut(JSON.stringify(value));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
