import { openAccountStore } from './accounts/account-store.ts';
import { createRateLimiter } from './api/rate-limiter.ts';
import { createClock } from './clock.ts';
import { openDatabase } from './database/open-database.ts';
import { createFaultQueue } from './faults/fault-queue.ts';
import { createIssuedSecrets } from './log/issued-secrets.ts';
import { createRequestLog } from './log/request-log.ts';
import { createTokenLabels } from './log/token-labels.ts';
import { openLoginStore } from './login/login-store.ts';
import { openTokenStore } from './oauth/token-store.ts';
import type { Pages } from './pages/pages.ts';
import type { SandboxState } from './sandbox-state.ts';
import { seedAccounts } from './seed/seed-accounts.ts';
import type { SeedSize } from './seed/seed-size.ts';
import { changeable, DEFAULT_SETTINGS, type Settings } from './settings.ts';

export interface StateOptions {
  /** path of the database; in memory if absent */
  readonly dataFile?: string | undefined;
  readonly settings?: Partial<Settings> | undefined;
  /** pages to serve on every host outside /api/, by path */
  readonly pages?: Pages | undefined;
  /** ms since the epoch */
  readonly now?: (() => number) | undefined;
  /** size of the seed for an empty database; default small */
  readonly size?: SeedSize | undefined;
  /** seed for faults that strike by chance */
  readonly seed?: number | undefined;
}

/** Opens the database, seeds an empty one, and composes the parts. */
export function createState(options: StateOptions = {}): SandboxState {
  const database = openDatabase(options.dataFile);
  const settings = changeable<Settings>({ ...DEFAULT_SETTINGS, ...options.settings });
  const clock = createClock(settings, options.now);
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
    clock,
    now: clock.now,
  };
  seedAccounts(state, options.size ?? 'small');
  return state;
}
