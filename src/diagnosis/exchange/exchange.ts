import type { RequestFacts } from '../../injection/explain-usual.ts';
import type { SandboxFault } from '../../inventorum/sandbox-fault.ts';
import type { Hidden } from './hidden-from.ts';
import type { NotTold } from './not-told.ts';

/**
 * The content of a request's `Authorization` header without the secret. `fingerprint`: first 16 hex of the token's
 * SHA-256; `tail`: its last four characters, empty for a token that is too short to show any.
 */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly fingerprint: string; readonly tail: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'other scheme'; readonly scheme: string }
  /** unknown, which is not the same as none */
  | { readonly kind: 'not told'; readonly because: NotTold };

/** The sent body as text. May hold secrets of a form: shown only field by field through `sentValue`. */
export interface SentBody {
  /** media type, lower case, without parameters */
  readonly type: string;
  readonly text: string;
}

/** Source: RFC 6750 section 3.1 */
export type Challenge = 'insufficient_scope' | 'invalid_token';

/**
 * Why the body of an answer says nothing. `broke off`: it ended before its end; `cut`: the browser kept only its
 * beginning; `not text`: bytes that are no text; `not told`: the browser gives none, although there may have been one;
 * `not checked`: for secrets.
 */
export type Unread = 'broke off' | 'cut' | 'not text' | 'not told' | 'not checked';

/** One finished request and its response, as far as diagnosis needs it. Holds no secret of a header. */
export interface Exchange {
  /** ms since the epoch */
  readonly startedAt: number;
  /** ms */
  readonly duration: number;
  /** as sent: browsers upper-case only some */
  readonly method: string;
  readonly pathname: string;
  /** query with its question mark, or empty; without the values of secret parameters */
  readonly search: string;
  /** 0: no answer reached the page */
  readonly status: number;
  /** lower case, without parameters; empty: none */
  readonly contentType: string;
  readonly location: string | null;
  /** seconds; an HTTP date is counted from the answer */
  readonly retryAfter: string | null;
  /** the error of RFC 6750 section 3 in `WWW-Authenticate`; absent: none that is known */
  readonly challenge?: Challenge;
  /** the browser hides the answer from the page (CORS); null: it may read the answer */
  readonly hidden: Hidden | null;
  /** no page may read it, whatever the answer is: `no-cors` to another origin */
  readonly opaque?: true;
  /** the requester, for the injection policy to explain */
  readonly asked: RequestFacts;
  readonly credential: Credential;
  /** the request's `X-Api-Version`; null: none, or not told */
  readonly apiVersion: string | null;
  /** the answer's `X-Inv-Processed-Version`: the version that actually served it */
  readonly processedVersion: string | null;
  /** the browser's error for a request without an answer ('net::ERR_ABORTED'); null: none */
  readonly netError: string | null;
  /** our own sandbox answered; `fault`: as it was asked to, null: as usual. Absent: another server */
  readonly sandbox?: { readonly fault: SandboxFault | null };
  /** null: none, or too long to be parsed */
  readonly sent: SentBody | null;
  /** null: none, not text, or too long */
  readonly body: string | null;
  /** absent: the body was read, or was not needed */
  readonly unread?: Unread;
  readonly bodyTooLong?: true;
  /** its texts could not be checked for secrets: those that may hold some are left out */
  readonly withheld?: true;
  /** rows of a list that may have been cut; absent: not counted */
  readonly rows?: ListRows;
}

/** The number of rows that a paged list returned, and its total. */
export interface ListRows {
  readonly got: number;
  readonly total: number;
}
