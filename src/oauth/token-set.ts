import type { RefreshState } from './refresh-state.ts';

/** When an access token was current, by fingerprint (first 16 hex of SHA-256). Times are ms since the epoch. */
export interface AccessTokenMark {
  readonly fingerprint: string;
  readonly from: number;
  readonly expiresAt: number | null;
}

/**
 * One authorisation given to an app. SECRET: holds tokens; it never leaves the background.
 * Source: authentication page, "each application can have multiple tokens with individual access permissions".
 */
export interface TokenSet {
  readonly id: string;
  readonly appId: string;
  readonly label: string;
  /** ms since the epoch; token sets are listed in this order */
  readonly addedAt: number;
  /**
   * granted scope, separated by spaces (RFC 6749 section 3.3), at most 100 names and 2,000 characters; null: unknown,
   * before the first answer or because the last one was unreadable
   */
  readonly scope: string | null;
  /** scopes that refreshes removed since the user's last edit; null: unknown until the next answer */
  readonly withdrawnScope: readonly string[] | null;
  readonly accessToken: string | null;
  /** ms since the epoch; null when the user pasted an access token of unknown age */
  readonly expiresAt: number | null;
  readonly refreshToken: string;
  /**
   * issued after an earlier answer may have been lost, and not used yet: some servers issue tokens that they never
   * stored
   */
  readonly unproven: boolean;
  /** the refresh token before the current one, for the user to try, never sent automatically (RFC 9700 4.14.2) */
  readonly previousRefreshToken: string | null;
  /** it came in the same answer as the current one, and was never current */
  readonly previousIsOther: boolean;
  /** incremented by every rotation; the highest generation is the one to keep */
  readonly generation: number;
  /** `expires_in` of the last answer with a usable value, in seconds */
  readonly lifetime: number | null;
  /** the last answer had no usable `expires_in`, so `expiresAt` is based on `lifetime` or on a careful guess */
  readonly lifetimeIsAssumed: boolean;
  /** ms since the epoch; null before the first refresh */
  readonly refreshedAt: number | null;
  /** when the last token request began or ended; ms since the epoch, null before the first */
  readonly attemptedAt: number | null;
  /** the API has answered 401 to the current access token */
  readonly accessRefused: boolean;
  /** when a 401 of the API last made a refresh due, ms since the epoch; null: never */
  readonly provokedAt: number | null;
  /** when the server first rejected the current refresh token, ms since the epoch; null: never */
  readonly rejectedAt: number | null;
  readonly refresh: RefreshState;
  /** the last five access tokens, newest first */
  readonly marks: readonly AccessTokenMark[];
}
