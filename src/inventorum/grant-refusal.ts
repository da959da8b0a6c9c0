import { plainName, TOKEN_INVALID } from './api-error.ts';

/** What the token endpoint refuses: the refresh token (two codes), or the client. */
export type GrantRefusal = 'invalid_grant' | typeof TOKEN_INVALID | 'invalid_client';

const REFUSALS: ReadonlyMap<string, GrantRefusal> = new Map<string, GrantRefusal>([
  ['invalidgrant', 'invalid_grant'],
  ['token.invalid', TOKEN_INVALID],
  ['invalidclient', 'invalid_client'],
]);

/**
 * What an answer of the token endpoint refuses permanently. Null: nothing. Only a definite code counts, without another
 * one beside it that contradicts. The status matters only if it means overload or a crash: some servers refuse with
 * 403, 404 or 200, and would otherwise be asked forever. Source: RFC 6749 section 5.2.
 */
export function grantRefusal(status: number, codes: readonly string[]): GrantRefusal | null {
  if (status < 200 || status === 429 || status >= 500) return null;
  const refusals = new Set(codes.flatMap((code) => REFUSALS.get(plainName(code)) ?? []));
  const [refusal = null] = refusals;
  return refusals.size === 1 ? refusal : null;
}
