import type { App } from '../../oauth/app.ts';
import type { SavedState, VaultLock } from '../../oauth/refresh-state.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Arrangement } from '../public/arrangement.ts';
import type { Recovery } from '../public/status.ts';
import type { Deletion } from './deletion.ts';

/** All secrets, as read at one moment. */
export interface Credentials {
  readonly apps: readonly App[];
  readonly tokenSets: readonly TokenSet[];
  readonly deletions: readonly Deletion[];
  /** null: nothing was ever arranged */
  readonly arrangement: Arrangement | null;
  /** records that this build cannot read; they are never changed */
  readonly unreadable: readonly UnreadableRecord[];
  /** what was restored from the second copy, until the user has read it */
  readonly recovery: Recovery | null;
  /** ids of token sets whose newest version is not on disk yet, with the browser's error */
  readonly unsaved: Readonly<Record<string, string>>;
  /** while it is locked, no secret may be sent */
  readonly lock: VaultLock;
}

/** A record under its key in storage.local. `newer`: written by a newer version of the extension. */
export interface UnreadableRecord {
  readonly key: string;
  readonly because: 'newer' | 'damaged';
}

/** Without deleted items: deleting an app deletes its token sets at once. */
export function withoutDeleted(credentials: Credentials): Credentials {
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
