import { explain } from '../../injection/explain.ts';
import type { RequestFacts } from '../../injection/explain-usual.ts';
import { type EndedFault, faultIn, type TabFault, withEnded } from '../../injection/fault.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_TAB_POLICY, isOrdinary, type SessionPolicy, withoutFault } from '../../injection/policy.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import type { SessionStore } from '../session-life/session-store.ts';

export interface FaultLifeParts {
  readonly session: Pick<SessionStore, 'get' | 'update'>;
  readonly ended: Pick<StoredItem<readonly EndedFault[]>, 'get' | 'set'>;
  readonly viewNow: () => Promise<InjectionView>;
  /** Reports requests as they begin, to `requested`. */
  readonly listenToCalls: () => void;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** Reconciles; then the browser has the rules of what is stored. */
  readonly changed: () => Promise<void>;
  /** Wakes the background then (ms since the epoch). */
  readonly wakeAt: (at: number) => Promise<void>;
}

/** Faults end with their DevTools, by one click, or with the next call; the browser has no rule of them after that. */
export interface FaultLife {
  start(tabId: number, fault: TabFault): Promise<void>;
  end(tabId: number): Promise<void>;
  /** A request begins that may be the one that a fault waits for. */
  requested(request: RequestFacts): Promise<void>;
  /** The DevTools of a tab hold a connection. Returns what to do once they are gone. */
  held(tabId: number): () => void;
  /** Ends the faults whose DevTools are gone. */
  look(): Promise<void>;
  /** Forgets what is over, once the browser has no rule of it. Returns whether there was any. */
  settle(): Promise<boolean>;
  /** Whether a fault waits for the next call. */
  awaitsCall(): Promise<boolean>;
}

/** The DevTools connect at once, and again when the background has ended. */
const CONNECTS_WITHIN_MS = 5000;

/** Nothing else may wake the background when DevTools end together with it. */
const LOOKS_EACH_MS = 60_000;

export function faultLife(parts: FaultLifeParts): FaultLife {
  const { session, ended, now, changed, wakeAt } = parts;
  const holding = new Map<number, number>();

  /** First its end is noted, then its rules go, then it is forgotten: whatever dies between, it is seen as long as it works. */
  async function end(tabId: number): Promise<void> {
    const fault = faultIn((await session.get()).tabs, tabId);
    if (fault === null) return;
    await noteEnd(tabId, fault);
    await session.update((before) => withFault(before, tabId, { ...fault, ending: true }));
    await changed();
  }

  async function noteEnd(tabId: number, { environmentId, path, way, since }: TabFault): Promise<void> {
    const { environments } = await parts.viewNow();
    const origin = environments.find(({ id }) => id === environmentId)?.origin;
    if (origin === undefined) return;
    const one = { tabId, origin, path, way, since, until: now() };
    await ended.set(withEnded((await ended.get()) ?? [], one));
  }

  return {
    async start(tabId, fault) {
      await wakeAt(now() + LOOKS_EACH_MS);
      const before = faultIn((await session.get()).tabs, tabId);
      if (before !== null) await noteEnd(tabId, before);
      await session.update((all) => withFault(all, tabId, fault));
      if (fault.calls === 'next') parts.listenToCalls();
      await changed();
    },
    end,
    async requested(request) {
      const { tabId, method } = request;
      if (tabId === null || faultIn((await session.get()).tabs, tabId)?.calls !== 'next') return;
      // A preflight is no call of the page: the call follows.
      if (method === 'OPTIONS') return;
      if (explain(await parts.viewNow(), request).failed) await end(tabId);
    },
    held(tabId) {
      holding.set(tabId, (holding.get(tabId) ?? 0) + 1);
      return () => {
        const left = (holding.get(tabId) ?? 0) - 1;
        holding.set(tabId, left);
        if (left === 0) void end(tabId);
      };
    },
    async look() {
      if (tabsWithFault(await session.get()).length === 0) return;
      await wakeAt(now() + LOOKS_EACH_MS);
      await parts.wait(CONNECTS_WITHIN_MS);
      for (const tabId of tabsWithFault(await session.get())) {
        if ((holding.get(tabId) ?? 0) === 0) await end(tabId);
      }
    },
    async settle() {
      if (tabsEnding(await session.get()).length === 0) return false;
      await session.update((all) => tabsEnding(all).reduce((left, id) => withFault(left, id, null), all));
      return true;
    },
    awaitsCall: async () => awaitsCall(await session.get()),
  };
}

function awaitsCall({ tabs }: SessionPolicy): boolean {
  return Object.values(tabs).some(({ fault }) => fault?.calls === 'next' && !fault.ending);
}

function tabsWithFault({ tabs }: SessionPolicy): readonly number[] {
  return Object.keys(tabs)
    .map(Number)
    .filter((id) => faultIn(tabs, id) !== null);
}

function tabsEnding({ tabs }: SessionPolicy): readonly number[] {
  return Object.entries(tabs).flatMap(([id, { fault }]) => (fault?.ending ? [Number(id)] : []));
}

/** The session with another fault in a tab; null: none. */
function withFault(session: SessionPolicy, tabId: number, fault: TabFault | null): SessionPolicy {
  const { [String(tabId)]: before = DEFAULT_TAB_POLICY, ...others } = session.tabs;
  const tab = withoutFault(before);
  const after = fault === null ? tab : { ...tab, fault };
  return { ...session, tabs: isOrdinary(after) ? others : { ...others, [String(tabId)]: after } };
}
