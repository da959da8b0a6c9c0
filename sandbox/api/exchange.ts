import type { Identity } from '../accounts/identity.ts';

/** A request on its way through the API. */
export interface ApiExchange {
  readonly method: string;
  readonly query: URLSearchParams;
  /** where the client reached us: 'http://127.0.0.1:8480' */
  readonly origin: string;
  /** the numbers in the path, in order; as text, because the long ones exceed 2^53 */
  readonly ids: readonly string[];
  readonly body: Uint8Array;
  /** undefined when the header is absent */
  header(name: string): string | undefined;
  /** set once the token was accepted, so that refusals after it name the user too */
  identity: Identity | undefined;
}

export function isWrite(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}
