import type { AllowedOrigin, InjectionPolicy, SessionPolicy } from '../policy.ts';
import type { BrowserFacts } from './host-permission.ts';

// Origins of one host: a rule, which has only the page's host, cannot tell them apart (`one-reach.ts`).

interface Allowances {
  readonly policy: Pick<InjectionPolicy, 'allowedOrigins'>;
  readonly session: Pick<SessionPolicy, 'tabs'>;
}

/** Other origins of the same host. */
export function siblingsOf(list: readonly AllowedOrigin[], origin: string): readonly AllowedOrigin[] {
  const { hostname } = new URL(origin);
  return list.filter((each) => each.origin !== origin && new URL(each.origin).hostname === hostname);
}

/** Whether another origin of the same host is allowed, in every tab or in one. */
export function hasSiblings({ policy, session }: Allowances, origin: string): boolean {
  const inTabs = Object.values(session.tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
  return siblingsOf([...policy.allowedOrigins, ...inTabs], origin).length > 0;
}

/**
 * The origins of the same host that prevent an allowance in this tab only: they are allowed in every tab, or in other
 * tabs. Empty: the tab's allowance is possible.
 */
export function siblingsInTheWay(
  { policy, session, exactBy }: Allowances & Pick<BrowserFacts, 'exactBy'>,
  origin: string,
  tabId: number,
): readonly string[] {
  if (exactBy === 'listener') return [];
  const elsewhere = Object.entries(session.tabs).flatMap(([id, tab]) =>
    id === String(tabId) ? [] : tab.allowedOrigins,
  );
  const siblings = siblingsOf([...policy.allowedOrigins, ...elsewhere], origin);
  return [...new Set(siblings.map((each) => each.origin))];
}
