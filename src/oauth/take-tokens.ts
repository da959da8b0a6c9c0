import { parseScope } from '../inventorum/scopes.ts';
import { type AnswerScope, LONGEST_SCOPE, MOST_SCOPES } from './answer-scope.ts';
import type { Attempt } from './refresh-state.ts';
import type { SalvagedTokens } from './salvage-tokens.ts';
import { dueAt, lifetimeOf } from './schedule.ts';
import type { AccessTokenMark, TokenSet } from './token-set.ts';

const MARKS_KEPT = 5;

export interface NewTokens {
  readonly tokens: SalvagedTokens;
  /** the access token if it is usable, with its fingerprint (first 16 hex of SHA-256) */
  readonly access: { readonly token: string; readonly fingerprint: string } | null;
}

/**
 * The token set with the tokens of an answer, to be stored before anything else happens. The sent refresh token is kept
 * for one generation, unless the answer holds a second new one, which is kept instead. Without a new one the sent one
 * stays valid (RFC 6749 section 6).
 */
export function takeTokens(
  tokenSet: TokenSet,
  attempt: Pick<Attempt, 'startedAt' | 'doubt'>,
  { tokens, access }: NewTokens,
): TokenSet {
  const rotated = tokens.refreshToken !== null && tokens.refreshToken !== tokenSet.refreshToken;
  const lifetime = lifetimeOf(tokens.expiresIn, tokenSet.lifetime);
  const sentAt = attempt.startedAt;
  const { otherRefreshToken: other } = tokens;
  const kept: TokenSet = {
    ...tokenSet,
    refreshToken: tokens.refreshToken ?? tokenSet.refreshToken,
    previousRefreshToken: other ?? (rotated ? tokenSet.refreshToken : tokenSet.previousRefreshToken),
    previousIsOther: other !== null || (tokenSet.previousIsOther && !rotated),
    generation: tokenSet.generation + (rotated || other !== null ? 1 : 0),
    unproven: attempt.doubt,
    rejectedAt: null,
    refresh: { state: 'idle', dueAt: dueAt(sentAt, lifetime) },
  };
  if (access === null) return kept;
  const expiresAt = sentAt + lifetime * 1000;
  return {
    ...kept,
    accessToken: access.token,
    expiresAt,
    accessRefused: false,
    refreshedAt: sentAt,
    lifetime: tokens.expiresIn ?? tokenSet.lifetime,
    lifetimeIsAssumed: tokens.expiresIn === null,
    marks: addMark(tokenSet.marks, { fingerprint: access.fingerprint, from: sentAt, expiresAt }),
  };
}

/** The token set with the scope of the same answer; the same object if nothing changed. */
export function takeScope(tokenSet: TokenSet, scope: AnswerScope): TokenSet {
  if (scope.kind === 'unchanged') return tokenSet;
  if (scope.kind === 'unknown') return tokenSet.scope === null ? tokenSet : { ...tokenSet, scope: null };
  const written = scope.names.join(' ');
  const withdrawn = withdrawnScope(tokenSet, scope);
  const isNews = written !== tokenSet.scope || withdrawn.join(' ') !== tokenSet.withdrawnScope?.join(' ');
  return isNews ? { ...tokenSet, scope: written, withdrawnScope: withdrawn } : tokenSet;
}

/** The scopes that an answer removes; none if the answer has no scope (RFC 6749 section 5.1). */
export function takenAway(
  { scope: before, withdrawnScope: withdrawn }: Pick<TokenSet, 'scope' | 'withdrawnScope'>,
  scope: AnswerScope,
): readonly string[] {
  if (before === null || withdrawn === null || scope.kind !== 'told') return [];
  const granted = new Set(scope.names);
  return parseScope(before).filter((name) => !granted.has(name));
}

/** Removed scopes stay listed until they are granted again, across refreshes; only the newest if there are too many. */
function withdrawnScope(
  tokenSet: TokenSet,
  scope: Extract<AnswerScope, { kind: 'told' }>,
): readonly string[] {
  const granted = new Set(scope.names);
  const all = new Set([...(tokenSet.withdrawnScope ?? []), ...takenAway(tokenSet, scope)]);
  return lastOf([...all].filter((name) => !granted.has(name)));
}

/** The last names, up to the limits of one answer. */
function lastOf(names: readonly string[]): readonly string[] {
  const kept = names.slice(-MOST_SCOPES);
  while (kept.join(' ').length > LONGEST_SCOPE) kept.shift();
  return kept;
}

function addMark(marks: readonly AccessTokenMark[], mark: AccessTokenMark): readonly AccessTokenMark[] {
  const others = marks.filter((each) => each.fingerprint !== mark.fingerprint);
  return [mark, ...others].slice(0, MARKS_KEPT);
}
