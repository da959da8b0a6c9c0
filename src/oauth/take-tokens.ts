import { parseScope } from '../inventorum/scopes.ts';
import { type AnswerScope, LONGEST_SCOPE, MOST_SCOPES } from './answer-scope.ts';
import type { Attempt } from './refresh-state.ts';
import type { SalvagedTokens } from './salvage-tokens.ts';
import { dueAt, lifetimeOf } from './schedule.ts';
import type { AccessTokenMark, TokenSet } from './token-set.ts';

const MARKS_KEPT = 5;

export interface NewTokens {
  readonly tokens: SalvagedTokens;
  /** the access token where it may be used, with its fingerprint (first 16 hex of SHA-256) */
  readonly access: { readonly token: string; readonly fingerprint: string } | null;
}

/**
 * The token set with the tokens of an answer: what is stored before anything else is done with them. The refresh
 * token that was sent is kept one generation, unless a second new one takes its place; without a new one it goes on
 * (RFC 6749 section 6).
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

/** The token set with what the same answer says of scope; the very same one where that is nothing new. */
export function takeScope(tokenSet: TokenSet, scope: AnswerScope): TokenSet {
  if (scope.kind === 'unchanged') return tokenSet;
  if (scope.kind === 'unknown') return tokenSet.scope === null ? tokenSet : { ...tokenSet, scope: null };
  const written = scope.names.join(' ');
  const withdrawn = withdrawnScope(tokenSet, scope);
  const isNews = written !== tokenSet.scope || withdrawn.join(' ') !== tokenSet.withdrawnScope?.join(' ');
  return isNews ? { ...tokenSet, scope: written, withdrawnScope: withdrawn } : tokenSet;
}

/** What an answer takes away; nothing where it does not tell the scope (RFC 6749 section 5.1). */
export function takenAway(
  { scope: before, withdrawnScope: withdrawn }: Pick<TokenSet, 'scope' | 'withdrawnScope'>,
  scope: AnswerScope,
): readonly string[] {
  if (before === null || withdrawn === null || scope.kind !== 'told') return [];
  const granted = new Set(scope.names);
  return parseScope(before).filter((name) => !granted.has(name));
}

/** What was taken away stays named until it is granted again, however many refreshes later; the newest, if too many. */
function withdrawnScope(
  tokenSet: TokenSet,
  scope: Extract<AnswerScope, { kind: 'told' }>,
): readonly string[] {
  const granted = new Set(scope.names);
  const all = new Set([...(tokenSet.withdrawnScope ?? []), ...takenAway(tokenSet, scope)]);
  return lastOf([...all].filter((name) => !granted.has(name)));
}

/** As many of the last as one answer may name. */
function lastOf(names: readonly string[]): readonly string[] {
  const kept = names.slice(-MOST_SCOPES);
  while (kept.join(' ').length > LONGEST_SCOPE) kept.shift();
  return kept;
}

function addMark(marks: readonly AccessTokenMark[], mark: AccessTokenMark): readonly AccessTokenMark[] {
  const others = marks.filter((each) => each.fingerprint !== mark.fingerprint);
  return [mark, ...others].slice(0, MARKS_KEPT);
}
