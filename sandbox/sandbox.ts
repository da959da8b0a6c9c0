import type { Method, ScopeRequirement } from '../src/inventorum/scope-map.ts';
import type { SandboxAccount } from './accounts/account.ts';
import type { FaultAnswer, FaultMatch } from './faults/fault.ts';
import type { Fault } from './faults/fault-queue.ts';
import type { IssuedSecret } from './log/issued-secrets.ts';
import type { SandboxRequest } from './log/request-log.ts';
import type { Settings } from './settings.ts';

/** What can be asked of a running sandbox, with or without ports. */
export interface SandboxControls {
  /** Accounts, apps and token sets with their newest credentials, read afresh each time. */
  readonly accounts: readonly SandboxAccount[];
  /** Every request that arrived, newest last, with its secrets: keep it inside the process. */
  readonly requests: readonly SandboxRequest[];
  readonly settings: Settings;
  /**
   * Every client secret, token and password that there has been, rotated and deleted ones included, each with a name
   * that may be printed; they stay when a sandbox with ports is closed. PINs are too short to be looked for anywhere.
   */
  readonly secrets: readonly IssuedSecret[];
  /** The first request that matches, also one that has arrived already. Rejects after `timeoutMs` (10 s). */
  waitForRequest(match: (request: SandboxRequest) => boolean, timeoutMs?: number): Promise<SandboxRequest>;
  /** The next request that matches gets this answer (`nth`, `times`, `probability` in the match say otherwise). */
  failNext(match: FaultMatch, answer: FaultAnswer): Fault;
  /** Takes back every fault and releases what they hold. */
  clearFaults(): void;
  configure(change: Partial<Settings>): void;
  /** `expires_in` of the tokens issued from now on */
  setTokenLifetime(seconds: number): void;
  /** Moves the server's clock; 0 puts it right again. */
  shiftClock(ms: number): void;
  /** An endpoint ('POST', '/products/') asks for something else from now on; null: for no scope at all. */
  changeScope(method: Method, template: string, requirement: ScopeRequirement | null): void;
  /** The scope map is the catalogue's again. */
  resetScopes(): void;
  /** Changes what a token set may do, now and after its next refresh. */
  grant(tokenSet: string, scope: string): void;
  /** The living access tokens of a token set expire now. Throws for a label that is not there. */
  expireAccessToken(tokenSet: string): void;
  /** Every token of a token set dies now. */
  revoke(tokenSet: string): void;
  /** Somebody else refreshes this token set: the tokens a client holds are out of date. */
  rotate(tokenSet: string): void;
  /** Deletes every app or token set of this label; its tokens die at once. */
  remove(kind: 'app' | 'token set', label: string): void;
}

export interface Sandbox extends SandboxControls {
  /** base URL without a path: 'http://127.0.0.1:4310' */
  readonly http: string;
  readonly https: string;
  /** base URL of the control API */
  readonly control: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** base64 of the SHA-256 of the certificate's public key, for --ignore-certificate-errors-spki-list */
  readonly spki: string;
  /** PEM */
  readonly certificate: string;
  close(): Promise<void>;
}
