import { KNOWN_RIGHTS, parseScope } from '../../src/inventorum/scopes.ts';
import type { Identity } from '../accounts/identity.ts';
import type { LoginStore } from '../login/login-store.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import { tokenInvalid } from './refusals.ts';

/** The identity of a request, and its granted scope. */
export interface Admitted {
  readonly identity: Identity;
  readonly granted: readonly string[];
}

interface Tokens {
  readonly tokens: TokenStore;
  readonly logins: LoginStore;
}

/** Users who logged in may do whatever their role may: log-in tokens have no scope (assumed). */
const EVERY_RIGHT = [...KNOWN_RIGHTS].flatMap(([area, rights]) => rights.map((right) => `${area}:${right}`));

/** The identity of a request's token: `Bearer` from an app, `Token` from the log-in. Throws the 401 refusal. */
export function authenticate(header: string | undefined, { tokens, logins }: Tokens, now: number): Admitted {
  const [, scheme, token] = /^(Bearer|Token) +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '') ?? [];
  if (scheme === undefined || token === undefined) throw tokenInvalid();
  return scheme.toLowerCase() === 'bearer' ? admitApp(tokens, token, now) : admitPerson(logins, token, now);
}

function admitApp(tokens: TokenStore, token: string, now: number): Admitted {
  const row = tokens.findAccessToken(token);
  if (!row || row.endedAt !== null || row.expiresAt <= now) throw tokenInvalid();
  const { userId, accountId, role, tokenSetId } = row;
  return { identity: { userId, accountId, role, tokenSetId }, granted: parseScope(row.scope) };
}

function admitPerson(logins: LoginStore, token: string, now: number): Admitted {
  const found = logins.find('access', token, now);
  if (!found) throw tokenInvalid();
  const { userId, accountId, role } = found;
  return { identity: { userId, accountId, role, tokenSetId: null }, granted: EVERY_RIGHT };
}
