import type { SessionPolicy } from '../../injection/policy.ts';
import type { OpenTab, TabEvents } from '../../platform/tab-events.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { moved, withOpened, withOpenTabs } from './carried-session.ts';
import type { SessionStore } from './session-store.ts';

export interface TabWatchParts {
  readonly store: Pick<SessionStore, 'get' | 'update'>;
  /** ids of the tabs that were looked at, while any tab has something of its own */
  readonly known: Pick<StoredItem<readonly number[] | null>, 'get' | 'set'>;
  readonly openTabs: () => Promise<readonly OpenTab[]>;
  /** Whether the browser should tell us of tabs: only while any has something of its own. */
  readonly listen: (on: boolean) => void;
  readonly wait: (ms: number) => Promise<void>;
  /** Reconciles. */
  readonly changed: () => Promise<void>;
}

export interface TabWatch extends TabEvents {
  /** What holds now, after a look at the tabs that were opened and closed meanwhile. */
  session(): Promise<SessionPolicy>;
  /** Of the open tabs those that were looked at: what another one may be is not known yet. */
  knownTabIds(): Promise<readonly number[]>;
}

/** An event that tells what became of a tab comes earlier than this, or never. */
const EVENT_MS = 5000;

/** Keeps what holds for one tab with that tab: it moves, is passed on and ends with it. */
export function tabWatch(parts: TabWatchParts): TabWatch {
  const { store, known } = parts;
  const look = looking(parts);
  return {
    ...look,
    async knownTabIds() {
      const ids = (await parts.openTabs()).map(({ id }) => id);
      const before = (await known.get()) ?? null;
      return before === null ? ids : ids.filter((id) => before.includes(id));
    },
    async replaced(newId, oldId) {
      await store.update((session) => {
        const tabs = moved(session.tabs, oldId, newId);
        return tabs === session.tabs ? session : { ...session, tabs };
      });
      const before = await known.get();
      if (before) await known.set(before.map((id) => (id === oldId ? newId : id)));
      await parts.changed();
    },
    async closed(tabId) {
      await store.update((session) => {
        const { [String(tabId)]: promised, ...tabs } = session.tabs;
        return promised ? { ...session, tabs } : session;
      });
      await parts.changed();
    },
  };
}

/** Looks at the tabs that were opened and closed since the last look. */
function looking(parts: TabWatchParts): Pick<TabWatch, 'session' | 'opened'> {
  const { store, known } = parts;
  /** by tab id: what the event said, which the browser may have forgotten when it is asked */
  const heard = new Map<number, OpenTab>();
  const isLost = losing(parts);

  async function settle(session: SessionPolicy, open: readonly OpenTab[]): Promise<SessionPolicy> {
    const before = (await known.get()) ?? null;
    const ids = open.map(({ id }) => id);
    const fresh = before === null ? [] : open.filter(({ id }) => !before.includes(id));
    const opened = fresh.map((tab) => heard.get(tab.id) ?? tab).sort((a, b) => a.id - b.id);
    const next = (now: SessionPolicy): SessionPolicy => {
      const tabs = withOpened(withOpenTabs(now.tabs, ids), opened);
      return tabs === now.tabs ? now : { ...now, tabs };
    };
    if (next(session) !== session) await store.update(next);
    for (const { id } of fresh) heard.delete(id);
    if (before === null || fresh.length > 0 || before.length !== ids.length) await known.set(ids);
    return await store.get();
  }

  return {
    async session() {
      const session = await store.get();
      const ids = Object.keys(session.tabs).map(Number);
      parts.listen(ids.length > 0);
      if (ids.length === 0) {
        if (await known.get()) await known.set(null);
        return session;
      }
      const open = await parts.openTabs();
      const missing = ids.filter((id) => !open.some((tab) => tab.id === id));
      // One of the new tabs may stand in its place: they are not looked at before that is known.
      return missing.filter((id) => !isLost(id)).length > 0 ? session : await settle(session, open);
    },
    async opened(tab) {
      heard.set(tab.id, tab);
      await parts.changed();
    },
  };
}

/** Makes the function that says whether no event will tell any more what became of a missing tab. */
function losing({ wait, changed }: TabWatchParts): (id: number) => boolean {
  const awaited = new Map<number, 'awaited' | 'lost'>();
  return (id) => {
    if (!awaited.has(id)) {
      awaited.set(id, 'awaited');
      void wait(EVENT_MS).then(() => {
        awaited.set(id, 'lost');
        return changed();
      });
    }
    return awaited.get(id) === 'lost';
  };
}
