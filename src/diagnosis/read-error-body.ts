import { type ApiError, decodeApiError } from '../inventorum/api-error.ts';

/** Error bodies are short; parsing a longer one would block the panel. */
export const LONGEST_ERROR_BODY = 1_000_000;

/** The body of an error answer. `unreadable`: there was one, but no error of the API; null: nothing to read. */
export type ErrorBody =
  | { readonly error: ApiError; readonly unreadable: null }
  | { readonly error: null; readonly unreadable: 'too long' | 'not json' | 'no error' | null };

/** Reads the error from an answer's body. Never throws. */
export function readErrorBody(body: string | null): ErrorBody {
  if (body === null || body.trim() === '') return { error: null, unreadable: null };
  if (body.length > LONGEST_ERROR_BODY) return { error: null, unreadable: 'too long' };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return { error: null, unreadable: 'not json' };
  }
  const error = decodeApiError(parsed);
  return error ? { error, unreadable: null } : { error: null, unreadable: 'no error' };
}
