import { parseScope } from '../../src/inventorum/scopes.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import { tokenInvalid } from './refusals.ts';
import type { Identity } from './route.ts';

/** Whom the bearer token of a request speaks for, and what it was granted. Throws the 401 refusal. */
export function authenticate(
  header: string | undefined,
  tokens: TokenStore,
  now: number,
): { readonly identity: Identity; readonly granted: readonly string[] } {
  const [, token] = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '') ?? [];
  const row = token === undefined ? undefined : tokens.findAccessToken(token);
  if (!row || row.endedAt !== null || row.expiresAt <= now) throw tokenInvalid();
  const { userId, accountId, role, tokenSetId } = row;
  return { identity: { userId, accountId, role, tokenSetId }, granted: parseScope(row.scope) };
}
