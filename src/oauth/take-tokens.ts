import { parseScope } from '../inventorum/scopes.ts';
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
 * token that was sent is kept one generation; without a new one it goes on (RFC 6749 section 6).
 */
export function takeTokens(
  tokenSet: TokenSet,
  attempt: Pick<Attempt, 'startedAt' | 'doubt'>,
  { tokens, access }: NewTokens,
): TokenSet {
  const rotated = tokens.refreshToken !== null && tokens.refreshToken !== tokenSet.refreshToken;
  const lifetime = lifetimeOf(tokens.expiresIn, tokenSet.lifetime);
  const sentAt = attempt.startedAt;
  const kept: TokenSet = {
    ...tokenSet,
    refreshToken: tokens.refreshToken ?? tokenSet.refreshToken,
    previousRefreshToken: rotated ? tokenSet.refreshToken : tokenSet.previousRefreshToken,
    generation: tokenSet.generation + (rotated ? 1 : 0),
    unproven: attempt.doubt,
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
    scope: tokens.scope ?? tokenSet.scope,
    withdrawnScope: withdrawnScope(tokenSet, tokens.scope),
    marks: addMark(tokenSet.marks, { fingerprint: access.fingerprint, from: sentAt, expiresAt }),
  };
}

/** What an answer takes away; one without `scope` changes nothing (RFC 6749 section 5.1). */
export function takenAway(
  { scope: before, withdrawnScope: withdrawn }: Pick<TokenSet, 'scope' | 'withdrawnScope'>,
  scope: string | null,
): readonly string[] {
  if (before === null || withdrawn === null || scope === null) return [];
  const granted = parseScope(scope);
  return parseScope(before).filter((name) => !granted.includes(name));
}

/** What was taken away stays named until it is granted again, however many refreshes later. */
function withdrawnScope(tokenSet: TokenSet, scope: string | null): readonly string[] {
  const all = new Set([...(tokenSet.withdrawnScope ?? []), ...takenAway(tokenSet, scope)]);
  const granted = parseScope(scope ?? '');
  return [...all].filter((name) => !granted.includes(name));
}

function addMark(marks: readonly AccessTokenMark[], mark: AccessTokenMark): readonly AccessTokenMark[] {
  const others = marks.filter((each) => each.fingerprint !== mark.fingerprint);
  return [mark, ...others].slice(0, MARKS_KEPT);
}
