import type { ScopeRequirement } from '../src/inventorum/scope-map.ts';
import type { AccountStore } from './accounts/account-store.ts';
import type { RateLimiter } from './api/rate-limiter.ts';
import type { Clock } from './clock.ts';
import type { SandboxDatabase } from './database/open-database.ts';
import type { FaultQueue } from './faults/fault-queue.ts';
import type { IssuedSecret } from './log/issued-secrets.ts';
import type { RequestLog } from './log/request-log.ts';
import type { TokenLabels } from './log/token-labels.ts';
import type { LoginStore } from './login/login-store.ts';
import type { TokenStore } from './oauth/token-store.ts';
import type { Pages } from './pages/pages.ts';
import type { Changeable, Settings } from './settings.ts';

/** All parts of a sandbox. */
export interface SandboxState {
  readonly database: SandboxDatabase;
  readonly accounts: AccountStore;
  readonly tokens: TokenStore;
  readonly logins: LoginStore;
  readonly settings: Changeable<Settings>;
  /** `POST /products/` -> its requirement in place of the catalogue's */
  readonly changedScopes: Map<string, ScopeRequirement | null>;
  readonly limiter: RateLimiter;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  readonly labels: TokenLabels;
  /** client secrets and tokens of every generation, deleted ones included */
  readonly issuedSecrets: () => readonly IssuedSecret[];
  readonly pages: Pages;
  readonly clock: Clock;
  /** ms since the epoch, by that clock */
  readonly now: () => number;
}
