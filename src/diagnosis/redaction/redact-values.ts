import { binaryOf, binaryOfBase64, utf8Of } from './binary.ts';
import { ledger, type Placeholders } from './placeholders.ts';
import type { Counts, Secret } from './secret.ts';
import { replacementOf } from './values/replace-in-text.ts';

/** A changed copy, and how much was changed in it. */
export interface Redacted<T> {
  readonly value: T;
  readonly counts: Counts;
}

type ChangeText = (text: string, context: 'text' | 'url') => string;

/**
 * Replaces every occurrence of the secrets in every string of a JSON-like value, base64 bodies included. The value
 * itself stays as it is. Placeholders in a URL are URL-encoded, so that it stays one.
 */
export function redactValues<T>(value: T, secrets: readonly Secret[], names: Placeholders): Redacted<T> {
  const { put, counts } = ledger(names);
  const replace = replacementOf(secrets);
  const change: ChangeText = (text, context) =>
    replace(text, context === 'url' ? (secret) => encodeURIComponent(put(secret)) : put);
  // Strings become strings, and nothing else changes: the shape is that of the input.
  return { value: mapStrings(value, change) as T, counts: counts() };
}

const URL_FIELDS: ReadonlySet<string> = new Set(['url', 'redirectURL']);

function mapStrings(value: unknown, change: ChangeText, name = ''): unknown {
  if (typeof value === 'string') return change(value, URL_FIELDS.has(name) ? 'url' : 'text');
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, change));
  if (typeof value !== 'object' || value === null) return value;
  const { text, encoding } = Object(value);
  const isBase64 = encoding === 'base64' && typeof text === 'string';
  const changed = Object.entries(value).map(([key, each]): [string, unknown] => [
    key,
    isBase64 && key === 'text' ? inBase64(text, change) : mapStrings(each, change, key),
  ]);
  return Object.fromEntries(changed);
}

/** Bytes stay as they are unless a secret is among them. */
function inBase64(text: string, change: ChangeText): string {
  const binary = binaryOfBase64(text);
  if (binary === undefined) return change(text, 'text');
  const utf8 = utf8Of(binary);
  const before = utf8 ?? binary;
  const after = change(before, 'text');
  if (after === before) return text;
  return btoa(utf8 === undefined ? after : binaryOf(new TextEncoder().encode(after)));
}
