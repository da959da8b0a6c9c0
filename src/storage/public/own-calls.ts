/** A request of the extension itself. Holds no secret and no body. Times are ms (since the epoch). */
export interface OwnCall {
  readonly id: string;
  readonly kind: 'token request' | 'replay';
  readonly at: number;
  readonly duration: number;
  readonly method: string;
  /** absolute; secrets in it are replaced */
  readonly url: string;
  /** 0: no answer, or the browser hides a redirect's status */
  readonly status: number;
  /** `redirected`: not followed */
  readonly outcome: 'answered' | 'redirected' | 'network' | 'timeout';
  /** value of `X-Api-Version`; null: none was sent */
  readonly apiVersion: string | null;
  /** identifies the access token (first 16 hex of SHA-256, last four characters); null: none was sent */
  readonly accessToken: { readonly fingerprint: string; readonly tail: string } | null;
}

/** Oldest first. */
export type OwnCalls = readonly OwnCall[];

const KEPT = 100;

export function withOwnCall(calls: OwnCalls | undefined, call: OwnCall): OwnCalls {
  return [...(calls ?? []), call].slice(-KEPT);
}
