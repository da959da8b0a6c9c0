import type { SessionPolicy } from '../../injection/policy.ts';
import type { HeardTab, Opener, OpenTab, TabEvents } from '../../platform/tab-events.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { moved, type NewTab, withOpened, withOpenTabs } from './carried-session.ts';
import type { SessionStore } from './session-store.ts';

export interface TabWatchParts {
  readonly store: Pick<SessionStore, 'get' | 'update'>;
  /** ids of the known tabs, while any tab has settings of its own */
  readonly known: Pick<StoredItem<readonly number[] | null>, 'get' | 'set'>;
  readonly openTabs: () => Promise<readonly OpenTab[]>;
  /** Turns the browser's tab events on or off; they are needed only while a tab has settings of its own. */
  readonly listen: (on: boolean) => void;
  readonly wait: (ms: number) => Promise<void>;
  /** Reconciles. */
  readonly changed: () => Promise<void>;
}

export interface TabWatch extends TabEvents {
  /** The settings in force, updated for the tabs that were opened and closed meanwhile. */
  session(): Promise<SessionPolicy>;
  /** The open tabs that are known; the settings of all others are still undecided. */
  knownTabIds(): Promise<readonly number[]>;
}

/** How long to wait for the event that tells what became of a tab. */
const EVENT_MS = 5000;

/** Keeps settings with their tab: they move with it, are inherited by the tabs it opens, and end with it. */
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
  };
}

/** Processes the tabs that were opened and closed since the last call. */
function looking(parts: TabWatchParts): Pick<TabWatch, 'session' | 'opened' | 'closed'> {
  const { store, known } = parts;
  /** by tab id: the data of the event, which the browser may have forgotten when asked later */
  const heard = new Map<number, HeardTab>();
  const closed = new Set<number>();
  const isLost = losing(parts);

  /** Undefined: wait for the tab's event first. */
  function openerOf({ id, opener }: OpenTab): Opener | undefined {
    const byEvent = heard.get(id)?.opener;
    if (typeof byEvent === 'number') return byEvent;
    if (opener !== 'only told by event') return opener;
    return byEvent === undefined && isLost(id) ? 'not told' : byEvent;
  }

  async function settle(session: SessionPolicy, open: readonly OpenTab[]): Promise<SessionPolicy> {
    const ids = open.map(({ id }) => id);
    const noted = (await known.get()) ?? null;
    const before = noted ?? ids;
    const fresh = newTabs({ open, before, heard, openerOf });
    const next = (now: SessionPolicy) => withTabsOf(now, fresh, ids);
    if (next(session) !== session) await store.update(next);
    for (const { id } of fresh) heard.delete(id);
    const looked = [...before, ...fresh.map(({ id }) => id)].filter((id) => ids.includes(id));
    if (fresh.length > 0 || noted?.length !== looked.length) await known.set(looked);
    return await store.get();
  }

  return {
    async session() {
      const session = await store.get();
      const ids = Object.keys(session.tabs).map(Number);
      if (ids.length === 0) {
        parts.listen(false);
        if (await known.get()) await known.set(null);
        return session;
      }
      parts.listen(true);
      // Firefox still lists a tab for a moment while it closes.
      const open = (await parts.openTabs()).filter(({ id }) => !closed.has(id));
      const missing = ids.filter((id) => !open.some((tab) => tab.id === id));
      // One of the new tabs may replace it: they must wait until that is known.
      const awaited = missing.filter((id) => !closed.has(id) && !isLost(id));
      if (awaited.length > 0) return session;
      const settled = await settle(session, open);
      parts.listen(Object.keys(settled.tabs).length > 0);
      return settled;
    },
    async opened(tab) {
      heard.set(tab.id, tab);
      await parts.changed();
    },
    async closed(tabId) {
      closed.add(tabId);
      await parts.changed();
    },
  };
}

/** Whether a tab at the right of `left` may be its duplicate; a visible tab has visible duplicates only. */
function mayBeDuplicate(tab: OpenTab, left: OpenTab | null): boolean {
  return left !== null && tab.row !== null && left.row === tab.row && (tab.visible || !left.visible);
}

function withTabsOf(now: SessionPolicy, fresh: readonly NewTab[], open: readonly number[]): SessionPolicy {
  const special = Object.keys(now.tabs).map(Number);
  const closed = special.filter((id) => !open.includes(id));
  // Closed tabs pass on their settings first.
  const tabs = withOpenTabs(withOpened(now.tabs, fresh, closed), open);
  return tabs === now.tabs ? now : { ...now, tabs };
}

interface Looked {
  /** each row from left to right */
  readonly open: readonly OpenTab[];
  /** ids of the tabs that were known before */
  readonly before: readonly number[];
  readonly heard: ReadonlyMap<number, HeardTab>;
  readonly openerOf: (tab: OpenTab) => Opener | undefined;
}

/**
 * The open tabs that are not known yet, and those that were opened and closed again, oldest first: tabs opened by the
 * latter inherit from them.
 */
function newTabs({ open, before, heard, openerOf }: Looked): readonly NewTab[] {
  const tabs: NewTab[] = [];
  let left: OpenTab | null = null;
  for (const tab of open) {
    if (before.includes(tab.id)) {
      left = tab;
      continue;
    }
    const opener = openerOf(tab);
    const { visible } = heard.get(tab.id) ?? tab;
    const original: OpenTab | null = mayBeDuplicate({ ...tab, visible }, left) ? left : null;
    if (opener !== undefined) tabs.push({ id: tab.id, opener, visible, beside: original?.id ?? null });
  }
  const isOpen = (id: number) => open.some((tab) => tab.id === id);
  const passed = [...heard].filter(([id]) => !isOpen(id) && !before.includes(id));
  const closed = passed.map(([, tab]): NewTab => ({ ...tab, beside: null }));
  return [...tabs, ...closed].sort((a, b) => a.id - b.id);
}

/** Creates the function that says whether no further event will tell what became of a missing tab. */
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
