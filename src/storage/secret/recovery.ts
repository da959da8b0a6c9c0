import type { App } from '../../oauth/app.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Credentials } from './credentials.ts';
import { KEY } from './records.ts';
import type { Copied } from './second-copy.ts';

export interface RecoveryPlan {
  /** what storage.local has lost, or has in an older generation than the copy */
  readonly restore: { readonly apps: readonly App[]; readonly tokenSets: readonly TokenSet[] };
  /** ids that the user deleted, alone or with their app, and that are still in the copy */
  readonly finish: readonly string[];
}

/** Compares storage.local with the second copy. Records of a newer version of the extension are not touched. */
export function planRecovery(stored: Credentials, copied: Copied): RecoveryPlan {
  const gone = new Set(stored.deletions.filter(({ state }) => state === 'done').map(({ id }) => id));
  const newer = new Set(stored.unreadable.filter(({ because }) => because === 'newer').map(({ key }) => key));
  const apps = copied.apps.filter(
    ({ id }) => !gone.has(id) && !newer.has(KEY.app + id) && !stored.apps.some((app) => app.id === id),
  );
  const isGone = ({ id, appId }: TokenSet) => gone.has(id) || gone.has(appId);
  const tokenSets = copied.tokenSets.filter((copy) => {
    if (isGone(copy) || newer.has(KEY.tokenSet + copy.id)) return false;
    const there = stored.tokenSets.find((set) => set.id === copy.id);
    return there === undefined || there.generation < copy.generation;
  });
  const finished = [...copied.apps.filter(({ id }) => gone.has(id)), ...copied.tokenSets.filter(isGone)];
  return { restore: { apps, tokenSets }, finish: finished.map(({ id }) => id) };
}
