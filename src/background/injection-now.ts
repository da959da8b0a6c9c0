import type { InjectionView } from '../injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, type SessionPolicy } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { openTabIds } from '../platform/tabs.ts';
import { policyItem, sessionPolicyItem } from '../storage/public/items.ts';
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
    session: await withTabsStillOpen(),
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

/** What holds for one tab ends with it. */
async function withTabsStillOpen(): Promise<SessionPolicy> {
  const session = (await sessionPolicyItem.get()) ?? DEFAULT_SESSION_POLICY;
  if (Object.keys(session.tabs).length === 0) return session;
  const open = new Set((await openTabIds()).map(String));
  const tabs = Object.fromEntries(Object.entries(session.tabs).filter(([id]) => open.has(id)));
  if (Object.keys(tabs).length === Object.keys(session.tabs).length) return session;
  await sessionPolicyItem.set({ ...session, tabs });
  return { ...session, tabs };
}

function injectable(credentials: Credentials): InjectionView['tokenSets'] {
  const { apps, tokenSets } = living(credentials);
  return tokenSets.map((set) => ({
    id: set.id,
    appId: set.appId,
    environmentId: apps.find((app) => app.id === set.appId)?.environmentId ?? '',
    hasAccessToken: set.accessToken !== null,
    expiresAt: set.expiresAt,
  }));
}
