import type { Permission, Role } from '../accounts/account.ts';
import type { ClockState } from '../clock.ts';
import type { FullAnswer } from '../faults/fault.ts';

/**
 * Why the sandbox answered as it did, as far as only the server knows. Written when it answers, because tokens, scopes
 * and clock may change later. Times are ms since the epoch.
 */
export type Cause =
  /** `id` is null: the request asked for it by its header */
  | { readonly kind: 'fault'; readonly id: number | null; readonly fault: FullAnswer['kind'] }
  /** `issued`: this sandbox made it, but a snapshot was loaded or it was deleted since */
  | { readonly kind: 'token unknown'; readonly issued: boolean }
  | { readonly kind: 'token replaced' | 'token revoked'; readonly at: number }
  | { readonly kind: 'token expired'; readonly at: number; readonly clock: ClockState }
  | { readonly kind: 'refresh token used' | 'refresh token revoked'; readonly at: number }
  | { readonly kind: 'refresh token unknown' | 'refresh token of another app' }
  /** `granted`: the token's scope of then; `changed`: the control API changed what the endpoint needs */
  | { readonly kind: 'scope'; readonly granted: string; readonly changed: string | null }
  | {
      readonly kind: 'role';
      readonly user: string;
      readonly role: Role;
      readonly permission: Permission;
    }
  /** the record exists, in another account than that of the token */
  | { readonly kind: 'other account'; readonly own: string; readonly other: string }
  | { readonly kind: 'deleted'; readonly at: number }
  | { readonly kind: 'no record' }
  /** `near`: a path that exists and is written alike; null: none */
  | { readonly kind: 'no endpoint'; readonly near: string | null }
  | { readonly kind: 'method'; readonly allowed: string }
  | { readonly kind: 'rate limit'; readonly perSecond: number; readonly frozen: boolean };
