import type { TokenSetStatus } from '../../storage/public/status.ts';

/** What the access token is worth now. `expiresAt` is ms since the epoch, null when its age is unknown. */
export type Access =
  | { readonly state: 'live'; readonly expiresAt: number | null }
  | { readonly state: 'expired'; readonly expiresAt: number }
  | { readonly state: 'none' };

export function accessOf(
  { tail, expiresAt }: Pick<TokenSetStatus, 'tail' | 'expiresAt'>,
  now: number,
): Access {
  if (tail === null) return { state: 'none' };
  return expiresAt !== null && expiresAt <= now
    ? { state: 'expired', expiresAt }
    : { state: 'live', expiresAt };
}
