import type { TokenSetDraft } from '../../messaging/protocol.ts';
import { ProblemError } from '../../messaging/serve.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import type { AccessTokenMark, TokenSet } from '../../oauth/token-set.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';

/** A token set as stored right after it was pasted. It is due at once: the first refresh proves that it works. */
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

/** The token set with the form's values; empty token fields keep the saved tokens. */
export async function editedTokenSet(set: TokenSet, draft: TokenSetDraft, now: number): Promise<TokenSet> {
  const access = draft.accessToken === '' ? {} : await pastedAccessToken(draft.accessToken, now);
  // Editing confirms that the user has read which scopes were removed.
  const edited: TokenSet = { ...set, label: draft.label, withdrawnScope: [], ...access };
  const { refreshToken } = draft;
  if (refreshToken === '' || refreshToken === set.refreshToken) return edited;
  // Another authorisation may have another scope: that is no removal.
  return withRefreshToken({ ...edited, withdrawnScope: null }, refreshToken, now);
}

/** Swaps the two refresh tokens. The generation grows, so that no copy reverts the swap. */
export function swappedWithPrevious(set: TokenSet, now: number): TokenSet {
  if (set.previousRefreshToken === null) throw new ProblemError({ code: 'not found' });
  return withRefreshToken(set, set.previousRefreshToken, now);
}

/** Throws if another token set has this refresh token: each refresh of one would invalidate the other. */
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

/** A pasted access token counts as valid until the server says otherwise: its age is unknown. */
async function pastedAccessToken(
  accessToken: string,
  now: number,
): Promise<Pick<TokenSet, 'accessToken' | 'expiresAt' | 'accessRefused' | 'marks'>> {
  if (accessToken === '') return { accessToken: null, expiresAt: null, accessRefused: false, marks: [] };
  const mark: AccessTokenMark = { fingerprint: await fingerprint(accessToken), from: now, expiresAt: null };
  return { accessToken, expiresAt: null, accessRefused: false, marks: [mark] };
}
