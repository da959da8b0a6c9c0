import {
  DEFAULT_TAB_POLICY,
  type SessionPolicy,
  type TabPolicies,
  type TabPolicy,
} from '../../injection/policy.ts';
import { isSpecial } from '../../injection/tab-reach.ts';
import type { HeardTab } from '../../platform/tab-events.ts';
import type { SessionDoubt, SessionNotice } from '../../storage/public/session-notice.ts';

/** What lasts as long as the browser, on disk: a reload of the extension empties `storage.session`. */
export interface CarriedSession {
  /** names the browser's run in which it was written, where the browser keeps such a mark */
  readonly mark: string;
  /** our own pauses among it */
  readonly session: SessionPolicy;
  /** says which they are; absent: none is ours */
  readonly doubt?: SessionDoubt | null;
  /** when we ended the extension ourselves, to be started at once; ms since the epoch */
  readonly reloadingAt: number | null;
}

export function isEmpty({ pausedUntilRestart, tabs }: SessionPolicy): boolean {
  return !pausedUntilRestart && Object.keys(tabs).length === 0;
}

/** What the user is told of a session that ended with the browser; null: nothing that he would miss. */
export function endedNotice({ pausedUntilRestart, tabs }: SessionPolicy): SessionNotice | null {
  const special = Object.values(tabs).filter(isSpecial).length;
  return special === 0 && !pausedUntilRestart
    ? null
    : { kind: 'ended', tabs: special, pause: pausedUntilRestart };
}

/**
 * Nothing tells whether the ids still name the same tabs: they send nothing until somebody says so.
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

/** The session without the pauses that are ours, not the user's. */
export function trusted(session: SessionPolicy, doubt: SessionDoubt | null): SessionPolicy {
  if (doubt === null) return session;
  const tabs = Object.entries(session.tabs).map(([id, tab]): [string, TabPolicy] => [
    id,
    doubt.tabs.includes(Number(id)) ? { ...tab, paused: false } : tab,
  ]);
  const left = tabs.filter(([, tab]) => isSpecial(tab) || tab.allowedOrigins.length > 0);
  return {
    pausedUntilRestart: session.pausedUntilRestart && !doubt.pause,
    tabs: Object.fromEntries(left),
  };
}

/** What of a doubt is left where the user has ended some of our pauses: what is paused later is his. */
export function stillInDoubt(doubt: SessionDoubt | null, session: SessionPolicy): SessionDoubt | null {
  if (doubt === null) return null;
  const tabs = doubt.tabs.filter((id) => session.tabs[String(id)]?.paused);
  const pause = doubt.pause && session.pausedUntilRestart;
  return tabs.length === doubt.tabs.length && pause === doubt.pause ? doubt : { ...doubt, tabs, pause };
}

/** What was promised to a tab holds for what stands in its place (Chromium gives a discarded tab another id). */
export function moved(tabs: TabPolicies, from: number, to: number): TabPolicies {
  const { [String(from)]: promised, ...others } = tabs;
  return promised ? { ...others, [String(to)]: promised } : tabs;
}

/** A tab that is looked at for the first time. */
export interface NewTab extends HeardTab {
  /** id of the tab that it may be a duplicate of, which stands at its left; null: of none */
  readonly beside: number | null;
}

/**
 * New tabs, oldest first, begin as the one that they come from: a page must not get another token by opening itself
 * again. An origin that is allowed in one tab is allowed there alone. Where nobody tells what a tab comes from, it sends
 * nothing as long as it may be from a tab with a promise.
 * @param closed tabs that were closed meanwhile: whatever is new may come from them
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
    return parent && isSpecial(parent) ? { ...parent, allowedOrigins: [] } : null;
  };
  const told = passedOn(opener);
  // What is not visible and follows what holds everywhere could send nothing: its duplicate takes nothing along.
  const others = [
    ...(beside === null || beside === opener ? [] : [passedOn(beside)]).filter((from) => visible || from),
    ...closed.flatMap((id) => (id === opener ? [] : (passedOn(id) ?? []))),
  ];
  return others.every((other) => isAlike(other, told)) ? told : NOTHING_SENT;
}

function isAlike(a: TabPolicy | null, b: TabPolicy | null): boolean {
  return a?.paused === b?.paused && a?.pin?.tokenSetId === b?.pin?.tokenSetId;
}

/** Only what is promised to tabs that are open. */
export function withOpenTabs(tabs: TabPolicies, open: readonly number[]): TabPolicies {
  const ids = new Set(open.map(String));
  const left = Object.entries(tabs).filter(([id]) => ids.has(id));
  return left.length === Object.keys(tabs).length ? tabs : Object.fromEntries(left);
}
