import { decodeUtf8, readForm } from '../oauth/read-form.ts';
import type { TokenLabels } from './token-labels.ts';

/** The label of the token set whose token a request carries, in its header or in the form of a refresh. */
export function tokenSetOf(
  labels: TokenLabels,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): string | null {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '') ?? [];
  if (bearer !== undefined) return labels.of('access_token', bearer);
  const isForm =
    headers['content-type']?.startsWith('application/x-www-form-urlencoded') && body.length < 10_000;
  const refreshToken = isForm ? readForm(body)?.get('refresh_token') : undefined;
  return refreshToken === undefined ? null : labels.of('refresh_token', refreshToken);
}

const MAX_LOGGED_BYTES = 100_000;

/** A body as readable text; if it is not UTF-8, or too long to keep, only its size. */
export function bodyText(body: Uint8Array): string {
  if (body.length === 0) return '';
  if (body.length > MAX_LOGGED_BYTES) return `[${body.length} bytes]`;
  return decodeUtf8(body) ?? `[${body.length} bytes that are not UTF-8]`;
}
