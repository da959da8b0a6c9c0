import type { Knowledge, SavedTokenSet } from '../../diagnosis/knowledge.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import type { InjectionPolicy, TabPolicies } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { Status } from '../../storage/public/status.ts';

/** What the panel reads from storage and the browser, at one moment. */
export interface PanelFacts {
  readonly status: Status | undefined;
  readonly policy: InjectionPolicy;
  readonly tabs: TabPolicies;
  readonly environments: readonly Environment[];
  /** ids of environments whose host permission is missing */
  readonly withheld: readonly string[];
}

/** What the injection policy is asked with. */
export function viewOf(
  { status, policy, tabs, environments, withheld }: PanelFacts,
  now: number,
): InjectionView {
  const tokenSets = (status?.apps ?? []).flatMap(({ environmentId, tokenSets: sets }) =>
    sets.map(({ id, tail, expiresAt }) => ({ id, environmentId, hasAccessToken: tail !== null, expiresAt })),
  );
  return { now, policy, tabs, environments, withheld, tokenSets };
}

/** What diagnosis is asked with, for exchanges of one environment. */
export function knowledgeOf(
  { status, policy }: PanelFacts,
  environment: Environment,
  now: number,
): Omit<Knowledge, 'explanation'> {
  const apps = (status?.apps ?? []).filter(({ environmentId }) => environmentId === environment.id);
  const tokenSets = apps.flatMap(({ label, kind, clientId, tokenSets: sets }) =>
    sets.map(
      (set): SavedTokenSet => ({
        id: set.id,
        label: set.label,
        app: { label, kind, clientId },
        scope: set.scope,
        live: set.tail !== null && (set.expiresAt === null || set.expiresAt > now),
        marks: set.marks,
      }),
    ),
  );
  return { environment, tokenSets, chosenId: policy.defaultTokenSets[environment.id] ?? null };
}
