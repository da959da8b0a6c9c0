import {
  DEFAULT_TAB_POLICY,
  isOrdinary,
  type SessionPolicy,
  type TabPolicies,
  type TabPolicy,
  withoutFault,
} from '../../injection/policy.ts';
import { isSpecial } from '../../injection/tab-reach.ts';
import type { HeardTab } from '../../platform/tab-events.ts';
import type { SessionDoubt, SessionNotice } from '../../storage/public/session-notice.ts';

/** Settings that last as long as the browser, stored on disk: a reload of the extension empties `storage.session`. */
export interface CarriedSession {
  /** identifies the run of the browser, if the browser keeps such a mark */
  readonly mark: string;
  /** includes the pauses that we set */
  readonly session: SessionPolicy;
  /** which pauses are ours; absent: none */
  readonly doubt?: SessionDoubt | null;
  /** when we ended the extension ourselves to be restarted at once; ms since the epoch */
  readonly reloadingAt: number | null;
}

export function isEmpty({ pausedUntilRestart, tabs }: SessionPolicy): boolean {
  return !pausedUntilRestart && Object.keys(tabs).length === 0;
}

/** What may outlive a reload: a fault ends with the extension. */
export function withoutFaults(session: SessionPolicy): SessionPolicy {
  const tabs = Object.entries(session.tabs).map(([id, tab]): [string, TabPolicy] => [id, withoutFault(tab)]);
  return { ...session, tabs: Object.fromEntries(tabs.filter(([, tab]) => !isOrdinary(tab))) };
}

/** The notice about a session that ended with the browser. Null: the user would miss nothing. */
export function endedNotice({ pausedUntilRestart, tabs }: SessionPolicy): SessionNotice | null {
  const special = Object.values(tabs).filter(isSpecial).length;
  return special === 0 && !pausedUntilRestart
    ? null
    : { kind: 'ended', tabs: special, pause: pausedUntilRestart };
}

/**
 * The ids may name other tabs now: they send nothing until the user confirms.
 * @param before what was in doubt already
 */
export function doubted(
  session: SessionPolicy,
  before: SessionDoubt | null,
): { session: SessionPolicy; doubt: SessionDoubt | null } {
  const entries = Object.entries(session.tabs);
  const paused = entries.map(([id, tab]): [string, TabPolicy] => [id, { ...tab, paused: true }]);
  const ours = entries.filter(([, tab]) => !tab.paused).map(([id]) => Number(id));
  const doubt: SessionDoubt = before ?? { kind: 'unsure', tabs: [], pause: false };
  return {
    session: { ...session, tabs: Object.fromEntries(paused) },
    doubt: ours.length === 0 ? before : { ...doubt, tabs: [...doubt.tabs, ...ours] },
  };
}

/** The session without the pauses that we set. */
export function trusted(session: SessionPolicy, doubt: SessionDoubt | null): SessionPolicy {
  if (doubt === null) return session;
  const tabs = Object.entries(session.tabs).map(([id, tab]): [string, TabPolicy] => [
    id,
    doubt.tabs.includes(Number(id)) ? { ...tab, paused: false } : tab,
  ]);
  const left = tabs.filter(([, tab]) => !isOrdinary(tab));
  return {
    pausedUntilRestart: session.pausedUntilRestart && !doubt.pause,
    tabs: Object.fromEntries(left),
  };
}

/** The rest of a doubt after the user has ended some of our pauses; later pauses are the user's own. */
export function stillInDoubt(doubt: SessionDoubt | null, session: SessionPolicy): SessionDoubt | null {
  if (doubt === null) return null;
  const tabs = doubt.tabs.filter((id) => session.tabs[String(id)]?.paused);
  const pause = doubt.pause && session.pausedUntilRestart;
  return tabs.length === doubt.tabs.length && pause === doubt.pause ? doubt : { ...doubt, tabs, pause };
}

/** Transfers a tab's settings to the tab that replaces it (Chromium gives a discarded tab another id). */
export function moved(tabs: TabPolicies, from: number, to: number): TabPolicies {
  const { [String(from)]: promised, ...others } = tabs;
  return promised ? { ...others, [String(to)]: promised } : tabs;
}

/** A tab that is seen for the first time. */
export interface NewTab extends HeardTab {
  /** id of the tab at its left, of which it may be a duplicate; null: none */
  readonly beside: number | null;
}

/**
 * New tabs, oldest first, inherit the settings of their opener: a page must not get another token by opening itself
 * again. An origin that is allowed in one tab stays limited to that tab. If the origin of a tab is unknown, it sends
 * nothing as long as it may come from a tab with settings.
 * @param closed tabs that were closed meanwhile: any new tab may come from them
 */
export function withOpened(
  tabs: TabPolicies,
  opened: readonly NewTab[],
  closed: readonly number[] = [],
): TabPolicies {
  const all = new Map(Object.entries(tabs));
  for (const tab of opened) {
    const begins = beginsAs(all, tab, closed);
    if (begins && !all.has(String(tab.id))) all.set(String(tab.id), begins);
  }
  return all.size === Object.keys(tabs).length ? tabs : Object.fromEntries(all);
}

const NOTHING_SENT: TabPolicy = { ...DEFAULT_TAB_POLICY, paused: true };

function beginsAs(
  tabs: ReadonlyMap<string, TabPolicy>,
  { opener, beside, visible }: NewTab,
  closed: readonly number[],
): TabPolicy | null {
  if (opener === 'not told') return [...tabs.values()].some(isSpecial) ? NOTHING_SENT : null;
  const passedOn = (id: number | null): TabPolicy | null => {
    const parent = tabs.get(String(id));
    return parent && isSpecial(parent) ? { ...withoutFault(parent), allowedOrigins: [] } : null;
  };
  const told = passedOn(opener);
  // A hidden tab with default settings could send nothing, so its duplicate inherits nothing.
  const others = [
    ...(beside === null || beside === opener ? [] : [passedOn(beside)]).filter((from) => visible || from),
    ...closed.flatMap((id) => (id === opener ? [] : (passedOn(id) ?? []))),
  ];
  return others.every((other) => isAlike(other, told)) ? told : NOTHING_SENT;
}

function isAlike(a: TabPolicy | null, b: TabPolicy | null): boolean {
  return a?.paused === b?.paused && a?.pin?.tokenSetId === b?.pin?.tokenSetId;
}

/** The settings of open tabs only. */
export function withOpenTabs(tabs: TabPolicies, open: readonly number[]): TabPolicies {
  const ids = new Set(open.map(String));
  const left = Object.entries(tabs).filter(([id]) => ids.has(id));
  return left.length === Object.keys(tabs).length ? tabs : Object.fromEntries(left);
}
