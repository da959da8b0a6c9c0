import type { TokenSetStatus } from '../../storage/public/status.ts';

/** What the access token is worth now. `expiresAt` is ms since the epoch, null when its age is unknown. */
export type Access =
  | { readonly state: 'live'; readonly expiresAt: number | null }
  | { readonly state: 'expired'; readonly expiresAt: number }
  | { readonly state: 'none' };

export function accessOf(
  { tail, expiresAt, flaws = [] }: Pick<TokenSetStatus, 'tail' | 'expiresAt' | 'flaws'>,
  now: number,
): Access {
  // One that cannot be sent is none.
  if (tail === null || flaws.includes('access token')) return { state: 'none' };
  return expiresAt !== null && expiresAt <= now
    ? { state: 'expired', expiresAt }
    : { state: 'live', expiresAt };
}
