/** One token request: which refresh token it carries, and since when. Written before the request is sent. */
export interface Attempt {
  /** ms since the epoch */
  readonly startedAt: number;
  /** fingerprint (first 16 hex of SHA-256) of the refresh token that is sent */
  readonly fingerprint: string;
  /** generation of the token set when the attempt began */
  readonly generation: number;
  /** an attempt whose outcome was lost is sent once more, never twice */
  readonly resent: boolean;
  /** an earlier try may have reached the server without its answer reaching us */
  readonly doubt: boolean;
  /** tries in a row that failed before this one; kept here so that no crash resets the backoff */
  readonly failures: number;
}

/** Why we wait before the next try. `network` is offline, DNS, reset: nothing readable came back. */
export type BackoffCause =
  | { readonly kind: 'network' }
  /** no request left: the browser keeps us from the environment's address, and only a person can change that */
  | { readonly kind: 'not reachable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'rate limited'; readonly status: 429 }
  | { readonly kind: 'server error'; readonly status: number }
  | { readonly kind: 'not json'; readonly status: number }
  | { readonly kind: 'redirect'; readonly status: number }
  | {
      readonly kind: 'unexpected answer';
      readonly status: number;
      /** at most 64 characters */
      readonly code: string | null;
      /** whether the answer held a refresh token, and it is stored */
      readonly stored: boolean;
    };

/** Where a token set stands with the token endpoint. Times are ms since the epoch. */
export type RefreshState =
  | { readonly state: 'idle'; readonly dueAt: number }
  | { readonly state: 'in flight'; readonly attempt: Attempt }
  | {
      readonly state: 'backing off';
      readonly until: number;
      readonly cause: BackoffCause;
      readonly failures: number;
      /** as in `Attempt`: a 429 after a lost answer says nothing about the lost one */
      readonly doubt: boolean;
    }
  /** the request was sent, its answer never came; the same refresh token is sent once more at once */
  | { readonly state: 'unknown outcome'; readonly attempt: Attempt }
  /** `afterLostAnswer`: the server renewed the token and its answer was lost (as far as can be known). */
  | {
      readonly state: 'rejected';
      readonly code: string;
      /** when it was first rejected, however often it was tried again */
      readonly at: number;
      readonly afterLostAnswer: boolean;
    }
  | {
      readonly state: 'wrong client';
      readonly at: number;
      /** as in `Attempt`: the refresh token was not looked at */
      readonly doubt: boolean;
    };

/** One value above every token set: while `locked`, nothing is sent and nothing is injected, and all is kept. */
export type VaultLock = 'open' | 'locked';

/** Whether the newest token is on disk. `not yet`: it is kept in memory and in storage.session, and retried. */
export type SavedState = { readonly state: 'yes' } | { readonly state: 'not yet'; readonly error: string };
