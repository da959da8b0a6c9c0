import type { RefreshState } from './refresh-state.ts';
import { CLOCK_SET_BACK_MS } from './schedule.ts';
import type { TokenSet } from './token-set.ts';

/** A request that began before the last renewal may come back this much later. */
const STRAGGLER_MS = 30_000;

/** An access token that is refused this soon after the one before it: a newer one is no help. */
const TOO_MS = 300_000;

/** So long a refresh waits that a newer access token will not help soon. */
const APART_MS = 60_000;

/**
 * The token set after the API has answered 401 to its access token (at `at`, ms since the epoch), or undefined where
 * that is no news: however many answers say 401 to one access token, they cause one refresh.
 *
 * The access token is used until a new one is stored: without one a request is refused as surely, and where the trouble
 * was the API's own, the same one works again after it. It ends at once where no new one is to be expected: a refresh
 * cannot be tried, or is refused (refresh-machine.ts), or the API refuses what came of it, too.
 */
export function refusedAccess(tokenSet: TokenSet, at: number, now: number): TokenSet | undefined {
  if (tokenSet.accessToken === null || tokenSet.accessRefused) return undefined;
  if (isWithin(STRAGGLER_MS, tokenSet.refreshedAt, at)) return undefined;
  const refused: TokenSet = { ...tokenSet, accessRefused: true, provokedAt: now };
  const { state } = tokenSet.refresh;
  if (waitsForPerson(tokenSet.refresh)) return withoutAccess(refused, now);
  const newerToo = isWithin(TOO_MS, tokenSet.provokedAt, at);
  const left = newerToo ? withoutAccess(refused, now) : refused;
  // What waits already, or is under way, goes on as it is.
  if (state !== 'idle') return left;
  return { ...left, refresh: { state, dueAt: newerToo ? now + APART_MS : now } };
}

/** Whether nothing is tried again by itself, so that no new access token is to be expected. */
export function waitsForPerson(refresh: RefreshState): boolean {
  if (refresh.state === 'backing off') return refresh.cause.kind === 'not reachable';
  return refresh.state === 'rejected' || refresh.state === 'wrong client';
}

/** The token set whose access token counts as ended from now on (ms since the epoch). */
export function withoutAccess(tokenSet: TokenSet, now: number): TokenSet {
  return { ...tokenSet, expiresAt: Math.min(tokenSet.expiresAt ?? now, now) };
}

function isWithin(ms: number, doneAt: number | null, then: number): boolean {
  return doneAt !== null && then - doneAt < ms && then - doneAt > -CLOCK_SET_BACK_MS;
}
