import type { AnswerScope } from './answer-scope.ts';
import { type Judgement, usableAccessToken } from './judge-answer.ts';
import type { Attempt, BackoffCause, RefreshState, VaultLock } from './refresh-state.ts';
import { waitsForPerson, withoutAccess } from './refused-access.ts';
import type { SalvagedTokens } from './salvage-tokens.ts';
import { backoffUntil, CLOCK_SET_BACK_MS, dueAt, lifetimeOf, SHORTEST_ASKING_MS } from './schedule.ts';
import { takeScope, takeTokens } from './take-tokens.ts';
import type { TokenSet } from './token-set.ts';

/**
 * Who requests the refresh: the clock (or a start of the background), the user, or an edit of the client credentials by
 * the user.
 */
export type Asking = 'clock' | 'user' | 'edit';

/** An event in the life of a refresh. */
export type RefreshEvent =
  | {
      readonly type: 'asked';
      readonly asking: Asking;
      readonly fingerprint: string;
      readonly lock: VaultLock;
    }
  /** the vault was locked after the attempt was written and before it was sent; `before`: the token set at that time */
  | { readonly type: 'held back'; readonly before: TokenSet }
  /** `accessFingerprint`: first 16 hex of SHA-256 of the new access token, null without one */
  | {
      readonly type: 'answered';
      readonly judgement: Judgement;
      readonly accessFingerprint: string | null;
    }
  /** the rest of an answer with tokens was validated; `defect`: the field that makes the answer unusable */
  | { readonly type: 'checked'; readonly defect: string | null; readonly scope: AnswerScope }
  | { readonly type: 'timed out' }
  | { readonly type: 'network failed' }
  /** the request was not sent: the browser does not allow access to the address */
  | { readonly type: 'not reachable' };

/**
 * What to do next, in order, with the token set of the step. `journal`: write it, or stop; `send`: send its refresh
 * token; `keep`: store it wherever there is room; `check`: let the library validate the answer; `ask again`: the single
 * resend.
 */
export type Effect = 'journal' | 'send' | 'keep' | 'check' | 'ask again';

export interface Step {
  readonly tokenSet: TokenSet;
  readonly effects: readonly Effect[];
}

/** Time and randomness, passed in so that every step can be replayed. */
export interface Moment {
  /** ms since the epoch */
  readonly now: number;
  /** in [0, 1) */
  readonly random: number;
}

/** The token set after an event, and the next effects. Pure: time and randomness come from `moment`. */
export function refreshStep(tokenSet: TokenSet, event: RefreshEvent, moment: Moment): Step {
  if (event.type === 'asked') return asked(tokenSet, event, moment);
  const { refresh } = tokenSet;
  if (event.type === 'checked') return checked(tokenSet, event);
  // Only an open attempt can have an outcome: any other result is stale.
  if (refresh.state !== 'in flight') return { tokenSet, effects: [] };
  // A start in the future means that the clock was set back since.
  const startedAt = Math.min(refresh.attempt.startedAt, moment.now);
  const attempt = { ...refresh.attempt, startedAt };
  const tried = { ...tokenSet, attemptedAt: moment.now };
  if (event.type === 'not reachable') {
    const why = { cause: { kind: event.type }, retryAfter: null, moment };
    const left = tried.accessRefused ? withoutAccess(tried, moment.now) : tried;
    return { tokenSet: backOff(left, attempt, why), effects: ['keep'] };
  }
  return settled(tried, event, { attempt, moment });
}

/** When the clock next requests a refresh (ms since the epoch). Null: only the user can continue. */
export function nextWanted(refresh: RefreshState): number | null {
  if (refresh.state === 'idle') return refresh.dueAt;
  if (waitsForPerson(refresh)) return null;
  // An open attempt without a lock holder belonged to a background that died.
  return refresh.state === 'backing off' ? refresh.until : 0;
}

/**
 * Whether to send now. The user may request a refresh at any time, but not twice within five seconds. An edit is tried
 * at once. Nothing is sent while the vault is locked.
 */
export function maySend(
  tokenSet: TokenSet,
  { asking, lock }: { readonly asking: Asking; readonly lock: VaultLock },
  now: number,
): 'yes' | 'not yet' | 'too soon' | 'locked' {
  if (lock === 'locked') return 'locked';
  if (asking === 'edit') return 'yes';
  const elapsed = now - (tokenSet.attemptedAt ?? Number.NEGATIVE_INFINITY);
  if (asking === 'user') return elapsed >= 0 && elapsed < SHORTEST_ASKING_MS ? 'too soon' : 'yes';
  const wanted = nextWanted(tokenSet.refresh);
  if (wanted === null) return 'not yet';
  return wanted <= now || clockWasSetBack(tokenSet, now) ? 'yes' : 'not yet';
}

/** True if the last attempt is in the future, or the refresh is due later than the token can live. */
function clockWasSetBack({ attemptedAt, lifetime, refresh }: TokenSet, now: number): boolean {
  const longest = dueAt(now, lifetimeOf(null, lifetime)) + CLOCK_SET_BACK_MS;
  if (refresh.state === 'idle' && refresh.dueAt > longest) return true;
  return attemptedAt !== null && attemptedAt > now + CLOCK_SET_BACK_MS;
}

function asked(tokenSet: TokenSet, event: Extract<RefreshEvent, { type: 'asked' }>, moment: Moment): Step {
  const { asking, fingerprint } = event;
  if (maySend(tokenSet, event, moment.now) !== 'yes') return { tokenSet, effects: [] };
  const before = tokenSet.refresh;
  const open = before.state === 'in flight' || before.state === 'unknown outcome' ? before.attempt : null;
  if (open?.resent && asking === 'clock') {
    // The attempt died with its background twice. The third try waits, so that no crash loop hammers the server.
    const waiting = backOff(tokenSet, open, { cause: { kind: 'network' }, retryAfter: null, moment });
    return { tokenSet: waiting, effects: ['keep'] };
  }
  const attempt: Attempt = {
    startedAt: moment.now,
    fingerprint,
    generation: tokenSet.generation,
    resent: open !== null,
    doubt: open !== null || doubtOf(before),
    failures: open?.failures ?? (before.state === 'backing off' ? before.failures : 0),
  };
  const begun: TokenSet = { ...tokenSet, attemptedAt: moment.now, refresh: { state: 'in flight', attempt } };
  return { tokenSet: begun, effects: ['journal', 'send'] };
}

function settled(
  tokenSet: TokenSet,
  event: Exclude<RefreshEvent, { type: 'asked' | 'checked' | 'not reachable' }>,
  { attempt, moment }: { readonly attempt: Attempt; readonly moment: Moment },
): Step {
  const later = (cause: BackoffCause, retryAfter: string | null): Step => ({
    tokenSet: backOff(tokenSet, attempt, { cause, retryAfter, moment }),
    effects: ['keep'],
  });
  if (event.type === 'held back') {
    const { attemptedAt, refresh } = event.before;
    return { tokenSet: { ...tokenSet, attemptedAt, refresh }, effects: ['keep'] };
  }
  if (event.type === 'network failed') return later({ kind: 'network' }, null);
  if (event.type === 'timed out') {
    if (attempt.resent) return later({ kind: 'timeout' }, null);
    const unknown: TokenSet = { ...tokenSet, refresh: { state: 'unknown outcome', attempt } };
    return { tokenSet: unknown, effects: ['keep', 'ask again'] };
  }
  const { judgement } = event;
  if (judgement.kind === 'later') return later(judgement.cause, judgement.retryAfter);
  if (judgement.kind === 'tokens') {
    const { accessFingerprint } = event;
    return taken(tokenSet, { ...judgement, accessFingerprint }, { attempt, moment });
  }
  // The API refused the access token, and it stayed in use until a new one came. None will come.
  const left = tokenSet.accessRefused ? withoutAccess(tokenSet, moment.now) : tokenSet;
  if (judgement.kind === 'wrong client') {
    const refresh: RefreshState = { state: 'wrong client', at: moment.now, doubt: attempt.doubt };
    return { tokenSet: { ...left, refresh }, effects: ['keep'] };
  }
  return { tokenSet: rejected(left, judgement.code, { attempt, moment }), effects: ['keep'] };
}

/** The date of the first rejection stays, however often the token is tried again. */
function rejected(
  tokenSet: TokenSet,
  code: string,
  { attempt, moment }: { readonly attempt: Attempt; readonly moment: Moment },
): TokenSet {
  const at = tokenSet.rejectedAt ?? moment.now;
  const afterLostAnswer = attempt.doubt || tokenSet.unproven;
  return { ...tokenSet, rejectedAt: at, refresh: { state: 'rejected', code, at, afterLostAnswer } };
}

/**
 * Without a usable access token the backoff is part of the same write: a crash before the check must not leave a state
 * that looks fine.
 */
function taken(
  tokenSet: TokenSet,
  answer: {
    readonly status: number;
    readonly tokens: SalvagedTokens;
    readonly accessFingerprint: string | null;
  },
  { attempt, moment }: { readonly attempt: Attempt; readonly moment: Moment },
): Step {
  const { status, tokens, accessFingerprint: fingerprint } = answer;
  const token = usableAccessToken(tokens);
  const access = token !== null && fingerprint !== null ? { token, fingerprint } : null;
  const renewed = takeTokens(tokenSet, attempt, { tokens, access });
  const stored = tokens.refreshToken !== null;
  const { failures } = attempt;
  // A refresh token in the answer settles earlier doubts: it is the server's newest, and its next use will prove it.
  const before = { failures, doubt: stored ? false : attempt.doubt };
  const cause: BackoffCause = { kind: 'unexpected answer', status, code: null, stored };
  const waiting = backOff(renewed, before, { cause, retryAfter: null, moment });
  return { tokenSet: access ? renewed : waiting, effects: ['keep', 'check'] };
}

/** The new refresh token is stored. The check adds why the token set waits, or which scope its access token has. */
function checked(tokenSet: TokenSet, { defect, scope }: Extract<RefreshEvent, { type: 'checked' }>): Step {
  const { refresh } = tokenSet;
  const waits = refresh.state === 'backing off' && refresh.cause.kind === 'unexpected answer';
  if (waits && defect !== null) {
    const cause = { ...refresh.cause, code: defect };
    return { tokenSet: { ...tokenSet, refresh: { ...refresh, cause } }, effects: ['keep'] };
  }
  const scoped = waits ? tokenSet : takeScope(tokenSet, scope);
  return { tokenSet: scoped, effects: scoped === tokenSet ? [] : ['keep'] };
}

function backOff(
  tokenSet: TokenSet,
  attempt: Pick<Attempt, 'failures' | 'doubt'>,
  why: { readonly cause: BackoffCause; readonly retryAfter: string | null; readonly moment: Moment },
): TokenSet {
  const failures = attempt.failures + 1;
  const { now, random } = why.moment;
  const until = backoffUntil({ now, failures, retryAfter: why.retryAfter, random });
  const doubt = attempt.doubt || leavesDoubt(why.cause);
  const { cause } = why;
  return { ...tokenSet, refresh: { state: 'backing off', until, cause, failures, doubt } };
}

/** An earlier answer may have been lost. That stays true however often the refresh is retried. */
function doubtOf(before: RefreshState): boolean {
  if (before.state === 'rejected') return before.afterLostAnswer;
  return (before.state === 'backing off' || before.state === 'wrong client') && before.doubt;
}

/**
 * After these the server may have rotated although no token reached us. An error code with a 4xx says that it did not,
 * and a stored refresh token is the last one it issued.
 */
function leavesDoubt(cause: BackoffCause): boolean {
  if (cause.kind === 'unexpected answer') {
    return !cause.stored && (cause.status < 400 || cause.code === null);
  }
  return cause.kind !== 'rate limited' && cause.kind !== 'redirect' && cause.kind !== 'not reachable';
}
