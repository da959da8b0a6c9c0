import type { BrowserFacts } from './held/host-permission.ts';
import { withOneReach } from './held/one-reach.ts';
import { siblingsOf } from './held/siblings.ts';
import {
  type AllowedOrigin,
  type InjectionPolicy,
  isOrdinary,
  type SessionPolicy,
  type TabPolicies,
  type TabPolicy,
} from './policy.ts';

/** The scope of an allowance: every tab, or one. */
export type AllowanceReach =
  | { readonly in: 'every tab' }
  | { readonly in: 'one tab'; readonly tabId: number };

/** The pages of an origin may send the token and read the API's answers. */
export interface Allowance {
  readonly origin: string;
  readonly reach: AllowanceReach;
}

/** What is allowed now, and how the browser tells an allowed page from others of its host. */
export interface Allowed {
  readonly policy: Pick<InjectionPolicy, 'allowedOrigins'>;
  readonly session: Pick<SessionPolicy, 'tabs'>;
  readonly exactBy: BrowserFacts['exactBy'];
}

/** What other origins of the host lose by an allowance in every tab. */
export interface AllowanceCost {
  /** origins that were allowed in single tabs and no longer are */
  readonly ends: readonly string[];
  /** origins that lose reading: only one origin per host can read answers */
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

/**
 * The allowances once an origin is allowed in every tab. Allowances in single tabs end for it, and for siblings that
 * must have the same reach.
 */
export function everyTabWith<P extends Allowed['policy'], S extends Allowed['session']>(
  {
    policy,
    session,
    exactBy,
  }: { readonly policy: P; readonly session: S; readonly exactBy: Allowed['exactBy'] },
  added: AllowedOrigin,
): { readonly policy: P; readonly session: S } {
  const after = { ...policy, allowedOrigins: originsWith(policy.allowedOrigins, added) };
  // Otherwise the allowance in the tab would outlive the one in every tab.
  const tabs = withoutOrigin(session.tabs, added.origin);
  return { policy: after, session: withOneReach({ ...session, tabs }, { policy: after, exactBy }) };
}

/** Removes a tab's entry if nothing is left in it. */
function withoutOrigin(tabs: TabPolicies, gone: string): TabPolicies {
  const left = Object.entries(tabs).map(([id, tab]): [string, TabPolicy] => {
    return [id, { ...tab, allowedOrigins: tab.allowedOrigins.filter(({ origin }) => origin !== gone) }];
  });
  return Object.fromEntries(left.filter(([, tab]) => !isOrdinary(tab)));
}

/**
 * The list with this origin at its end. Only the newest origin of a host reads answers: a rule for them has no port.
 */
export function originsWith(list: readonly AllowedOrigin[], added: AllowedOrigin): readonly AllowedOrigin[] {
  const siblings = siblingsOf(list, added.origin);
  const others = list.filter(({ origin }) => origin !== added.origin);
  const silenced = (each: AllowedOrigin) => added.readsAnswers && siblings.includes(each);
  return [...others.map((each) => (silenced(each) ? { ...each, readsAnswers: false } : each)), added];
}

function originsIn(tabs: TabPolicies): readonly AllowedOrigin[] {
  return Object.values(tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
}

function names(list: readonly AllowedOrigin[]): readonly string[] {
  return [...new Set(list.map(({ origin }) => origin))];
}
