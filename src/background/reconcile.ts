import { desiredRules, type RuleFacts } from '../injection/desired-rules.ts';
import type { InjectionView } from '../injection/injection-view.ts';
import { ruleChanges } from '../injection/rule-changes.ts';
import type { Environment } from '../inventorum/environment.ts';
import { drawAction, drawActionInTab } from '../platform/action.ts';
import { alarmTime, clearAlarm, setAlarm } from '../platform/alarms.ts';
import { extensionHost } from '../platform/runtime.ts';
import { installedRules, knowsBeaconType, updateRules } from '../platform/session-rules.ts';
import { statusItem } from '../storage/public/items.ts';
import type { Status } from '../storage/public/status.ts';
import type { CredentialStore } from '../storage/secret/credential-store.ts';
import type { Credentials } from '../storage/secret/credentials.ts';
import { injectionNow } from './injection-now.ts';
import { actionInTab, actionLook } from './status/action-look.ts';
import { lookWords } from './status/look-words.ts';
import { nextWake } from './status/next-wake.ts';
import { saysTheSame, statusOf } from './status/status-of.ts';

/** The one alarm there is: whatever is due first. */
export const WAKE_ALARM = 'wake';

/**
 * Makes reality match what is stored: rules, alarm, toolbar button and public status are computed anew and compared
 * with what the browser reports. Run at every start and after every change; the worker may die at any line.
 * `injects`: whether any request would be decorated now.
 */
export async function reconcile(
  store: CredentialStore,
  environments: readonly Environment[],
): Promise<{ readonly injects: boolean }> {
  const now = Date.now();
  const credentials = await store.read();
  const view = await injectionNow(credentials, environments, now);
  const injects = await syncRules(view, credentials);
  const status = statusOf(credentials, now);
  // One damaged key refuses the status for good; the alarm and the button must be right all the same.
  await syncStatus(status).catch(() => undefined);
  await syncAlarm(nextWake(credentials, view.policy, now));
  await syncAction(view, status);
  return { injects };
}

/** Whether anything is injected now. */
async function syncRules(view: InjectionView, credentials: Credentials): Promise<boolean> {
  const facts: RuleFacts = {
    accessTokenOf: (id) => credentials.tokenSets.find((set) => set.id === id)?.accessToken ?? null,
    extensionHost: extensionHost(),
    knowsBeaconType: knowsBeaconType(),
  };
  const desired = desiredRules(view, facts);
  const changes = ruleChanges(await installedRules(), desired);
  if (changes.add.length + changes.remove.length > 0) await updateRules(changes);
  return desired.length > 0;
}

async function syncAction(view: InjectionView, status: Status): Promise<void> {
  const words = lookWords();
  await drawAction(actionLook(view, status, words));
  const ofTabs = Object.entries(view.session.tabs).map(([id, tab]) =>
    drawActionInTab(Number(id), actionInTab(view, status, { tab, words })),
  );
  await Promise.all(ofTabs);
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
