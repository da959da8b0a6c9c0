import type { Knowledge, SavedTokenSet } from '../../diagnosis/knowledge.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';

/** What diagnosis is asked with, for exchanges of one environment. */
export function knowledgeOf(
  { status, policy }: InjectionFacts,
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
