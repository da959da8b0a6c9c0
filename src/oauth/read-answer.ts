import { readBounded } from './read-bounded.ts';

/** An answer of the token endpoint. The body is kept as text so that it can be parsed more than once. */
export interface TokenAnswer {
  /** 0: the browser hides a redirect's status from us */
  readonly status: number;
  readonly redirected: boolean;
  readonly contentType: string;
  /** `Retry-After` as sent, null when absent */
  readonly retryAfter: string | null;
  readonly text: string;
  /** the body exceeded the limit, or the connection broke */
  readonly incomplete: boolean;
}

/**
 * The result of one token request: an answer, or why there is none. `locked`, `not reachable`: the request was not
 * sent.
 */
export type Sent = TokenAnswer | 'timeout' | 'network' | 'locked' | 'not reachable';

/** A token answer is under 2 kB. Anything longer is something else, and its start is enough. */
const MAX_BYTES = 1_000_000;

/** Reads the body once, as bounded text. Data received before a broken connection is kept: it may hold the token. */
export async function readAnswer(response: Response): Promise<TokenAnswer> {
  const { bytes, cut } = await readBounded(response.body, MAX_BYTES);
  return {
    status: response.status,
    redirected: response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400),
    contentType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after'),
    // Drops an incomplete character at the end.
    text: new TextDecoder().decode(bytes, { stream: cut }),
    incomplete: cut,
  };
}
