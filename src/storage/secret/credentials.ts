import type { App } from '../../oauth/app.ts';
import type { SavedState } from '../../oauth/refresh-state.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Deletion } from './deletion.ts';

/** Everything secret there is, as read in one go. */
export interface Credentials {
  readonly apps: readonly App[];
  readonly tokenSets: readonly TokenSet[];
  readonly deletions: readonly Deletion[];
  /** keys of records that this build cannot read; they are left as they are */
  readonly unreadable: readonly string[];
  /** ids of token sets whose newest version is not on disk yet, with the browser's error */
  readonly unsaved: Readonly<Record<string, string>>;
}

/** Without what the user deleted: a deleted app takes its token sets with it, at once. */
export function living(credentials: Credentials): Credentials {
  const gone = new Set(credentials.deletions.map((deletion) => deletion.id));
  const apps = credentials.apps.filter((app) => !gone.has(app.id));
  const appIds = new Set(apps.map((app) => app.id));
  const tokenSets = credentials.tokenSets.filter((set) => !gone.has(set.id) && appIds.has(set.appId));
  return { ...credentials, apps, tokenSets };
}

export function savedState(credentials: Credentials, tokenSetId: string): SavedState {
  const error = credentials.unsaved[tokenSetId];
  return error === undefined ? { state: 'yes' } : { state: 'not yet', error };
}
