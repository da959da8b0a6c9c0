import { DEFAULT_POLICY, type InjectionPolicy, type TabPolicies } from '../injection/policy.ts';
import { sessionArea } from '../platform/storage-area.ts';
import { policyItem, tabPoliciesItem } from '../storage/public/items.ts';
import type { CredentialStore } from '../storage/secret/credential-store.ts';
import { living } from '../storage/secret/credentials.ts';
import { storedItem } from '../storage/stored-item.ts';
import { chosen, type InjectionParts, type PendingAllowance } from './commands/injection-commands.ts';

type Lock = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/** Reads and changes what the user decided about injection: one change at a time. */
export interface PolicyStore extends Pick<InjectionParts, 'updatePolicy' | 'updateTabs' | 'pending'> {
  /** A token set is there: it is the one to inject where none is chosen yet. */
  offerAsDefault(environmentId: string, tokenSetId: string): Promise<void>;
}

export function policyStore(store: CredentialStore, lock: Lock): PolicyStore {
  const pendingItem = storedItem<PendingAllowance | null>(sessionArea, 'pendingAllowance', { current: 1 });

  const updatePolicy = (change: (policy: InjectionPolicy) => InjectionPolicy) =>
    lock('policy', async () => policyItem.set(change((await policyItem.get()) ?? DEFAULT_POLICY)));

  return {
    updatePolicy,
    updateTabs: (change: (tabs: TabPolicies) => TabPolicies) =>
      lock('tabs', async () => tabPoliciesItem.set(change((await tabPoliciesItem.get()) ?? {}))),
    pending: { get: async () => (await pendingItem.get()) ?? undefined, set: pendingItem.set },
    async offerAsDefault(environmentId, tokenSetId) {
      const { tokenSets } = living(await store.read());
      await updatePolicy((policy) => {
        const current = policy.defaultTokenSets[environmentId];
        return tokenSets.some((set) => set.id === current)
          ? policy
          : chosen(policy, environmentId, tokenSetId);
      });
    },
  };
}
