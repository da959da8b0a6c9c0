import type { Identity } from '../accounts/identity.ts';

/** A request while the API processes it. */
export interface ApiExchange {
  readonly method: string;
  readonly query: URLSearchParams;
  /** the same as it was sent, with its question mark; empty: none */
  readonly search: string;
  /** the server's address as the client used it: 'http://127.0.0.1:8480' */
  readonly origin: string;
  /** the numbers in the path, in order; as text, because long ones exceed 2^53 */
  readonly ids: readonly string[];
  readonly body: Uint8Array;
  /** undefined when the header is absent */
  header(name: string): string | undefined;
  /** set once the token was accepted, so that later refusals name the user, too */
  identity: Identity | undefined;
}
