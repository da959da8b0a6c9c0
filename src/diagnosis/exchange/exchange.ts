import type { RequestFacts } from '../../injection/explain.ts';

/**
 * What a request's `Authorization` header held, without the secret. `fingerprint`: first 16 hex of the token's
 * SHA-256; `tail`: its last four characters, empty for a token too short to show any.
 */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'bearer'; readonly fingerprint: string; readonly tail: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'other scheme'; readonly scheme: string };

/** What was sent, as text; may hold secrets of a form: drawn field by field through `sentValue` alone. */
export interface SentBody {
  /** media type, lower case, without parameters */
  readonly type: string;
  readonly text: string;
}

/** One finished request and its response, as far as diagnosis asks. Holds no secret of a header. */
export interface Exchange {
  /** ms since the epoch */
  readonly startedAt: number;
  /** ms */
  readonly duration: number;
  readonly method: string;
  readonly pathname: string;
  /** query with its question mark, or empty; values of secret parameters are left out */
  readonly search: string;
  /** 0: no answer reached the page */
  readonly status: number;
  /** lower case, without parameters; empty when there was none */
  readonly contentType: string;
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** origin of the page from which the browser hides the answer (CORS); null: it may read it */
  readonly hiddenFrom: string | null;
  /** who asked, for the injection policy to explain */
  readonly asked: RequestFacts;
  readonly credential: Credential;
  /** the request's `X-Api-Version` */
  readonly apiVersion: string | null;
  /** the answer's `X-Inv-Processed-Version`: the version that really served it */
  readonly processedVersion: string | null;
  /** what the browser says of a request without an answer ('net::ERR_ABORTED'); null: nothing */
  readonly netError: string | null;
  /** null: none, or too long to be looked into */
  readonly sent: SentBody | null;
  /** null: none, not text, or too long */
  readonly body: string | null;
  readonly bodyTooLong?: true;
  /** it could not be made sure that its texts hold no secret: those that might are left out */
  readonly withheld?: true;
  /** of a list that may have been cut; absent: not counted */
  readonly rows?: ListRows;
}

/** How many rows of a paged list came, and how many there are. */
export interface ListRows {
  readonly got: number;
  readonly total: number;
}
