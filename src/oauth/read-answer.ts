import { readBounded } from './read-bounded.ts';

/** An answer of the token endpoint, read once. The body is kept as text so that it can be looked at twice. */
export interface TokenAnswer {
  /** 0: the browser hides a redirect's status from us */
  readonly status: number;
  readonly redirected: boolean;
  readonly contentType: string;
  /** `Retry-After` as sent, null when absent */
  readonly retryAfter: string | null;
  readonly text: string;
  /** the body was longer than we read, or broke off */
  readonly incomplete: boolean;
}

/** What came of one token request: an answer, or why there is none. `locked`, `not reachable`: it was not sent. */
export type Sent = TokenAnswer | 'timeout' | 'network' | 'locked' | 'not reachable';

/** A token answer is under 2 kB; what is longer is something else, and only its beginning is of use. */
const MAX_BYTES = 1_000_000;

/** Reads the body once, as bounded text. What arrived before a broken connection is kept: it may hold the token. */
export async function readAnswer(response: Response): Promise<TokenAnswer> {
  const { bytes, cut } = await readBounded(response.body, MAX_BYTES);
  return {
    status: response.status,
    redirected: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    // The half of a character at which it broke off is no text.
    text: new TextDecoder().decode(bytes, { stream: cut }),
    incomplete: cut,
  };
}
