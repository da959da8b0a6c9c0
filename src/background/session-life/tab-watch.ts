import type { SessionPolicy } from '../../injection/policy.ts';
import type { HeardTab, Opener, OpenTab, TabEvents } from '../../platform/tab-events.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { moved, type NewTab, withOpened, withOpenTabs } from './carried-session.ts';
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
  };
}

/** Looks at the tabs that were opened and closed since the last look. */
function looking(parts: TabWatchParts): Pick<TabWatch, 'session' | 'opened' | 'closed'> {
  const { store, known } = parts;
  /** by tab id: what the event said, which the browser may have forgotten when it is asked */
  const heard = new Map<number, HeardTab>();
  const closed = new Set<number>();
  const isLost = losing(parts);

  /** Undefined: not to be looked at before its event has come. */
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
      // Firefox lists a tab that it closes a moment longer.
      const open = (await parts.openTabs()).filter(({ id }) => !closed.has(id));
      const missing = ids.filter((id) => !open.some((tab) => tab.id === id));
      // One of the new tabs may stand in its place: they are not looked at before that is known.
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

/** A tab at the right of `left`; only what is visible is a duplicate of what is visible. */
function mayBeDuplicate(tab: OpenTab, left: OpenTab | null): boolean {
  return left !== null && tab.row !== null && left.row === tab.row && (tab.visible || !left.visible);
}

function withTabsOf(now: SessionPolicy, fresh: readonly NewTab[], open: readonly number[]): SessionPolicy {
  const special = Object.keys(now.tabs).map(Number);
  const closed = special.filter((id) => !open.includes(id));
  // What was closed passes on its promise first.
  const tabs = withOpenTabs(withOpened(now.tabs, fresh, closed), open);
  return tabs === now.tabs ? now : { ...now, tabs };
}

interface Looked {
  /** each row's from left to right */
  readonly open: readonly OpenTab[];
  /** ids of those that were looked at before */
  readonly before: readonly number[];
  readonly heard: ReadonlyMap<number, HeardTab>;
  readonly openerOf: (tab: OpenTab) => Opener | undefined;
}

/**
 * The open tabs that were not looked at before, and those that were heard of and are closed again, oldest first: what
 * these have opened begins as what they come from.
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
