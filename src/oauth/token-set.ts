import type { RefreshState } from './refresh-state.ts';

/** When an access token was the current one, by fingerprint (first 16 hex of SHA-256). Times are ms since the epoch. */
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
  /** ms since the epoch; token sets are listed in the order in which they were added */
  readonly addedAt: number;
  /**
   * granted scope, words apart by a space (RFC 6749 section 3.3), at most 100 and 2,000 characters; null: not known,
   * before the first answer or because the last one told it in a way that cannot be read
   */
  readonly scope: string | null;
  /** scopes that refreshes took away since the user last edited it; null: not comparable before the next answer */
  readonly withdrawnScope: readonly string[] | null;
  readonly accessToken: string | null;
  /** ms since the epoch; null when the user pasted an access token of unknown age */
  readonly expiresAt: number | null;
  readonly refreshToken: string;
  /** it came after an earlier answer may have been lost, and has not refreshed yet: some servers give one they never stored */
  readonly unproven: boolean;
  /** the refresh token before the current one, for a person to try, never sent by itself (RFC 9700 4.14.2) */
  readonly previousRefreshToken: string | null;
  /** it came with the current one in one answer that held two, and was not the current one before */
  readonly previousIsOther: boolean;
  /** grows by one at every rotation; the highest generation is the one to keep */
  readonly generation: number;
  /** `expires_in` of the last answer that had a usable one, in seconds */
  readonly lifetime: number | null;
  /** the last answer had no usable `expires_in`, so `expiresAt` is reckoned with `lifetime` or a careful guess */
  readonly lifetimeIsAssumed: boolean;
  /** ms since the epoch; null before the first refresh */
  readonly refreshedAt: number | null;
  /** when the last token request began, or its outcome came; ms since the epoch, null before the first */
  readonly attemptedAt: number | null;
  /** the API has answered 401 to the current access token */
  readonly accessRefused: boolean;
  /** when a 401 of the API last made a refresh due, ms since the epoch; null: never */
  readonly provokedAt: number | null;
  /** when the server first refused the current refresh token, ms since the epoch; null: it did not */
  readonly rejectedAt: number | null;
  readonly refresh: RefreshState;
  /** the last five access tokens, newest first */
  readonly marks: readonly AccessTokenMark[];
}
