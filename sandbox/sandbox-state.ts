import type { ScopeRequirement } from '../src/inventorum/scope-map.ts';
import { type AccountStore, openAccountStore } from './accounts/account-store.ts';
import { createRateLimiter, type RateLimiter } from './api/rate-limiter.ts';
import { openDatabase, type SandboxDatabase } from './database/open-database.ts';
import { createFaultQueue, type FaultQueue } from './faults/fault-queue.ts';
import { createIssuedSecrets, type IssuedSecret } from './log/issued-secrets.ts';
import { createRequestLog, type RequestLog } from './log/request-log.ts';
import { createTokenLabels, type TokenLabels } from './log/token-labels.ts';
import { type LoginStore, openLoginStore } from './login/login-store.ts';
import { openTokenStore, type TokenStore } from './oauth/token-store.ts';
import type { Pages } from './pages/serve-page.ts';
import { seedAccounts } from './seed/seed-accounts.ts';
import type { SeedSize } from './seed/seed-size.ts';
import { type Changeable, changeable, DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** Everything a sandbox is made of. */
export interface SandboxState {
  readonly database: SandboxDatabase;
  readonly accounts: AccountStore;
  readonly tokens: TokenStore;
  readonly logins: LoginStore;
  readonly settings: Changeable<Settings>;
  /** `POST /products/` -> what it asks for instead of what the catalogue says */
  readonly changedScopes: Map<string, ScopeRequirement | null>;
  readonly limiter: RateLimiter;
  readonly faults: FaultQueue;
  readonly log: RequestLog;
  readonly labels: TokenLabels;
  /** client secrets and tokens of every generation, deleted ones included */
  readonly issuedSecrets: () => readonly IssuedSecret[];
  readonly pages: Pages;
  /** ms since the epoch, shifted as the settings say */
  readonly now: () => number;
}

export interface StateOptions {
  /** where the database is kept; in memory when missing */
  readonly dataFile?: string | undefined;
  readonly settings?: Partial<Settings> | undefined;
  /** pages to serve on every host outside /api/, by path */
  readonly pages?: Pages | undefined;
  /** ms since the epoch */
  readonly now?: (() => number) | undefined;
  /** how much an empty database is filled with; default small */
  readonly size?: SeedSize | undefined;
  /** for the dice of faults that strike by chance */
  readonly seed?: number | undefined;
}

/** Opens the database, fills an empty one, and puts the parts together. */
export function createState(options: StateOptions = {}): SandboxState {
  const database = openDatabase(options.dataFile);
  const settings = changeable<Settings>({ ...DEFAULT_SETTINGS, ...options.settings });
  const clock = options.now ?? Date.now;
  const state: SandboxState = {
    database,
    accounts: openAccountStore(database),
    tokens: openTokenStore(database),
    logins: openLoginStore(database),
    settings,
    changedScopes: new Map(),
    limiter: createRateLimiter(),
    faults: createFaultQueue(options.seed),
    log: createRequestLog(),
    labels: createTokenLabels(database),
    issuedSecrets: createIssuedSecrets(database),
    pages: options.pages ?? {},
    now: () => clock() + settings.get().clockShiftMs,
  };
  seedAccounts(state, options.size ?? 'small');
  return state;
}
