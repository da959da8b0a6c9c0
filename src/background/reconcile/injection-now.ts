import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import { withOneReach } from '../../injection/held/one-reach.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../injection/policy.ts';
import { isBearerToken } from '../../inventorum/credential-syntax.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { type Credentials, living } from '../../storage/secret/credentials.ts';
import type { StoredItem } from '../../storage/stored-item.ts';

/** What the user decided about injection, and what the browser grants. */
export interface InjectionPort {
  readonly policy: Pick<StoredItem<InjectionPolicy>, 'get'>;
  readonly session: Pick<StoredItem<SessionPolicy>, 'get' | 'set'>;
  readonly heldPatterns: () => Promise<readonly string[]>;
  readonly exactBy: () => BrowserFacts['exactBy'];
  readonly openTabIds: () => Promise<readonly number[]>;
}

/** Everything that decides about injection, as it is stored and granted now. */
export async function injectionNow(
  port: InjectionPort,
  credentials: Credentials,
  place: { readonly environments: readonly Environment[]; readonly now: number },
): Promise<InjectionView> {
  const policy = (await port.policy.get()) ?? DEFAULT_POLICY;
  const exactBy = port.exactBy();
  const { session, openTabs } = await sessionNow(port, { policy, exactBy });
  return {
    ...place,
    policy,
    session,
    tokenSets: injectable(credentials),
    browser: { held: await port.heldPatterns(), openTabs, exactBy },
    lock: credentials.lock,
  };
}

/** What holds for one tab ends with it, and where its host is allowed in every tab. */
async function sessionNow(
  { session: item, openTabIds }: InjectionPort,
  place: Pick<InjectionView, 'policy'> & Pick<BrowserFacts, 'exactBy'>,
): Promise<{ readonly session: SessionPolicy; readonly openTabs: readonly number[] }> {
  const session = (await item.get()) ?? DEFAULT_SESSION_POLICY;
  if (Object.keys(session.tabs).length === 0) return { session, openTabs: [] };
  const openTabs = await openTabIds();
  const open = new Set(openTabs.map(String));
  const tabs = Object.fromEntries(Object.entries(session.tabs).filter(([id]) => open.has(id)));
  const isWhole = Object.keys(tabs).length === Object.keys(session.tabs).length;
  const left = withOneReach(isWhole ? session : { ...session, tabs }, place);
  if (left !== session) await item.set(left);
  return { session: left, openTabs };
}

function injectable(credentials: Credentials): InjectionView['tokenSets'] {
  const { apps, tokenSets } = living(credentials);
  return tokenSets.map((set) => ({
    id: set.id,
    appId: set.appId,
    environmentId: apps.find((app) => app.id === set.appId)?.environmentId ?? '',
    hasAccessToken: set.accessToken !== null,
    cannotBeSent: set.accessToken !== null && !isBearerToken(set.accessToken),
    expiresAt: set.expiresAt,
  }));
}
