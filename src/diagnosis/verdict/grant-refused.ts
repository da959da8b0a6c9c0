import { type ApiError, TOKEN_INVALID } from '../../inventorum/api-error.ts';
import { isTokenPath } from '../../inventorum/environment.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Verdict } from './verdict.ts';

/** A refusal of the token endpoint; null: no such thing. Where no code is known, the status tells (RFC 6749 section 5.2). */
export function grantRefused({ pathname, status }: Exchange, server: ApiError | null): Verdict | null {
  if (!isTokenPath(pathname) || (status !== 400 && status !== 401)) return null;
  if (server?.oauthCode === 'invalid_client') return { kind: 'grant refused', wrong: 'client' };
  if (server?.oauthCode === 'invalid_grant' || server?.key === TOKEN_INVALID) {
    return { kind: 'grant refused', wrong: 'grant' };
  }
  if (server !== null) return null;
  return { kind: 'grant refused', wrong: status === 401 ? 'client' : 'grant' };
}
