import { DEFAULT_POLICY } from '../injection/policy.ts';
import { allEnvironments, type Environment } from '../inventorum/environment.ts';
import type { WithLock } from '../platform/locks.ts';
import { addedEnvironmentsItem, policyItem } from '../storage/public/items.ts';
import { pendingAllowanceItem } from '../storage/public/shared-items.ts';
import type { CredentialStore } from '../storage/secret/credential-store.ts';
import { withoutDeleted } from '../storage/secret/credentials.ts';
import type { StoredItem } from '../storage/stored-item.ts';
import type { EnvironmentParts } from './commands/environment-commands.ts';
import { chosen } from './commands/injection-commands.ts';
import type { OriginParts } from './commands/origin-commands.ts';

type Stored = 'policy' | 'updatePolicy' | 'environments' | 'pending';

/** Reads and changes the user's injection policy, one change at a time. */
export interface PolicyStore
  extends Pick<OriginParts, Stored>,
    Pick<EnvironmentParts, 'updateAddedEnvironments'> {
  /** Switches injection on or off. */
  toggle(): Promise<void>;
  /** Makes the token set the default of its environment if there is none. */
  offerAsDefault(environmentId: string, tokenSetId: string): Promise<void>;
}

export function policyStore(store: CredentialStore, lock: WithLock): PolicyStore {
  /** Changes an item under a lock. */
  function updater<T>(
    name: string,
    item: StoredItem<T>,
    absent: T,
  ): (change: (value: T) => T) => Promise<void> {
    return (change) => lock(name, async () => item.set(change((await item.get()) ?? absent)));
  }

  const updatePolicy = updater('policy', policyItem, DEFAULT_POLICY);

  return {
    policy: async () => (await policyItem.get()) ?? DEFAULT_POLICY,
    updatePolicy,
    toggle: () => updatePolicy((policy) => ({ ...policy, on: !policy.on })),
    updateAddedEnvironments: updater<readonly Environment[]>('environments', addedEnvironmentsItem, []),
    environments: async () => allEnvironments(await addedEnvironmentsItem.get()),
    pending: pendingAllowanceItem,
    async offerAsDefault(environmentId, tokenSetId) {
      const { tokenSets } = withoutDeleted(await store.read());
      await updatePolicy((policy) => {
        const current = policy.defaultTokenSets[environmentId];
        return tokenSets.some((set) => set.id === current)
          ? policy
          : chosen(policy, environmentId, tokenSetId);
      });
    },
  };
}
