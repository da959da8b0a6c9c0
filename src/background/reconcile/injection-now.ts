import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import { withOneReach } from '../../injection/held/one-reach.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, type InjectionPolicy, type SessionPolicy } from '../../injection/policy.ts';
import { isBearerToken } from '../../inventorum/credential-syntax.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { type Credentials, living } from '../../storage/secret/credentials.ts';
import type { StoredItem } from '../../storage/stored-item.ts';

/** What lasts as long as the browser, and as the tab that it is about. */
export interface SessionPort {
  /** Rejects where it cannot be told what holds: then nothing is injected. */
  session(): Promise<SessionPolicy>;
  update(change: (session: SessionPolicy) => SessionPolicy): Promise<void>;
  /** The open tabs of which it is known what holds for them. */
  knownTabIds(): Promise<readonly number[]>;
}

/** What the user decided about injection, and what the browser grants. */
export interface InjectionPort {
  readonly policy: Pick<StoredItem<InjectionPolicy>, 'get'>;
  readonly session: SessionPort;
  readonly heldPatterns: () => Promise<readonly string[]>;
  readonly exactBy: () => BrowserFacts['exactBy'];
}

/** Everything that decides about injection, as it is stored and granted now. */
export async function injectionNow(
  port: InjectionPort,
  credentials: Credentials,
  context: { readonly environments: readonly Environment[]; readonly now: number },
): Promise<InjectionView> {
  const policy = (await port.policy.get()) ?? DEFAULT_POLICY;
  const exactBy = port.exactBy();
  const { session, openTabs } = await sessionNow(port, { policy, exactBy });
  return {
    ...context,
    policy,
    session,
    tokenSets: injectable(credentials),
    browser: { held: await port.heldPatterns(), openTabs, exactBy },
    lock: credentials.lock,
  };
}

/** What holds for one tab ends where its host is allowed in every tab. */
async function sessionNow(
  { session: port }: InjectionPort,
  limits: Pick<InjectionView, 'policy'> & Pick<BrowserFacts, 'exactBy'>,
): Promise<{ readonly session: SessionPolicy; readonly openTabs: readonly number[] }> {
  const session = await port.session();
  if (Object.keys(session.tabs).length === 0) return { session, openTabs: [] };
  const left = withOneReach(session, limits);
  if (left !== session) await port.update((current) => withOneReach(current, limits));
  return { session: left, openTabs: await port.knownTabIds() };
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
