import type { RefreshState } from './refresh-state.ts';
import { CLOCK_SET_BACK_MS } from './schedule.ts';
import type { TokenSet } from './token-set.ts';

/** Requests that began before the last refresh may be answered this much later. */
const STRAGGLER_MS = 30_000;

/** If the new access token is refused within this time, another one will not help. */
const TOO_MS = 300_000;

/** How long the refresh waits if a new access token will probably not help. */
const APART_MS = 60_000;

/**
 * The token set after a 401 of the API to its access token (at `at`, ms since the epoch). Undefined if nothing changes:
 * any number of 401 answers to one access token cause one refresh.
 *
 * The access token stays in use until a new one is stored: without it requests would be refused just as surely, and
 * after a fault of the API the same token works again. It ends at once if no new one can be expected: a refresh is
 * impossible, is rejected (refresh-machine.ts), or the API refuses its result, too.
 */
export function refusedAccess(tokenSet: TokenSet, at: number, now: number): TokenSet | undefined {
  if (tokenSet.accessToken === null || tokenSet.accessRefused) return undefined;
  if (isWithin(STRAGGLER_MS, tokenSet.refreshedAt, at)) return undefined;
  const refused: TokenSet = { ...tokenSet, accessRefused: true, provokedAt: now };
  const { state } = tokenSet.refresh;
  if (waitsForPerson(tokenSet.refresh)) return withoutAccess(refused, now);
  const newerToo = isWithin(TOO_MS, tokenSet.provokedAt, at);
  const left = newerToo ? withoutAccess(refused, now) : refused;
  // A refresh that is waiting or in flight continues unchanged.
  if (state !== 'idle') return left;
  return { ...left, refresh: { state, dueAt: newerToo ? now + APART_MS : now } };
}

/** Whether no refresh is retried automatically, so that no new access token can be expected. */
export function waitsForPerson(refresh: RefreshState): boolean {
  if (refresh.state === 'backing off') return refresh.cause.kind === 'not reachable';
  return refresh.state === 'rejected' || refresh.state === 'wrong client';
}

/** The token set with its access token ended now (ms since the epoch). */
export function withoutAccess(tokenSet: TokenSet, now: number): TokenSet {
  return { ...tokenSet, expiresAt: Math.min(tokenSet.expiresAt ?? now, now) };
}

function isWithin(ms: number, doneAt: number | null, then: number): boolean {
  return doneAt !== null && then - doneAt < ms && then - doneAt > -CLOCK_SET_BACK_MS;
}
