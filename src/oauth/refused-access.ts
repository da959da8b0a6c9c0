import type { TokenSet } from './token-set.ts';

/** A request that began before the last renewal may come back this much later. */
const STRAGGLER_MS = 30_000;

/** A deed of ours that lies this far ahead was done before the clock was set back, and tells nothing now. */
const CLOCK_SET_BACK_MS = 60_000;

/** However many answers say 401, they cause one refresh in this time. */
const APART_MS = 60_000;

/**
 * The token set after the API has answered 401 to its access token (at `at`, ms since the epoch), or undefined where
 * that is no news. The access token counts as ended; the refresh falls due at once if it waits for nothing else.
 */
export function refusedAccess(tokenSet: TokenSet, at: number, now: number): TokenSet | undefined {
  if (tokenSet.accessToken === null) return undefined;
  if (isWithin(STRAGGLER_MS, tokenSet.refreshedAt, at)) return undefined;
  if (isWithin(APART_MS, tokenSet.provokedAt, now)) return undefined;
  const ended: TokenSet = {
    ...tokenSet,
    expiresAt: Math.min(tokenSet.expiresAt ?? now, now),
    provokedAt: now,
  };
  return tokenSet.refresh.state === 'idle' ? { ...ended, refresh: { state: 'idle', dueAt: now } } : ended;
}

function isWithin(ms: number, deed: number | null, then: number): boolean {
  return deed !== null && then - deed < ms && then - deed > -CLOCK_SET_BACK_MS;
}
