import { desiredRules, type RuleFacts } from '../injection/desired-rules.ts';
import type { InjectionView } from '../injection/injection-view.ts';
import { DEFAULT_POLICY, type TabPolicies } from '../injection/policy.ts';
import { ruleChanges } from '../injection/rule-changes.ts';
import type { Environment } from '../inventorum/environment.ts';
import { drawAction } from '../platform/action.ts';
import { alarmTime, clearAlarm, setAlarm } from '../platform/alarms.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { extensionHost } from '../platform/runtime.ts';
import { installedRules, knowsBeaconType, updateRules } from '../platform/session-rules.ts';
import { openTabIds } from '../platform/tabs.ts';
import { policyItem, statusItem, tabPoliciesItem } from '../storage/public/items.ts';
import type { Status } from '../storage/public/status.ts';
import type { CredentialStore } from '../storage/secret/credential-store.ts';
import { type Credentials, living } from '../storage/secret/credentials.ts';
import { actionLook } from './status/action-look.ts';
import { lookWords } from './status/look-words.ts';
import { nextWake } from './status/next-wake.ts';
import { saysTheSame, statusOf } from './status/status-of.ts';

/** The one alarm there is: whatever is due first. */
export const WAKE_ALARM = 'wake';

/**
 * Makes reality match what is stored: rules, alarm, toolbar button and public status are computed anew and compared
 * with what the browser reports. Run at every start and after every change; the worker may die at any line.
 */
export async function reconcile(store: CredentialStore, environments: readonly Environment[]): Promise<void> {
  const now = Date.now();
  const credentials = await store.read();
  const policy = (await policyItem.get()) ?? DEFAULT_POLICY;
  const withheld = await withheldOf(environments);
  const tabs = await tabsStillOpen();
  await syncRules(
    { now, policy, tabs, environments, withheld, tokenSets: injectable(credentials) },
    credentials,
  );
  const status = statusOf(credentials, now);
  await syncStatus(status);
  await syncAlarm(nextWake(credentials, now));
  await drawAction(actionLook({ policy, status, withheld: withheld.length > 0 }, lookWords()));
}

/** Ids of environments whose host permission is missing: a user may withdraw even the one the manifest asks for. */
async function withheldOf(environments: readonly Environment[]): Promise<readonly string[]> {
  const checked = await Promise.all(
    environments.map(async ({ id, origin }) => ((await hasOrigin(origin)) ? [] : [id])),
  );
  return checked.flat();
}

/** What was allowed for one tab ends with it. */
async function tabsStillOpen(): Promise<TabPolicies> {
  const tabs = await tabPoliciesItem.get();
  if (!tabs || Object.keys(tabs).length === 0) return {};
  const open = new Set((await openTabIds()).map(String));
  const kept = Object.fromEntries(Object.entries(tabs).filter(([id]) => open.has(id)));
  if (Object.keys(kept).length < Object.keys(tabs).length) await tabPoliciesItem.set(kept);
  return kept;
}

function injectable(credentials: Credentials): InjectionView['tokenSets'] {
  const { apps, tokenSets } = living(credentials);
  return tokenSets.map((set) => ({
    id: set.id,
    environmentId: apps.find((app) => app.id === set.appId)?.environmentId ?? '',
    hasAccessToken: set.accessToken !== null,
    expiresAt: set.expiresAt,
  }));
}

async function syncRules(view: InjectionView, credentials: Credentials): Promise<void> {
  const facts: RuleFacts = {
    accessTokenOf: (id) => credentials.tokenSets.find((set) => set.id === id)?.accessToken ?? null,
    extensionHost: extensionHost(),
    knowsBeaconType: knowsBeaconType(),
  };
  const changes = ruleChanges(await installedRules(), desiredRules(view, facts));
  if (changes.add.length + changes.remove.length > 0) await updateRules(changes);
}

async function syncStatus(status: Status): Promise<void> {
  if (!saysTheSame(await statusItem.get(), status)) await statusItem.set(status);
}

async function syncAlarm(at: number | null): Promise<void> {
  const set = await alarmTime(WAKE_ALARM);
  if (at === null) {
    if (set !== null) await clearAlarm(WAKE_ALARM);
  } else if (set === null || Math.abs(set - at) > 500) {
    await setAlarm(WAKE_ALARM, at);
  }
}
