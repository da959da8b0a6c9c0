import type { TokenSetStatus } from '../../storage/public/status.ts';

/** The state of the access token now. `expiresAt` is ms since the epoch, null if its age is unknown. */
export type Access =
  | { readonly state: 'live'; readonly expiresAt: number | null }
  | { readonly state: 'expired'; readonly expiresAt: number }
  | { readonly state: 'none' };

export function accessOf(
  { tail, expiresAt, flaws = [] }: Pick<TokenSetStatus, 'tail' | 'expiresAt' | 'flaws'>,
  now: number,
): Access {
  // A token that cannot be sent counts as none.
  if (tail === null || flaws.includes('access token')) return { state: 'none' };
  return expiresAt !== null && expiresAt <= now
    ? { state: 'expired', expiresAt }
    : { state: 'live', expiresAt };
}
