import type { AppKind } from '../../oauth/app.ts';
import type { RefreshState, SavedState, VaultLock } from '../../oauth/refresh-state.ts';
import type { AccessTokenMark } from '../../oauth/token-set.ts';

/** What pages may know of a token set: facts, no secret, no words, no countdown. Times are ms since the epoch. */
export interface TokenSetStatus {
  readonly id: string;
  readonly label: string;
  /** granted scope; null: not known, before the first answer or because the last one could not be read */
  readonly scope: readonly string[] | null;
  /** scopes that refreshes took away since the user last edited the token set */
  readonly withdrawnScope: readonly string[];
  /** last four characters of the access token, empty when it is too short to tell any; null when there is none */
  readonly tail: string | null;
  readonly expiresAt: number | null;
  readonly refreshedAt: number | null;
  /** `expires_in` of the last answer, seconds: what the lifetime bar is drawn against */
  readonly lifetime: number | null;
  /** the last answer told no usable lifetime, so `expiresAt` is a guess */
  readonly lifetimeIsAssumed: boolean;
  /** whether the refresh token before the current one is kept, for a person to try */
  readonly hasPrevious: boolean;
  /** it is not the one before: the last answer held two */
  readonly previousIsOther: boolean;
  readonly refresh: RefreshState;
  readonly saved: SavedState;
  /** the last five access tokens by fingerprint, newest first: tells which token set a seen request carried */
  readonly marks: readonly AccessTokenMark[];
  /** saved values that are not, or hardly, what they should be; absent: none */
  readonly flaws?: readonly Flaw[];
}

/** An access token that no header may hold; a pasted refresh token, id or secret that looks as if more was copied. */
export type Flaw = 'access token' | 'refresh token' | 'client';

export interface AppStatus {
  readonly id: string;
  readonly label: string;
  readonly environmentId: string;
  readonly kind: AppKind;
  readonly clientId: string;
  readonly tokenSets: readonly TokenSetStatus[];
}

/** Something deleted that can still be undone until `until` (ms since the epoch). */
export interface PendingDeletion {
  readonly id: string;
  readonly kind: 'app' | 'token set';
  readonly label: string;
  readonly until: number;
  /** where it stood; absent: its record cannot be read, or went with its app */
  readonly position?: DeletedPosition;
}

/** Where a deleted item stood: behind so many of the apps of its environment, or of the token sets of its app. */
export interface DeletedPosition {
  readonly environmentId: string;
  /** null: it is an app itself */
  readonly appId: string | null;
  readonly behind: number;
}

/** Storage was damaged, and so many apps and token sets were brought back from the second copy. `at`: ms since the epoch. */
export interface Recovery {
  readonly at: number;
  readonly count: number;
}

/** The public status: written by the background alone, read by every page. */
export interface Status {
  readonly writtenAt: number;
  readonly lock: VaultLock;
  readonly apps: readonly AppStatus[];
  readonly pendingDeletions: readonly PendingDeletion[];
  /** null: nothing was lost, or the user has read of it */
  readonly recovery: Recovery | null;
}
