import { parseUrl } from '../../parse-url.ts';
import { binaryOf, binaryOfBase64, utf8Of } from './binary.ts';
import { LONGEST_TEXT, TOO_LONG } from './longest-text.ts';
import { ledger, type Placeholders } from './placeholders.ts';
import type { Counts, Secret } from './secret.ts';
import { replacementOf } from './values/replace-in-text.ts';

/** A changed copy with the number of changes. */
export interface Redacted<T> {
  readonly value: T;
  readonly counts: Counts;
}

type Turns<T> = Generator<undefined, T>;
type ChangeText = (text: string, context: 'text' | 'url') => Turns<string>;

/**
 * Replaces every occurrence of the secrets in every string of a JSON-like value, including base64 bodies. The value
 * itself is not changed. Placeholders in a URL are URL-encoded, so that it stays valid. A text that is too long is
 * replaced by a note.
 */
export function redactValues<T>(value: T, secrets: readonly Secret[], names: Placeholders): Redacted<T> {
  const turns = inTurns(value, secrets, names);
  let turn = turns.next();
  while (!turn.done) turn = turns.next();
  return turn.value;
}

/** The same with a pause after each part of a long text, so that other work on this thread can run. */
export async function redactValuesInTurns<T>(
  value: T,
  { secrets, names }: { readonly secrets: readonly Secret[]; readonly names: Placeholders },
  pause: () => Promise<void>,
): Promise<Redacted<T>> {
  const turns = inTurns(value, secrets, names);
  let turn = turns.next();
  while (!turn.done) {
    await pause();
    turn = turns.next();
  }
  return turn.value;
}

function* inTurns<T>(value: T, secrets: readonly Secret[], names: Placeholders): Turns<Redacted<T>> {
  const { put, counts } = ledger(names);
  const replace = replacementOf(secrets);
  const change: ChangeText = (text, context) =>
    replace(text, context === 'url' ? (secret) => encodeURIComponent(put(secret)) : put);
  // Strings become strings, and nothing else changes: the shape is that of the input.
  return { value: (yield* mapStrings(value, change)) as T, counts: counts() };
}

const URL_FIELDS: ReadonlySet<string> = new Set(['url', 'redirectURL']);

function* mapStrings(value: unknown, change: ChangeText, name = ''): Turns<unknown> {
  if (typeof value === 'string') return yield* changed(value, change, name);
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return yield* mapMembers(value, change);
  const list: unknown[] = [];
  for (const each of value) list.push(yield* mapStrings(each, change));
  return list;
}

function* mapMembers(value: object, change: ChangeText): Turns<unknown> {
  const { text, encoding } = Object(value);
  const isBase64 = encoding === 'base64' && typeof text === 'string';
  const members: [string, unknown][] = [];
  for (const [key, each] of Object.entries(value)) {
    const isBody = isBase64 && key === 'text';
    members.push([key, isBody ? yield* inBase64(text, change) : yield* mapStrings(each, change, key)]);
  }
  return Object.fromEntries(members);
}

function* changed(text: string, change: ChangeText, name: string): Turns<string> {
  if (text.length > LONGEST_TEXT) return TOO_LONG;
  return URL_FIELDS.has(name) ? yield* inAddress(text, change) : yield* change(text, 'text');
}

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i;

/** What looks like base64 may extend from the path into the host: then the host is searched separately. */
function* inAddress(text: string, change: ChangeText): Turns<string> {
  const whole = yield* change(text, 'url');
  if (parseUrl(whole) !== null || parseUrl(text) === null) return whole;
  const [origin = ''] = ORIGIN.exec(text) ?? [];
  return (yield* change(origin, 'url')) + (yield* change(text.slice(origin.length), 'url'));
}

/** Bytes stay unchanged unless they contain a secret. */
function* inBase64(text: string, change: ChangeText): Turns<string> {
  if (text.length > LONGEST_TEXT) return btoa(TOO_LONG);
  const binary = binaryOfBase64(text);
  if (binary === undefined) return yield* change(text, 'text');
  const utf8 = utf8Of(binary);
  const before = utf8 ?? binary;
  const after = yield* change(before, 'text');
  if (after === before) return text;
  return btoa(utf8 === undefined ? after : binaryOf(new TextEncoder().encode(after)));
}
