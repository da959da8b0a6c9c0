/** One token request: which refresh token it carries, and when it began. Written before the request is sent. */
export interface Attempt {
  /** ms since the epoch */
  readonly startedAt: number;
  /** fingerprint (first 16 hex of SHA-256) of the refresh token */
  readonly fingerprint: string;
  /** generation of the token set when the attempt began */
  readonly generation: number;
  /** an attempt with an unknown outcome is sent once more, never twice */
  readonly resent: boolean;
  /** an earlier request may have reached the server while its answer never reached us */
  readonly doubt: boolean;
  /** failed tries in a row before this one; stored here so that no crash resets the backoff */
  readonly failures: number;
}

/** The reason for the backoff. `network`: offline, DNS or reset; nothing readable came back. */
export type BackoffCause =
  | { readonly kind: 'network' }
  /**
   * nothing was sent: the browser does not allow access to the environment's address, and only the user can change that
   */
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
      /** whether the answer held a refresh token that is now stored */
      readonly stored: boolean;
    };

/** The state of a token set at the token endpoint. Times are ms since the epoch. */
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
  /** the request was sent, but its answer never came; the same refresh token is sent once more at once */
  | { readonly state: 'unknown outcome'; readonly attempt: Attempt }
  /** `afterLostAnswer`: the server rotated the token, and its answer was probably lost. */
  | {
      readonly state: 'rejected';
      readonly code: string;
      /** the first rejection, however often the token is tried again */
      readonly at: number;
      readonly afterLostAnswer: boolean;
    }
  | {
      readonly state: 'wrong client';
      readonly at: number;
      /** as in `Attempt`: the server did not check the refresh token */
      readonly doubt: boolean;
    };

/** One lock above all token sets: while `locked`, nothing is sent or injected, and everything is kept. */
export type VaultLock = 'open' | 'locked';

/** Whether the newest token is on disk. `not yet`: it is in memory and in storage.session, and saving is retried. */
export type SavedState = { readonly state: 'yes' } | { readonly state: 'not yet'; readonly error: string };
