import { injectionNow } from '../../../../src/background/reconcile/injection-now.ts';
import type { StatusItems } from '../../../../src/background/reconcile/sync-status.ts';
import type { InjectionView } from '../../../../src/injection/injection-view.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  DEFAULT_TAB_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../../../src/injection/policy.ts';
import { PRODUCTION } from '../../../../src/inventorum/environment.ts';
import type { StorageArea } from '../../../../src/platform/storage-area.ts';
import type { Status } from '../../../../src/storage/public/status.ts';
import type { Credentials } from '../../../../src/storage/secret/credentials.ts';
import { storedItem } from '../../../../src/storage/stored-item.ts';
import { PRODUCTION_HELD } from '../../../fakes/browser-facts.ts';

interface Areas {
  readonly local: StorageArea;
  readonly session: StorageArea;
}

/** The simulated user's policy: every token set is sent from somewhere. */
export const POLICY: InjectionPolicy = { ...DEFAULT_POLICY, defaultTokenSets: { [PRODUCTION.id]: 'set-1' } };

/** Lost when the browser ends. */
export const SESSION_POLICY: SessionPolicy = {
  ...DEFAULT_SESSION_POLICY,
  tabs: {
    2: { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'set-2' } },
    3: { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'set-3' } },
  },
};

/** The public items of src/storage/public/items.ts, on simulated stores. */
export function statusIn({ local, session }: Areas): StatusItems {
  return {
    onDisk: storedItem<Status>(local, 'status', { current: 2 }),
    standIn: storedItem<Status | null>(session, 'status', { current: 2 }),
    firstPart: storedItem<Status | null>(session, 'statusFirstPart', { current: 1 }),
  };
}

export function viewIn(
  { local, session }: Areas,
  credentials: Credentials,
  now: number,
): Promise<InjectionView> {
  const kept = storedItem<SessionPolicy>(session, 'sessionPolicy', { current: 2 });
  const port = {
    policy: storedItem<InjectionPolicy>(local, 'policy', { current: 1 }),
    session: {
      session: async () => (await kept.get()) ?? DEFAULT_SESSION_POLICY,
      update: async () => undefined,
      knownTabIds: async () => [2, 3],
    },
    heldPatterns: async () => PRODUCTION_HELD.held,
    exactBy: () => PRODUCTION_HELD.exactBy,
  };
  return injectionNow(port, credentials, { environments: [PRODUCTION], now });
}
