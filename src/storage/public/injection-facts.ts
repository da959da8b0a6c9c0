import type { BrowserFacts } from '../../injection/held/host-permission.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import type { InjectionPolicy, SessionPolicy } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { Status } from './status.ts';

/** What a page knows of injection, from storage and from the browser's permissions. */
export interface InjectionFacts {
  readonly status: Status | undefined;
  readonly policy: InjectionPolicy;
  readonly session: SessionPolicy;
  readonly environments: readonly Environment[];
  readonly browser: BrowserFacts;
}

/** The view of the injection policy at one moment (ms since the epoch). */
export function injectionViewOf(facts: InjectionFacts, now: number): InjectionView {
  const { status, policy, session, environments, browser } = facts;
  const tokenSets = (status?.apps ?? []).flatMap(({ id: appId, environmentId, tokenSets: sets }) =>
    sets.map(({ id, tail, expiresAt, flaws }) => ({
      id,
      appId,
      environmentId,
      hasAccessToken: tail !== null,
      cannotBeSent: flaws?.includes('access token') ?? false,
      expiresAt,
    })),
  );
  return { now, policy, session, environments, browser, tokenSets, lock: status?.lock ?? 'open' };
}
