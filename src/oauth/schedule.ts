/** Used if no answer so far had a lifetime. */
const DEFAULT_LIFETIME_SECONDS = 3600;

const SHORTEST_BACKOFF_MS = 60_000;
const LONGEST_BACKOFF_MS = 3_600_000;

const LONGEST_RETRY_AFTER_MS = 30 * 24 * 3_600_000;

/**
 * A timestamp further in the future than this was written before the clock was set back, and is ignored. Smaller steps
 * back are ordinary clock drift.
 */
export const CLOCK_SET_BACK_MS = 60_000;

/** The user may request a refresh again after this time. */
export const SHORTEST_ASKING_MS = 5_000;

/** The lifetime in seconds: of this answer, else of an earlier one, else a careful guess. */
export function lifetimeOf(expiresIn: number | null, lastKnown: number | null): number {
  return expiresIn ?? lastKnown ?? DEFAULT_LIFETIME_SECONDS;
}

/**
 * When to refresh an access token that was requested at `sentAt` and lives for `lifetimeSeconds`: well before its end,
 * but not before half of its lifetime. 36,000 s -> after 8 h; 600 s -> 300 s; 60 s -> 30 s. Times in ms.
 */
export function dueAt(sentAt: number, lifetimeSeconds: number): number {
  const life = lifetimeSeconds * 1000;
  return sentAt + Math.max(life / 2, Math.min(0.8 * life, life - 300_000));
}

export interface BackoffFacts {
  readonly now: number;
  /** failed tries in a row, including this one */
  readonly failures: number;
  /** `Retry-After` as sent: seconds or an HTTP date (RFC 9110 section 10.2.3) */
  readonly retryAfter: string | null;
  /** in [0, 1) */
  readonly random: number;
}

/**
 * When to retry: exponential backoff with full jitter, between one minute and one hour, never before `Retry-After` (up
 * to 30 days).
 */
export function backoffUntil({ now, failures, retryAfter, random }: BackoffFacts): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, SHORTEST_BACKOFF_MS * 2 ** Math.min(failures, 10));
  const jittered = SHORTEST_BACKOFF_MS + random * (ceiling - SHORTEST_BACKOFF_MS);
  return now + Math.max(jittered, retryAfterMs(retryAfter, now));
}

/** A wait of months is a mistake, such as milliseconds for seconds. The refresh token would expire meanwhile. */
function retryAfterMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  const wait = /^\s*\d+\s*$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now;
  return wait > 0 && wait <= LONGEST_RETRY_AFTER_MS ? wait : 0;
}
