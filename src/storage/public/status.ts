import type { AppKind } from '../../oauth/app.ts';
import type { RefreshState, SavedState, VaultLock } from '../../oauth/refresh-state.ts';
import type { AccessTokenMark } from '../../oauth/token-set.ts';

/** What pages may know of a token set: facts, no secrets, no texts, no countdowns. Times are ms since the epoch. */
export interface TokenSetStatus {
  readonly id: string;
  readonly label: string;
  /** granted scope; null: unknown, before the first answer or because the last one was unreadable */
  readonly scope: readonly string[] | null;
  /** scopes that refreshes removed since the user last edited the token set */
  readonly withdrawnScope: readonly string[];
  /** last four characters of the access token, empty if it is too short to show any; null: there is none */
  readonly tail: string | null;
  readonly expiresAt: number | null;
  readonly refreshedAt: number | null;
  /** `expires_in` of the last answer, in seconds: the full length of the lifetime bar */
  readonly lifetime: number | null;
  /** the last answer had no usable lifetime, so `expiresAt` is a guess */
  readonly lifetimeIsAssumed: boolean;
  /** whether the previous refresh token is kept, for the user to try */
  readonly hasPrevious: boolean;
  /** the kept token is not the previous one: the last answer held two */
  readonly previousIsOther: boolean;
  readonly refresh: RefreshState;
  readonly saved: SavedState;
  /** comes before the others; absent: it is none */
  readonly favourite?: true;
  /** the last five access tokens by fingerprint, newest first: shows which token set a recorded request carried */
  readonly marks: readonly AccessTokenMark[];
  /** saved values that are invalid or suspicious; absent: none */
  readonly flaws?: readonly Flaw[];
}

/** An access token that no header may hold; a pasted refresh token, id or secret with too much text. */
export type Flaw = 'access token' | 'refresh token' | 'client';

export interface AppStatus {
  readonly id: string;
  readonly label: string;
  readonly environmentId: string;
  readonly kind: AppKind;
  readonly clientId: string;
  readonly tokenSets: readonly TokenSetStatus[];
  /** token sets that a first part leaves out; absent: none */
  readonly leftOut?: number;
}

/** Something deleted that can still be restored until `until` (ms since the epoch). */
export interface PendingDeletion {
  readonly id: string;
  readonly kind: 'app' | 'token set';
  readonly label: string;
  readonly until: number;
  /** position in its list; absent: its record is unreadable, or was deleted with its app */
  readonly position?: DeletedPosition;
}

/** The position of a deleted item: after this many apps of its environment, or token sets of its app. */
export interface DeletedPosition {
  readonly environmentId: string;
  /** null: the item is an app */
  readonly appId: string | null;
  readonly behind: number;
}

/**
 * Storage was damaged, and these many apps and token sets were restored from the second copy. `at`: ms since the epoch.
 */
export interface Recovery {
  readonly at: number;
  readonly count: number;
}

/** The public status: written only by the background, read by every page. */
export interface Status {
  readonly writtenAt: number;
  readonly lock: VaultLock;
  readonly apps: readonly AppStatus[];
  readonly pendingDeletions: readonly PendingDeletion[];
  /** null: nothing was lost, or the user has read it */
  readonly recovery: Recovery | null;
  /** apps and token sets that a newer version of the extension has saved and this one cannot read; absent: none */
  readonly ofNewerVersion?: number;
  /** absent: this is the whole status */
  readonly part?: FirstPart;
}

/** Cards of the popup's first view: more than fit into it. */
export const FIRST_CARDS = 6;

/** Says what is in a status that has only what the popup's first view shows. */
export interface FirstPart {
  /** ids that policy and pins named as it was written: those that exist are in it */
  readonly named: readonly string[];
  /** number of token sets, with those that are left out */
  readonly all: number;
  /** by environment: token sets of apps that are left out */
  readonly leftOut: Readonly<Record<string, number>>;
}
