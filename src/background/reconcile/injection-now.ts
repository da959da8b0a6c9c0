import type { InjectionView } from '../../injection/injection-view.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { type Credentials, living } from '../../storage/secret/credentials.ts';
import type { StoredItem } from '../../storage/stored-item.ts';

/** What the user decided about injection, and what the browser grants. */
export interface InjectionPort {
  readonly policy: Pick<StoredItem<InjectionPolicy>, 'get'>;
  readonly session: Pick<StoredItem<SessionPolicy>, 'get' | 'set'>;
  readonly hasOrigin: (origin: string) => Promise<boolean>;
  readonly openTabIds: () => Promise<readonly number[]>;
}

/** Everything that decides about injection, as it is stored and granted now. */
export async function injectionNow(
  port: InjectionPort,
  credentials: Credentials,
  place: { readonly environments: readonly Environment[]; readonly now: number },
): Promise<InjectionView> {
  return {
    ...place,
    policy: (await port.policy.get()) ?? DEFAULT_POLICY,
    session: await withTabsStillOpen(port),
    tokenSets: injectable(credentials),
    withheld: await withheldOf(port, place.environments),
    lock: credentials.lock,
  };
}

/** Ids of environments whose host permission is missing: a user may withdraw even the one the manifest asks for. */
async function withheldOf(
  { hasOrigin }: InjectionPort,
  environments: readonly Environment[],
): Promise<readonly string[]> {
  const checked = await Promise.all(
    environments.map(async ({ id, origin }) => ((await hasOrigin(origin)) ? [] : [id])),
  );
  return checked.flat();
}

/** What holds for one tab ends with it. */
async function withTabsStillOpen({ session: item, openTabIds }: InjectionPort): Promise<SessionPolicy> {
  const session = (await item.get()) ?? DEFAULT_SESSION_POLICY;
  if (Object.keys(session.tabs).length === 0) return session;
  const open = new Set((await openTabIds()).map(String));
  const tabs = Object.fromEntries(Object.entries(session.tabs).filter(([id]) => open.has(id)));
  if (Object.keys(tabs).length === Object.keys(session.tabs).length) return session;
  await item.set({ ...session, tabs });
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
