import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import { withOneReach } from '../../injection/held/one-reach.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, type InjectionPolicy, type SessionPolicy } from '../../injection/policy.ts';
import { isBearerToken } from '../../inventorum/credential-syntax.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import type { StoredItem } from '../../storage/stored-item.ts';

/** Settings that last as long as the browser, or as their tab. */
export interface SessionPort {
  /** Rejects if the settings cannot be determined: then nothing is injected. */
  session(): Promise<SessionPolicy>;
  update(change: (session: SessionPolicy) => SessionPolicy): Promise<void>;
  /** The open tabs whose settings are known. */
  knownTabIds(): Promise<readonly number[]>;
}

/** The user's injection policy and the browser's permissions. */
export interface InjectionPort {
  readonly policy: Pick<StoredItem<InjectionPolicy>, 'get'>;
  readonly session: SessionPort;
  readonly heldPatterns: () => Promise<readonly string[]>;
  readonly exactBy: () => BrowserFacts['exactBy'];
}

/** Everything that decides about injection, as stored and granted now. */
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

/** Removes settings of single tabs for hosts that are allowed in every tab. */
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
  const { apps, tokenSets } = withoutDeleted(credentials);
  return tokenSets.map((set) => ({
    id: set.id,
    appId: set.appId,
    environmentId: apps.find((app) => app.id === set.appId)?.environmentId ?? '',
    hasAccessToken: set.accessToken !== null,
    cannotBeSent: set.accessToken !== null && !isBearerToken(set.accessToken),
    expiresAt: set.expiresAt,
  }));
}
