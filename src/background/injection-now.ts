import type { InjectionView } from '../injection/injection-view.ts';
import { DEFAULT_POLICY, type TabPolicies } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { openTabIds } from '../platform/tabs.ts';
import { policyItem, tabPoliciesItem } from '../storage/public/items.ts';
import { type Credentials, living } from '../storage/secret/credentials.ts';

/** Everything that decides about injection, as it is stored and granted now. */
export async function injectionNow(
  credentials: Credentials,
  environments: readonly Environment[],
  now: number,
): Promise<InjectionView> {
  return {
    now,
    policy: (await policyItem.get()) ?? DEFAULT_POLICY,
    tabs: await tabsStillOpen(),
    environments,
    tokenSets: injectable(credentials),
    withheld: await withheldOf(environments),
  };
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
