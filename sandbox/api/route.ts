import type { Method } from '../../src/inventorum/scope-map.ts';
import type { Permission } from '../accounts/account.ts';
import type { Identity } from '../accounts/identity.ts';
import type { SandboxDatabase } from '../database/open-database.ts';
import type { SandboxState } from '../sandbox-state.ts';
import type { Answer } from './answer.ts';
import type { ApiExchange } from './exchange.ts';

/** The input of an operation. */
export interface ApiCall {
  readonly database: SandboxDatabase;
  readonly identity: Identity;
  /** the numbers in the path, in order; as text, because long ones exceed 2^53 */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  /** the server's address as the client used it: 'http://127.0.0.1:8480' */
  readonly origin: string;
  /** parsed JSON, or the result of the route's `readBody`; undefined for methods without a body */
  readonly body: unknown;
  readonly version: number;
  /** ms since the epoch */
  readonly now: number;
}

/** One endpoint of the sandbox. The catalogue says which scope it requires. */
export interface Route {
  readonly method: Method;
  /** as in the catalogue: '/products/{id}/' */
  readonly template: string;
  /** permission that the user needs besides the token's scope */
  readonly permission?: Permission;
  /** Reads a body that is not JSON. May throw a Refusal. */
  readonly readBody?: (bytes: Uint8Array, contentType: string) => Promise<unknown>;
  /** Runs inside a transaction when the method writes. May throw a Refusal. */
  readonly answer: (call: ApiCall) => Answer;
}

/** An endpoint without an access token: the log-in, public data. */
export interface OpenRoute {
  readonly method: Method;
  readonly template: string;
  /** May throw a Refusal. */
  readonly answer: (exchange: ApiExchange, state: SandboxState) => Answer;
}
