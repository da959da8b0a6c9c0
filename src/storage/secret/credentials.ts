import type { App } from '../../oauth/app.ts';
import type { SavedState, VaultLock } from '../../oauth/refresh-state.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Recovery } from '../public/status.ts';
import type { Deletion } from './deletion.ts';

/** Everything secret there is, as read in one go. */
export interface Credentials {
  readonly apps: readonly App[];
  readonly tokenSets: readonly TokenSet[];
  readonly deletions: readonly Deletion[];
  /** records that this build cannot read; they are left as they are */
  readonly unreadable: readonly UnreadableRecord[];
  /** what the second copy brought back, until the user has read it */
  readonly recovery: Recovery | null;
  /** ids of token sets whose newest version is not on disk yet, with the browser's error */
  readonly unsaved: Readonly<Record<string, string>>;
  /** while it is locked, none of this may be sent */
  readonly lock: VaultLock;
}

/** A record under its key in storage.local. `newer`: written by a newer version of the extension. */
export interface UnreadableRecord {
  readonly key: string;
  readonly because: 'newer' | 'damaged';
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
