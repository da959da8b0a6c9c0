import type { InjectionPolicy, TabPolicies } from '../../injection/policy.ts';
import { localArea, sessionArea } from '../../platform/storage-area.ts';
import { type StoredItem, storedItem } from '../stored-item.ts';
import { type History, historyKey } from './history.ts';
import type { Status } from './status.ts';

/** Facts about every app and token set, written by the background alone. */
export const statusItem = storedItem<Status>(localArea, 'status', { current: 1 });

/** What the user decided about injection. */
export const policyItem = storedItem<InjectionPolicy>(localArea, 'policy', { current: 1 });

/** What holds for single tabs; ends with the browser. */
export const tabPoliciesItem = storedItem<TabPolicies>(sessionArea, 'tabs', { current: 1 });

/** The last refreshes of one token set. */
export function historyItem(tokenSetId: string): StoredItem<History> {
  return storedItem<History>(localArea, historyKey(tokenSetId), { current: 1 });
}
