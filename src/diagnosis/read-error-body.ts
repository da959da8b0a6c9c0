import { type ApiError, decodeApiError } from '../inventorum/api-error.ts';
import type { Unread } from './exchange/exchange.ts';

/** Error bodies are short; parsing a longer one would block the panel. */
export const LONGEST_ERROR_BODY = 1_000_000;

/** Why there is no error of the API in a body. */
export type Unreadable = 'too long' | 'not json' | 'no error' | Unread;

/** The body of an error answer. `unreadable`: there may have been one, but no error of the API; null: nothing to read. */
export type ErrorBody =
  | { readonly error: ApiError; readonly unreadable: null }
  | { readonly error: null; readonly unreadable: Unreadable | null };

/** Whether an error of the API may have been in a body all the same. */
export function mayHideError(unreadable: Unreadable | null): boolean {
  return unreadable !== null && unreadable !== 'no error';
}

/** Reads the error from an answer's body. Never throws. A byte order mark is ignored (RFC 8259 section 8.1). */
export function readErrorBody(body: string | null): ErrorBody {
  if (body === null || body.trim() === '') return { error: null, unreadable: null };
  if (body.length > LONGEST_ERROR_BODY) return { error: null, unreadable: 'too long' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.replace(/^\ufeff/, ''));
  } catch {
    return { error: null, unreadable: 'not json' };
  }
  const error = decodeApiError(parsed);
  return error ? { error, unreadable: null } : { error: null, unreadable: 'no error' };
}
