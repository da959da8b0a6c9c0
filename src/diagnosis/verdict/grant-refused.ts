import type { ApiError } from '../../inventorum/api-error.ts';
import { isTokenPath } from '../../inventorum/environment.ts';
import { grantRefusal } from '../../inventorum/grant-refusal.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Verdict } from './verdict.ts';

/** A refusal of the token endpoint; null: no such thing. Where no code is known, the status tells (RFC 6749 section 5.2). */
export function grantRefused({ pathname, status }: Exchange, server: ApiError | null): Verdict | null {
  if (!isTokenPath(pathname)) return null;
  const codes = [server?.oauthCode, server?.key].filter((code) => typeof code === 'string');
  const refusal = grantRefusal(status, codes);
  if (refusal !== null)
    return { kind: 'grant refused', wrong: refusal === 'invalid_client' ? 'client' : 'grant' };
  if (server !== null || (status !== 400 && status !== 401)) return null;
  return { kind: 'grant refused', wrong: status === 401 ? 'client' : 'grant' };
}
