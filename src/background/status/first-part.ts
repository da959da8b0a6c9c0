import type { InjectionView } from '../../injection/injection-view.ts';
import { FIRST_CARDS, type Status } from '../../storage/public/status.ts';

/**
 * As much of the status as the popup's first view shows, however long its lists are: the first cards of each environment,
 * and the token sets of `named`. Null: the places of deleted items are counted in whole lists.
 */
export function firstPartOf(status: Status, named: readonly string[]): Status | null {
  if (status.pendingDeletions.length > 0) return null;
  const ids = new Set(named);
  const room = new Map<string, number>();
  const leftOut: Record<string, number> = {};
  const apps = status.apps.flatMap((app) => {
    const { environmentId, tokenSets } = app;
    const most = room.get(environmentId) ?? FIRST_CARDS;
    room.set(environmentId, most - tokenSets.length);
    const first = tokenSets.filter(({ id }, index) => index < most || ids.has(id));
    const others = tokenSets.length - first.length;
    if (most > 0 || first.length > 0)
      return [{ ...app, tokenSets: first, ...(others > 0 && { leftOut: others }) }];
    leftOut[environmentId] = (leftOut[environmentId] ?? 0) + others;
    return [];
  });
  const all = status.apps.reduce((sum, { tokenSets }) => sum + tokenSets.length, 0);
  return { ...status, apps, part: { named, all, leftOut } };
}

/** The token sets that the user chose for an environment or for a tab. */
export function namedTokenSets({ policy, session }: Pick<InjectionView, 'policy' | 'session'>) {
  const pinned = Object.values(session.tabs).map(({ pin }) => pin?.tokenSetId ?? null);
  const all = [...Object.values(policy.defaultTokenSets), ...pinned];
  return [...new Set(all.filter((id) => id !== null))];
}
