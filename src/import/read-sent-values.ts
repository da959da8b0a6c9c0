import { type CredentialField, credentialProblem } from '../inventorum/credential-syntax.ts';
import { namesIn, type RawField, type RawValue } from './findings.ts';
import { meaningOfName } from './meaning-of-name.ts';
import type { PasteRefusal } from './paste.ts';

interface SentValues {
  readonly values: readonly RawValue[];
  readonly refusal: PasteRefusal | null;
}

/** What a header, a `user:password` or a body holds; anything else is itself. Variables are replaced already. */
export function readSentValues({ field, text, or }: RawValue): SentValues {
  if (field === 'authorization') return readAuthorization(text);
  if (field === 'user') return only(readUser(text));
  if (field === 'form') return only(/^\s{0,50}\{/.test(text) ? readJson(text) : readForm(text));
  return only([{ field, text, or }]);
}

function only(values: readonly RawValue[]): SentValues {
  return { values, refusal: null };
}

function raw(field: RawField, text: string): RawValue {
  return { field, text, or: null };
}

function readAuthorization(header: string): SentValues {
  const [, scheme = '', value = ''] = /^\s{0,20}(bearer|basic|token)\s{1,20}(.*)$/is.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return only([raw('accessToken', value)]);
    case 'basic':
      return readBasic(value.trim());
    case 'token':
      return { values: [], refusal: { code: 'api-auth-token', field: null } };
    default:
      return only([]);
  }
}

/** `id:secret` and `id secret` as the files of REST clients write it, or encoded as it is sent. */
function readBasic(text: string): SentValues {
  if (/[: ]/.test(text)) return only(readUser(text.replace(/^([^: ]*) +/, '$1:')));
  if (namesIn(text).length > 0) return only([raw('clientSecret', text)]);
  const decoded = fromBase64(text);
  return decoded === null
    ? { values: [], refusal: { code: 'cannot be used', field: 'clientSecret' } }
    : only(readUser(decoded).map(maybeEncoded));
}

function fromBase64(text: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // It is not encoded.
    return null;
  }
}

/** Source: RFC 6749 section 2.3.1: both are form-encoded before they are joined; many clients do not. */
function maybeEncoded(value: RawValue): RawValue {
  const read = formDecoded(value.text);
  const isPossible =
    read !== value.text && isCredential(value.field) && credentialProblem(value.field, read) === null;
  return isPossible ? { ...value, or: { code: 'encoded', text: read } } : value;
}

/** Only the first colon separates. */
function readUser(text: string): readonly RawValue[] {
  const [id = ''] = text.split(':', 1);
  const secret = id.length < text.length ? [raw('clientSecret', text.slice(id.length + 1))] : [];
  return [raw('clientId', id), ...secret];
}

function readForm(body: string): readonly RawValue[] {
  return body.split('&').flatMap((pair) => {
    const [name = ''] = pair.split('=', 1);
    return named(formDecoded(name).trim(), formDecoded(pair.slice(name.length + 1)));
  });
}

const MEMBER = /"([\w-]{1,60})"\s{0,20}:\s{0,20}("[^"\\]{0,9000}(?:\\.[^"\\]{0,9000}){0,200}")/g;

/** A JSON body in which variables are references. */
function readJson(body: string): readonly RawValue[] {
  return [...body.matchAll(MEMBER)].flatMap(([, name = '', literal = '']) => named(name, unquoted(literal)));
}

function named(name: string, text: string): readonly RawValue[] {
  const meaning = meaningOfName(name)?.meaning;
  const isTaken = meaning === 'grant' || meaning === 'scope' || isCredential(meaning);
  return isTaken ? [raw(meaning, text)] : [];
}

function unquoted(literal: string): string {
  try {
    return String(JSON.parse(literal.replaceAll('\u0001', String.raw`\u0001`)));
  } catch {
    // A control character, which no value has.
    return '';
  }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

export function isCredential(field: string | undefined): field is CredentialField {
  return ['clientId', 'clientSecret', 'refreshToken', 'accessToken'].includes(field ?? '');
}
