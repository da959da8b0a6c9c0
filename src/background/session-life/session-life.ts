import { browserMark } from '../../platform/browser-mark.ts';
import { installedRules } from '../../platform/session-rules.ts';
import { localArea, sessionArea } from '../../platform/storage-area.ts';
import { openTabs, tabListener } from '../../platform/tab-events.ts';
import { sessionNoticeItem, sessionPolicyItem, statusOnDisk } from '../../storage/public/items.ts';
import { storedItem } from '../../storage/stored-item.ts';
import type { CarriedSession } from './carried-session.ts';
import { type SessionStore, type SessionStoreParts, sessionStore } from './session-store.ts';
import { type TabWatch, tabWatch } from './tab-watch.ts';

export interface SessionLife extends SessionStore, Pick<TabWatch, 'session' | 'knownTabIds'> {
  /** Must be called while the background starts. */
  listen(): void;
}

type Parts = Pick<SessionStoreParts, 'lock' | 'now' | 'wait' | 'newId'> & {
  readonly changed: () => Promise<void>;
};

/** Settings that last as long as the browser or as their tab, in the real browser. */
export function sessionLife({ changed, ...parts }: Parts): SessionLife {
  const store = sessionStore({
    ...parts,
    kept: sessionPolicyItem,
    carried: storedItem<CarriedSession | null>(localArea, 'carriedSession', { current: 1 }),
    notice: sessionNoticeItem,
    mark: browserMark(),
    installedRules,
    ranBefore: async () => (await statusOnDisk.get()) !== undefined,
    openTabIds: async () => (await openTabs()).map(({ id }) => id),
  });
  const watch = tabWatch({
    store,
    known: storedItem<readonly number[] | null>(sessionArea, 'knownTabs', { current: 1 }),
    openTabs,
    listen: (on) => listener.listen(on),
    wait: parts.wait,
    changed,
  });
  const listener = tabListener(watch);
  return { ...store, session: watch.session, knownTabIds: watch.knownTabIds, listen: listener.begin };
}
