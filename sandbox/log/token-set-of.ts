import type { SandboxDatabase } from '../database/open-database.ts';
import { decodeUtf8, readForm } from '../oauth/read-form.ts';

/** The label of the token set whose token a request carries, in its header or in the form of a refresh. */
export function tokenSetOf(
  database: SandboxDatabase,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): string | null {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (bearer !== undefined) return labelOf(database, 'access_token', bearer);
  const isForm =
    headers['content-type']?.startsWith('application/x-www-form-urlencoded') && body.length < 10_000;
  const refreshToken = isForm ? readForm(body)?.get('refresh_token') : undefined;
  return refreshToken === undefined ? null : labelOf(database, 'refresh_token', refreshToken);
}

/** The label of the token set that a token of either kind belongs to, whatever its generation. */
export function labelOf(
  database: SandboxDatabase,
  table: 'access_token' | 'refresh_token',
  token: string,
): string | null {
  const select = database.query<{ label: string }>(
    `SELECT s.label FROM ${table} t JOIN token_set s ON s.id = t.token_set_id WHERE t.token = ?`,
  );
  return select.get(token)?.label ?? null;
}

const MAX_LOGGED_BYTES = 100_000;

/** A body as text, for reading; what is not UTF-8, or too long to keep for every request, is only measured. */
export function bodyText(body: Uint8Array): string {
  if (body.length > MAX_LOGGED_BYTES) return `[${body.length} bytes]`;
  return decodeUtf8(body) ?? `[${body.length} bytes that are not UTF-8]`;
}
