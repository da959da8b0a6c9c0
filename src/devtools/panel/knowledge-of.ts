import type { Knowledge, SavedTokenSet } from '../../diagnosis/knowledge.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { InjectionFacts } from '../../ui/live/injection-view-of.ts';

/** What diagnosis is asked with, for exchanges of one environment in a tab (null: in none). */
export function knowledgeOf(
  { status, policy, session }: InjectionFacts,
  { environment, tabId }: { readonly environment: Environment; readonly tabId: number | null },
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
  const pin = tabId === null ? null : session.tabs[String(tabId)]?.pin;
  const chosenId = pin ? pin.tokenSetId : (policy.defaultTokenSets[environment.id] ?? null);
  return { environment, tokenSets, chosenId, allowedOrigins: policy.allowedOrigins };
}
