import {
  type CredentialField,
  type CredentialProblem,
  credentialProblem,
} from '../inventorum/credential-syntax.ts';

/** What was removed from a pasted value. */
export type TakenOff = 'invisible' | 'name' | 'scheme' | 'quotes' | 'separator' | 'line breaks';

/** A pasted value without the text around it. White space around it is removed silently. */
export interface CleanCredential {
  readonly value: string;
  readonly takenOff: readonly TakenOff[];
  /** `another field`: the text names other fields, but not this one */
  readonly problem: CredentialProblem | 'another field' | null;
}

/** Far longer than any value with the text around it; a longer text is something else. */
const LONGEST_TEXT = 20_000;

const INVISIBLE = /\p{Cf}|[^\P{Cc}\s]/gu;
const LEADING_QUOTES = /^["'`´“”„‟‘’‚‛«»‹›]+/;
const TRAILING_QUOTES = /["'`´“”„‟‘’‚‛«»‹›]+$/;
const TRAILING_SEPARATOR = /[,;]+$|\s\\$/;
const SCHEME = /^(?:["']?(?:proxy-)?authorization["']?\s*[:=]\s*["']?)?bearer\s+(?=\S)/i;

/** `export X=`, `const x =`, `$env:X =`: whatever the name, the value follows. */
const ASSIGNED = /^(?:(?:export|set|setx|const|let|var)\s+|\$env:)[\w.-]{1,80}\s*(?:=|\s)\s*(?=\S)/i;

/** `refresh_token:`, `"clientId":`, `SHORE_CLIENT_SECRET=`, `Refresh Token`, alone on its line or before the value. */
const NAMED =
  /^["'`]?[\w$.: -]{0,60}?(refresh[_ -]?token|access[_ -]?token|client[_ -]?id|client[_ -]?secret)["'`]?\s*(?:(?:=>|[:=])\s*(\S.*)?)?$/i;

/** A line that does not continue a value: another name, or only brackets. */
const OTHER_LINE = /^["'`]?[\w$. -]{1,60}["'`]?\s*(?:=>|[:=])\s*\S|^[{}[\](),;]+$/;

/** The value that was pasted into a field, and what was removed from it. Never throws; linear in the text. */
export function cleanCredential(field: CredentialField, text: string): CleanCredential {
  if (text.length > LONGEST_TEXT) return { value: text.trim(), takenOff: [], problem: 'too long' };
  const takenOff = new Set<TakenOff>();
  const seen = text.replace(INVISIBLE, '');
  if (seen !== text) takenOff.add('invisible');
  const own = ownLines(field, seen.trim());
  if (own === 'another field') return { value: text.trim(), takenOff: [], problem: own };
  if (own.named) takenOff.add('name');
  if (own.lines.length > 1) takenOff.add('line breaks');
  const value = peeled(joined(own.lines), takenOff);
  return { value, takenOff: [...takenOff], problem: credentialProblem(field, value) };
}

interface OwnLines {
  readonly lines: readonly string[];
  readonly named: boolean;
}

/** The lines of the text for this field: all of them if no line has a name. */
function ownLines(field: CredentialField, text: string): OwnLines | 'another field' {
  const json = text.startsWith('{') ? membersOf(text) : null;
  const lines = json ?? text.split(/[\r\n\u0085\u2028\u2029]+/).map((line) => line.trim());
  const filled = unquotedMail(lines.filter((line) => line !== ''));
  // A name without a value on the last line is itself the value: `client-id`.
  const starts = filled.map((line, index) => {
    const named = namedField(line);
    return named?.rest === '' && index === filled.length - 1 ? null : named;
  });
  if (starts.every((start) => start === null)) return { lines: filled, named: false };
  const at = starts.findIndex((start) => start?.field === field);
  if (at < 0) return 'another field';
  const first = starts[at]?.rest ?? '';
  const rest = /[,;]$/.test(first) ? [] : filled.slice(at + 1);
  const end = rest.findIndex((line) => namedField(line) !== null || OTHER_LINE.test(line));
  const continued = end < 0 ? rest : rest.slice(0, end);
  return { lines: [first, ...continued].filter((line) => line !== ''), named: true };
}

/** The members of a JSON object, one per line. Null: the text is none. */
function membersOf(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Object.entries(Object(value)).map(([name, member]) => `${name}: ${String(member)}`);
  } catch {
    return null;
  }
}

function namedField(line: string): { readonly field: CredentialField; readonly rest: string } | null {
  const [, name, rest = ''] = NAMED.exec(line) ?? [];
  if (name === undefined) return null;
  const [owner = '', part = ''] = name.toLowerCase().split(/[_ -]|(?=token|id|secret)/);
  const fields: Readonly<Record<string, CredentialField>> = {
    'refresh token': 'refreshToken',
    'access token': 'accessToken',
    'client id': 'clientId',
    'client secret': 'clientSecret',
  };
  const field = fields[`${owner} ${part}`];
  return field === undefined ? null : { field, rest };
}

/** A quoted mail has a `>` before every line. */
function unquotedMail(lines: readonly string[]): readonly string[] {
  if (lines.length < 2 || !lines.every((line) => line.startsWith('>'))) return lines;
  return lines.map((line) => line.replace(/^[>\s]+/, '')).filter((line) => line !== '');
}

/** Joins a wrapped value; quoted-printable ends a wrapped line with `=`. */
function joined(lines: readonly string[]): string {
  return lines.map((line, index) => (index < lines.length - 1 ? line.replace(/=$/, '') : line)).join('');
}

const LAYERS: readonly (readonly [TakenOff, RegExp])[] = [
  ['separator', TRAILING_SEPARATOR],
  ['name', ASSIGNED],
  ['scheme', SCHEME],
  ['quotes', LEADING_QUOTES],
  ['quotes', TRAILING_QUOTES],
];

/** Removes one layer after the other until nothing more can be removed. */
function peeled(text: string, takenOff: Set<TakenOff>): string {
  let value = text.trim();
  for (const [kind, layer] of LAYERS.flatMap(() => LAYERS)) {
    const inner = value.replace(layer, '').trim();
    if (inner === '' || inner === value) continue;
    takenOff.add(kind);
    value = inner;
  }
  return value;
}
