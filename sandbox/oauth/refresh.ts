import type { Settings } from '../settings.ts';
import type { RefreshTokenRow, TokenPair, TokenStore } from './token-store.ts';

/** What happened to a refresh token. The answer is what the client gets, which old toolkits got wrong. */
type RefreshOutcome =
  | { readonly outcome: 'pair'; readonly pair: TokenPair; readonly withRefreshToken: boolean }
  | { readonly outcome: 'dead' }
  | { readonly outcome: 'server error' };

interface RefreshContext {
  readonly tokens: TokenStore;
  readonly settings: Settings;
  /** ms since the epoch */
  readonly now: number;
  /** is told of each rotation */
  readonly rotated: (token: string, successor: string) => void;
}

/**
 * Carries out the refresh token grant for an existing token of the client (RFC 6749 section 6). Must run inside a
 * transaction: lookup, retirement and replacement are one step, so one token has one winner.
 */
export function refresh(row: RefreshTokenRow, scope: string, context: RefreshContext): RefreshOutcome {
  if (row.revoked === 1 || hasExpired(row, context)) return { outcome: 'dead' };
  if (row.retiredAt !== null) return replay(row, row.retiredAt, context);
  return context.settings.rotation === 'rotates' ? rotate(row, scope, context) : renew(row, scope, context);
}

function rotate(row: RefreshTokenRow, scope: string, context: RefreshContext): RefreshOutcome {
  const { tokens, settings, now } = context;
  const accessTokenEnds = settings.oldAccessToken === 'dies';
  if (!tokens.retire(row.token, { now, accessTokenEnds })) return { outcome: 'dead' };
  if (accessTokenEnds && row.hasStrays === 1) tokens.endAccessTokens(row.tokenSetId, now);
  // A living refresh token is of the newest generation.
  const pair = tokens.addPair(row.tokenSetId, scope, {
    generation: row.generation + 1,
    now,
    expiresAt: now + settings.tokenLifetimeSeconds * 1000,
  });
  context.rotated(row.token, pair.refreshToken);
  return { outcome: 'pair', pair, withRefreshToken: true };
}

/** For a server that keeps its refresh tokens: only the access token is new. */
function renew(row: RefreshTokenRow, scope: string, context: RefreshContext): RefreshOutcome {
  const { tokens, settings, now } = context;
  if (settings.oldAccessToken === 'dies') tokens.endAccessTokens(row.tokenSetId, now);
  const expiresAt = now + settings.tokenLifetimeSeconds * 1000;
  const accessToken = tokens.addAccessToken(row.tokenSetId, scope, { now, expiresAt });
  const pair = { accessToken, refreshToken: row.token, scope, expiresAt };
  return { outcome: 'pair', pair, withRefreshToken: settings.rotation === 'same token' };
}

/**
 * A retired refresh token was used again. Within the grace period the immediate predecessor yields the same successor
 * pair (django-oauth-toolkit, REFRESH_TOKEN_GRACE_PERIOD_SECONDS). Otherwise it is dead, and with reuse protection its
 * whole family is revoked (RFC 9700 section 4.14.2).
 */
function replay(row: RefreshTokenRow, retiredAt: number, context: RefreshContext): RefreshOutcome {
  const { tokens, settings, now } = context;
  const isPredecessor = tokens.generationOf(row.tokenSetId) === row.generation + 1;
  const pair = tokens.newestPair(row.tokenSetId);
  if (isPredecessor && pair && now < retiredAt + settings.graceSeconds * 1000)
    return withOldFault(row, pair, context);
  if (settings.reuseProtection) tokens.revoke(row.tokenSetId, now);
  return { outcome: 'dead' };
}

/** The different bugs of toolkit versions before 3.4.1 in this case. */
function withOldFault(row: RefreshTokenRow, pair: TokenPair, context: RefreshContext): RefreshOutcome {
  const answer = (changed: Partial<TokenPair>): RefreshOutcome => ({
    outcome: 'pair',
    pair: { ...pair, ...changed },
    withRefreshToken: true,
  });
  const { tokens, settings, now } = context;
  switch (settings.oldToolkitFault) {
    case 'none':
      return answer({});
    case 'successor never saved': // django-oauth-toolkit issue 631
      return answer({ refreshToken: [...pair.refreshToken].reverse().join('') });
    case 'old token again': {
      // django-oauth-toolkit issue 702
      const expiresAt = now + settings.tokenLifetimeSeconds * 1000;
      const accessToken = tokens.addAccessToken(row.tokenSetId, pair.scope, { now, expiresAt });
      return answer({ accessToken, refreshToken: row.token, expiresAt });
    }
    case 'empty tokens': // hashed at rest: the columns are blank
      return answer({ accessToken: '', refreshToken: '' });
    case 'server error': // django-oauth-toolkit issues 722, 1687
      return { outcome: 'server error' };
  }
}

/** A refresh token outlives its access token by a while (REFRESH_TOKEN_EXPIRE_SECONDS), if that is set. */
function hasExpired(row: RefreshTokenRow, { tokens, settings, now }: RefreshContext): boolean {
  const lifetime = settings.refreshTokenLifetimeSeconds;
  if (lifetime === null) return false;
  const pair = row.retiredAt === null ? tokens.newestPair(row.tokenSetId) : undefined;
  return pair !== undefined && now >= pair.expiresAt + lifetime * 1000;
}
