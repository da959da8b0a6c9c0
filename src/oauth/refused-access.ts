import type { TokenSet } from './token-set.ts';

/** A request that began before the last renewal may come back this much later. */
const STRAGGLER_MS = 30_000;

/** However many answers say 401, they cause one refresh in this time. */
const APART_MS = 60_000;

/**
 * The token set after the API has answered 401 to its access token (at `at`, ms since the epoch), or undefined where
 * that is no news. The access token counts as ended; the refresh falls due at once if it waits for nothing else.
 */
export function refusedAccess(tokenSet: TokenSet, at: number, now: number): TokenSet | undefined {
  if (tokenSet.accessToken === null) return undefined;
  if (tokenSet.refreshedAt !== null && at - tokenSet.refreshedAt < STRAGGLER_MS) return undefined;
  if (tokenSet.provokedAt !== null && now - tokenSet.provokedAt < APART_MS) return undefined;
  const ended: TokenSet = {
    ...tokenSet,
    expiresAt: Math.min(tokenSet.expiresAt ?? now, now),
    provokedAt: now,
  };
  return tokenSet.refresh.state === 'idle' ? { ...ended, refresh: { state: 'idle', dueAt: now } } : ended;
}
