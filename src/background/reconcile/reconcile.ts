import { type BrowserFacts, NOTHING_HELD } from '../../injection/held/host-permission.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../injection/policy.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { storedText } from '../../storage/stored-text.ts';
import { report } from '../../trace.ts';
import { namedTokenSets } from '../status/first-part.ts';
import { nextWake } from '../status/next-wake.ts';
import { statusOf } from '../status/status-of.ts';
import { type ActionPort, syncAction } from './sync-action.ts';
import { type AlarmPort, syncAlarm } from './sync-alarm.ts';
import { type NotificationsPort, syncNotifications } from './sync-notifications.ts';
import { type PermissionsPort, syncPermissions } from './sync-permissions.ts';
import { type RulesPort, syncRules } from './sync-rules.ts';
import { type StatusItems, syncStatus } from './sync-status.ts';

export interface ReconcileParts {
  readonly store: CredentialStore;
  /** ms since the epoch */
  readonly now: () => number;
  /** everything that decides about injection, as stored and granted now */
  readonly viewOf: (credentials: Credentials) => Promise<InjectionView>;
  readonly rules: RulesPort;
  readonly permissions: PermissionsPort;
  /** for pages that cannot ask the browser */
  readonly browserFacts: Pick<StoredItem<BrowserFacts>, 'get' | 'set'>;
  readonly status: StatusItems;
  readonly alarm: AlarmPort;
  readonly action: ActionPort;
  readonly notifications: NotificationsPort;
  /** Called with whether any request gets a header from now on. */
  readonly onInjecting: (injects: boolean) => void;
}

/** How soon a failed part is retried. */
const AGAIN_MS = 60_000;

/**
 * Makes the browser match what is stored: rules, public status, toolbar button and alarm are recomputed and compared
 * with the browser's state. Runs at every start and after every change; the worker may die at any line. The parts are
 * independent: all are tried, then the first failure is thrown.
 */
export function reconciler(parts: ReconcileParts): () => Promise<void> {
  return async () => {
    const now = parts.now();
    const credentials = await parts.store.read();
    const failures: unknown[] = [];
    async function attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
      try {
        return await task();
      } catch (error) {
        report('reconcile', error);
        failures.push(error);
        return undefined;
      }
    }
    async function injectNow(): Promise<InjectionView> {
      const view = (await attempt(() => parts.viewOf(credentials))) ?? nothingInjected(credentials, now);
      const injects = await attempt(() => syncRules(parts.rules, view, credentials));
      if (injects !== undefined) parts.onInjecting(injects);
      return view;
    }
    let view = await injectNow();
    // Rules are removed before permissions change: without a rule, no permission opens anything.
    if (await attempt(() => syncPermissions(parts.permissions, view))) view = await injectNow();
    await attempt(() => syncBrowserFacts(parts.browserFacts, view.browser));
    const status = statusOf(credentials, now);
    await attempt(() => syncStatus(parts.status, status, namedTokenSets(view)));
    await attempt(() => syncAction(parts.action, view, status));
    await attempt(() => syncNotifications(parts.notifications, status));
    const wake = nextWake(credentials, view.policy, now);
    const again = failures.length > 0 ? Math.min(wake ?? Number.POSITIVE_INFINITY, now + AGAIN_MS) : wake;
    await attempt(() => syncAlarm(parts.alarm, again));
    if (failures.length > 0) throw failures[0];
  };
}

async function syncBrowserFacts(item: ReconcileParts['browserFacts'], browser: BrowserFacts): Promise<void> {
  if (storedText(await item.get()) !== storedText(browser)) await item.set(browser);
}

/** If the policy cannot be read, nothing is allowed. */
function nothingInjected({ lock }: Credentials, now: number): InjectionView {
  return {
    now,
    policy: DEFAULT_POLICY,
    session: DEFAULT_SESSION_POLICY,
    environments: [],
    tokenSets: [],
    browser: NOTHING_HELD,
    lock,
  };
}
