import type { Knowledge, Lack, SavedTokenSet } from '../../../diagnosis/knowledge.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { AppKind } from '../../../oauth/app.ts';
import type { RefreshState } from '../../../oauth/refresh-state.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';

/** What diagnosis is asked with, for calls of one environment in a tab (null: in none). */
export function knowledgeOf(
  facts: InjectionFacts,
  { environment, tabId }: { readonly environment: Environment; readonly tabId: number | null },
  now: number,
): Omit<Knowledge, 'explanation' | 'startTimes' | 'learned'> {
  const { policy, session } = facts;
  const pin = tabId === null ? null : session.tabs[String(tabId)]?.pin;
  return {
    environment,
    tokenSets: tokenSetsOf(facts, environment.id, now),
    elsewhere: facts.environments
      .filter(({ id }) => id !== environment.id)
      .flatMap(({ id, name }) =>
        tokenSetsOf(facts, id, now).map((tokenSet) => ({ environmentName: name, tokenSet })),
      ),
    chosenId: pin ? pin.tokenSetId : (policy.defaultTokenSets[environment.id] ?? null),
    allowedOrigins: policy.allowedOrigins,
  };
}

function tokenSetsOf(
  { status }: InjectionFacts,
  environmentId: string,
  now: number,
): readonly SavedTokenSet[] {
  const apps = (status?.apps ?? []).filter((app) => app.environmentId === environmentId);
  return apps.flatMap(({ label, kind, clientId, tokenSets }) =>
    tokenSets.map(
      (set): SavedTokenSet => ({
        id: set.id,
        label: set.label,
        app: { label, kind, clientId },
        scope: set.scope,
        live: set.tail !== null && (set.expiresAt === null || set.expiresAt > now),
        lacks: lackOf(kind, set.refresh),
        marks: set.marks,
      }),
    ),
  );
}

function lackOf(kind: AppKind, { state }: RefreshState): Lack | null {
  if (state === 'wrong client') return 'right client';
  if (state !== 'rejected') return null;
  return kind === 'legacy' ? 'log-in' : 'new token';
}
