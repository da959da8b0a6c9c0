import { type Judgement, usableAccessToken } from './judge-answer.ts';
import type { Attempt, BackoffCause, RefreshState } from './refresh-state.ts';
import type { SalvagedTokens } from './salvage-tokens.ts';
import { backoffUntil, dueAt, lifetimeOf, SHORTEST_ASKING_MS } from './schedule.ts';
import type { AccessTokenMark, TokenSet } from './token-set.ts';

/** Who wants the refresh: the clock (or a start of the background), or a person. */
export type Asking = 'clock' | 'user';

/** What the clock and chance say; handed in, so that every transition can be played again. */
export interface Moment {
  readonly now: number;
  /** in [0, 1) */
  readonly random: number;
}

const MARKS_KEPT = 5;

/** When the clock will next want this token set (ms since the epoch), null when only a person can go on. */
export function nextWanted(refresh: RefreshState): number | null {
  if (refresh.state === 'idle') return refresh.dueAt;
  if (refresh.state === 'backing off') return refresh.until;
  // An open attempt that nobody holds the lock of belonged to a worker that died.
  if (refresh.state === 'in flight' || refresh.state === 'unknown outcome') return 0;
  return null;
}

/** Whether to send now. A person may ask at any time, but not twice within five seconds. */
export function maySend(tokenSet: TokenSet, asking: Asking, now: number): 'yes' | 'not yet' | 'too soon' {
  if (asking === 'clock') {
    const wanted = nextWanted(tokenSet.refresh);
    return wanted !== null && wanted <= now ? 'yes' : 'not yet';
  }
  const { attemptedAt } = tokenSet;
  const elapsed = attemptedAt === null ? Number.POSITIVE_INFINITY : now - attemptedAt;
  return elapsed >= 0 && elapsed < SHORTEST_ASKING_MS ? 'too soon' : 'yes';
}

/** The attempt to journal before the request is sent. An open one becomes its single resend, or a backoff's try. */
export function beginAttempt(tokenSet: TokenSet, fingerprint: string, now: number): TokenSet {
  const before = tokenSet.refresh;
  const open = before.state === 'in flight' || before.state === 'unknown outcome' ? before.attempt : null;
  const attempt: Attempt = {
    startedAt: now,
    fingerprint,
    generation: tokenSet.generation,
    resent: open !== null,
    doubt: open !== null || (before.state === 'backing off' && leavesDoubt(before.cause)),
    failures: open?.failures ?? (before.state === 'backing off' ? before.failures : 0),
  };
  return { ...tokenSet, attemptedAt: now, refresh: { state: 'in flight', attempt } };
}

/** An attempt that died twice with its worker waits for the backoff instead of being sent a third time. */
export function giveUpResending(tokenSet: TokenSet, moment: Moment): TokenSet {
  const { refresh } = tokenSet;
  if (refresh.state !== 'in flight' || !refresh.attempt.resent) return tokenSet;
  return backOff(tokenSet, refresh.attempt, { cause: { kind: 'network' }, retryAfter: null, moment });
}

/** The answer never came in time: sent once more at once, then by backoff. */
export function settleTimeout(tokenSet: TokenSet, attempt: Attempt, moment: Moment): TokenSet {
  if (!attempt.resent) return { ...tokenSet, refresh: { state: 'unknown outcome', attempt } };
  return backOff(tokenSet, attempt, { cause: { kind: 'timeout' }, retryAfter: null, moment });
}

/** Nothing readable came back. */
export function settleNetworkError(tokenSet: TokenSet, attempt: Attempt, moment: Moment): TokenSet {
  return backOff(tokenSet, attempt, { cause: { kind: 'network' }, retryAfter: null, moment });
}

/** Everything but tokens: what the server said, and what follows for the refresh. No token is dropped. */
export function settleRefusal(
  tokenSet: TokenSet,
  attempt: Attempt,
  answer: { readonly judgement: Exclude<Judgement, { kind: 'tokens' }>; readonly moment: Moment },
): TokenSet {
  const { judgement, moment } = answer;
  const at = moment.now;
  if (judgement.kind === 'later') return backOff(tokenSet, attempt, { ...judgement, moment });
  if (judgement.kind === 'wrong client') return { ...tokenSet, refresh: { state: 'wrong client', at } };
  const { code } = judgement;
  return { ...tokenSet, refresh: { state: 'rejected', code, at, afterLostAnswer: attempt.doubt } };
}

/**
 * Takes the new tokens in: the set to store before anything else is done with the answer. The refresh token that was
 * sent is kept one generation. `accessFingerprint`: first 16 hex of SHA-256 of the new access token.
 */
export function settleTokens(
  tokenSet: TokenSet,
  attempt: Attempt,
  answer: { readonly tokens: SalvagedTokens; readonly accessFingerprint: string | null },
): TokenSet {
  const { tokens, accessFingerprint } = answer;
  const rotated = tokens.refreshToken !== null && tokens.refreshToken !== tokenSet.refreshToken;
  const lifetime = lifetimeOf(tokens.expiresIn, tokenSet.lifetime);
  const sentAt = attempt.startedAt;
  const kept: TokenSet = {
    ...tokenSet,
    refreshToken: tokens.refreshToken ?? tokenSet.refreshToken,
    previousRefreshToken: rotated ? tokenSet.refreshToken : tokenSet.previousRefreshToken,
    generation: tokenSet.generation + (rotated ? 1 : 0),
    refreshedAt: sentAt,
    refresh: { state: 'idle', dueAt: dueAt(sentAt, lifetime) },
  };
  const accessToken = usableAccessToken(tokens);
  if (accessToken === null || accessFingerprint === null) return kept;
  const expiresAt = sentAt + lifetime * 1000;
  return {
    ...kept,
    accessToken,
    expiresAt,
    lifetime: tokens.expiresIn ?? tokenSet.lifetime,
    scope: tokens.scope ?? tokenSet.scope,
    marks: addMark(tokenSet.marks, { fingerprint: accessFingerprint, from: sentAt, expiresAt }),
  };
}

/** The new refresh token is stored, but the answer lacks what makes its access token usable: the old one stays. */
export function settleDefect(
  tokenSet: TokenSet,
  attempt: Attempt,
  answer: { readonly defect: string; readonly status: number; readonly moment: Moment },
): TokenSet {
  const cause: BackoffCause = { kind: 'unexpected answer', status: answer.status, code: answer.defect };
  return backOff(tokenSet, attempt, { cause, retryAfter: null, moment: answer.moment });
}

function backOff(
  tokenSet: TokenSet,
  attempt: Attempt,
  why: { readonly cause: BackoffCause; readonly retryAfter: string | null; readonly moment: Moment },
): TokenSet {
  const failures = attempt.failures + 1;
  const { now, random } = why.moment;
  const until = backoffUntil({ now, failures, retryAfter: why.retryAfter, random });
  return { ...tokenSet, refresh: { state: 'backing off', until, cause: why.cause, failures } };
}

/** After these the server may have rotated although we saw no token. */
function leavesDoubt(cause: BackoffCause): boolean {
  return cause.kind !== 'rate limited' && cause.kind !== 'redirect' && cause.kind !== 'unexpected answer';
}

function addMark(marks: readonly AccessTokenMark[], mark: AccessTokenMark): readonly AccessTokenMark[] {
  const others = marks.filter((each) => each.fingerprint !== mark.fingerprint);
  return [mark, ...others].slice(0, MARKS_KEPT);
}
