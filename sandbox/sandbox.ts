import type { Method, ScopeRequirement } from '../src/inventorum/scope-map.ts';
import type { SandboxAccount } from './accounts/account.ts';
import type { Clock } from './clock.ts';
import type { FaultAnswer, FaultMatch } from './faults/fault.ts';
import type { Fault } from './faults/fault-queue.ts';
import type { ExpectedRequest } from './journal/expect-request.ts';
import type { IssuedSecret } from './log/issued-secrets.ts';
import type { SandboxRequest } from './log/request-log.ts';
import type { Settings } from './settings.ts';
import type { Snapshots } from './snapshots.ts';

/** The controls of a running sandbox, with or without ports. */
export interface SandboxControls {
  /** Accounts, apps and token sets with their newest credentials, read on each access. */
  readonly accounts: readonly SandboxAccount[];
  /** Every received request, newest last, with its secrets: keep it inside the process. */
  readonly requests: readonly SandboxRequest[];
  readonly settings: Settings;
  /** Saved states by name, and the way back to the start. */
  readonly snapshots: Snapshots;
  /**
   * Every client secret, token and password so far, including rotated and deleted ones, each with a printable name. The
   * list stays available after a sandbox with ports is closed. PINs are too short to search for.
   */
  readonly secrets: readonly IssuedSecret[];
  /** The first request that matches, including past ones. Rejects after `timeoutMs` (10 s). */
  waitForRequest(match: (request: SandboxRequest) => boolean, timeoutMs?: number): Promise<SandboxRequest>;
  /**
   * The newest request so far that fits every condition; undefined only for `times: 0`. Throws an Error whose message
   * names the nearest one, what differs, and why it was answered as it was. It holds no secret of the sandbox.
   */
  expect(request: ExpectedRequest): SandboxRequest | undefined;
  /** The next matching request gets this answer (unless `nth`, `times` or `probability` say otherwise). */
  failNext(match: FaultMatch, answer: FaultAnswer): Fault;
  /** Removes every fault and releases the requests they hold. */
  clearFaults(): void;
  configure(change: Partial<Settings>): void;
  /** `expires_in` of the tokens issued from now on */
  setTokenLifetime(seconds: number): void;
  /** The server's clock, which can be moved and stopped while it runs. */
  readonly clock: Clock;
  /** The same as `clock.setOffset`; 0 resets it. */
  shiftClock(ms: number): void;
  /** Changes the requirement of an endpoint ('POST', '/products/'); null: no scope at all. */
  changeScope(method: Method, template: string, requirement: ScopeRequirement | null): void;
  /** Resets the scope map to the catalogue. */
  resetScopes(): void;
  /** Changes the scope of a token set, now and for later refreshes. */
  grant(tokenSet: string, scope: string): void;
  /** Expires the living access tokens of a token set now. Throws for an unknown label. */
  expireAccessToken(tokenSet: string): void;
  /** Revokes every token of a token set now. */
  revoke(tokenSet: string): void;
  /** Refreshes this token set as another client would: the tokens of all other clients become outdated. */
  rotate(tokenSet: string): void;
  /** Deletes every app or token set with this label; its tokens end at once. */
  remove(kind: 'app' | 'token set', label: string): void;
}

export interface Sandbox extends SandboxControls {
  /** base URL without a path: 'http://127.0.0.1:4310' */
  readonly http: string;
  readonly https: string;
  /** base URL of the control API, with its key: 'http://127.0.0.1:4312/s3cr…'. SECRET. */
  readonly control: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** base64 of the SHA-256 of the certificate's public key, for --ignore-certificate-errors-spki-list */
  readonly spki: string;
  /** PEM */
  readonly certificate: string;
  close(): Promise<void>;
}
