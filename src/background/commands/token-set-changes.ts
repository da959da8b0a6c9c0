import type { TokenSetDraft } from '../../messaging/protocol.ts';
import { ProblemError } from '../../messaging/serve.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import type { AccessTokenMark, TokenSet } from '../../oauth/token-set.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';

/** A token set as it is stored right after it was pasted: due at once, which proves that it works. */
export async function newTokenSet(
  draft: TokenSetDraft,
  identity: { readonly id: string; readonly appId: string },
  now: number,
): Promise<TokenSet> {
  return {
    ...identity,
    label: draft.label,
    addedAt: now,
    scope: null,
    withdrawnScope: [],
    refreshToken: draft.refreshToken,
    unproven: false,
    previousRefreshToken: null,
    previousIsOther: false,
    generation: 0,
    lifetime: null,
    lifetimeIsAssumed: false,
    refreshedAt: null,
    attemptedAt: null,
    provokedAt: null,
    rejectedAt: null,
    refresh: { state: 'idle', dueAt: now },
    ...(await pastedAccessToken(draft.accessToken, now)),
  };
}

/** The token set with what the form says; empty tokens leave the saved ones as they are. */
export async function editedTokenSet(set: TokenSet, draft: TokenSetDraft, now: number): Promise<TokenSet> {
  const access = draft.accessToken === '' ? {} : await pastedAccessToken(draft.accessToken, now);
  // Who edits it has read what was taken away.
  const edited: TokenSet = { ...set, label: draft.label, withdrawnScope: [], ...access };
  const { refreshToken } = draft;
  if (refreshToken === '' || refreshToken === set.refreshToken) return edited;
  // Another authorisation may have another scope: that takes nothing away.
  return withRefreshToken({ ...edited, withdrawnScope: null }, refreshToken, now);
}

/** Both tokens are kept, and which is which; the generation grows, so that no copy takes the swap back. */
export function swappedWithPrevious(set: TokenSet, now: number): TokenSet {
  if (set.previousRefreshToken === null) throw new ProblemError({ code: 'not found' });
  return withRefreshToken(set, set.previousRefreshToken, now);
}

/** One refresh token in two places: each refresh of one would kill the other. */
export function expectUnknown({ tokenSets }: Credentials, refreshToken: string, exceptId?: string): void {
  if (tokenSets.some((set) => set.refreshToken === refreshToken && set.id !== exceptId)) {
    throw new ProblemError({ code: 'refresh token already saved', field: 'refreshToken' });
  }
}

function withRefreshToken(set: TokenSet, refreshToken: string, now: number): TokenSet {
  return {
    ...set,
    refreshToken,
    unproven: false,
    rejectedAt: null,
    previousRefreshToken: set.refreshToken,
    previousIsOther: false,
    generation: set.generation + 1,
    refresh: { state: 'idle', dueAt: now },
  };
}

/** A pasted access token works until the server says otherwise: nobody knows how old it is. */
async function pastedAccessToken(
  accessToken: string,
  now: number,
): Promise<Pick<TokenSet, 'accessToken' | 'expiresAt' | 'accessRefused' | 'marks'>> {
  if (accessToken === '') return { accessToken: null, expiresAt: null, accessRefused: false, marks: [] };
  const mark: AccessTokenMark = { fingerprint: await fingerprint(accessToken), from: now, expiresAt: null };
  return { accessToken, expiresAt: null, accessRefused: false, marks: [mark] };
}
