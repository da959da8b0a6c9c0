import type { BrowserFacts } from './held/host-permission.ts';
import { withOneReach } from './held/one-reach.ts';
import type { AllowedOrigin, InjectionPolicy, SessionPolicy, TabPolicies, TabPolicy } from './policy.ts';

/** Where an allowance holds: in every tab, or in one. */
export type AllowanceReach =
  | { readonly in: 'every tab' }
  | { readonly in: 'one tab'; readonly tabId: number };

/** The pages of an origin may send the token and read the API's answers. */
export interface Allowance {
  readonly origin: string;
  readonly reach: AllowanceReach;
}

/** What the user allowed before the browser was asked: its question may end the page that asks. */
export interface PendingAllowance extends Allowance {
  /** when it was clicked, ms since the epoch */
  readonly askedAt: number;
}

/** A question that is older was left; a grant that comes later answers another one. */
const QUESTION_LASTS_MS = 600_000;

/** Whether the browser's question may still be answered; `now` in ms since the epoch. */
export function mayBeAnswered({ askedAt }: PendingAllowance, now: number): boolean {
  return Math.abs(now - askedAt) <= QUESTION_LASTS_MS;
}

/** What is allowed now, and how the browser tells an allowed page from others of its host. */
export interface Allowed {
  readonly policy: Pick<InjectionPolicy, 'allowedOrigins'>;
  readonly session: Pick<SessionPolicy, 'tabs'>;
  readonly exactBy: BrowserFacts['exactBy'];
}

/** What an allowance in every tab takes from other origins of its host. */
export interface AllowanceCost {
  /** allowed in single tabs, which ends */
  readonly ends: readonly string[];
  /** read the answers so far, as one origin of a host does at a time */
  readonly noLongerRead: readonly string[];
}

export function costOf({ policy, session, exactBy }: Allowed, added: AllowedOrigin): AllowanceCost {
  const inTabs = siblingsOf(originsIn(session.tabs), added.origin);
  const left = originsIn(everyTabWith({ policy, session, exactBy }, added).session.tabs);
  const ends = inTabs.filter((each) => !left.some(({ origin }) => origin === each.origin));
  const siblings = [...siblingsOf(policy.allowedOrigins, added.origin), ...inTabs];
  const readers = siblings.filter((each) => each.readsAnswers && !ends.includes(each));
  return { ends: names(ends), noLongerRead: added.readsAnswers ? names(readers) : [] };
}

/** What is allowed once an origin is in every tab: in single tabs neither it nor what must have its reach. */
export function everyTabWith<P extends Allowed['policy'], S extends Allowed['session']>(
  {
    policy,
    session,
    exactBy,
  }: { readonly policy: P; readonly session: S; readonly exactBy: Allowed['exactBy'] },
  added: AllowedOrigin,
): { readonly policy: P; readonly session: S } {
  const after = { ...policy, allowedOrigins: originsWith(policy.allowedOrigins, added) };
  // Allowed twice, it would outlive the end of the wider one.
  const tabs = withoutOrigin(session.tabs, added.origin);
  return { policy: after, session: withOneReach({ ...session, tabs }, { policy: after, exactBy }) };
}

/** A tab with nothing of its own left is no entry. */
function withoutOrigin(tabs: TabPolicies, gone: string): TabPolicies {
  const left = Object.entries(tabs).map(([id, tab]): [string, TabPolicy] => {
    return [id, { ...tab, allowedOrigins: tab.allowedOrigins.filter(({ origin }) => origin !== gone) }];
  });
  const hasOwn = ({ allowedOrigins, pin, paused }: TabPolicy) => allowedOrigins.length > 0 || pin || paused;
  return Object.fromEntries(left.filter(([, tab]) => hasOwn(tab)));
}

/** The list with this origin at its end. Of a host the newest reads the answers: a rule for them knows no port. */
export function originsWith(list: readonly AllowedOrigin[], added: AllowedOrigin): readonly AllowedOrigin[] {
  const siblings = siblingsOf(list, added.origin);
  const others = list.filter(({ origin }) => origin !== added.origin);
  const silenced = (each: AllowedOrigin) => added.readsAnswers && siblings.includes(each);
  return [...others.map((each) => (silenced(each) ? { ...each, readsAnswers: false } : each)), added];
}

/** Other origins of the same host. */
function siblingsOf(list: readonly AllowedOrigin[], origin: string): readonly AllowedOrigin[] {
  const { hostname } = new URL(origin);
  return list.filter((each) => each.origin !== origin && new URL(each.origin).hostname === hostname);
}

function originsIn(tabs: TabPolicies): readonly AllowedOrigin[] {
  return Object.values(tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
}

function names(list: readonly AllowedOrigin[]): readonly string[] {
  return [...new Set(list.map(({ origin }) => origin))];
}
