import { type InjectionPolicy, isOrdinary, type SessionPolicy, type TabPolicy } from '../policy.ts';
import type { BrowserFacts } from './host-permission.ts';

// A rule has only the page's host (`opened-hosts.ts`). Allowed origins of one host must therefore be allowed in the
// same tabs, or pages of one would send where only the other is allowed. The listener compares exact origins and does
// not need this.

interface Allowances {
  readonly policy: Pick<InjectionPolicy, 'allowedOrigins'>;
  readonly session: Pick<SessionPolicy, 'tabs'>;
  readonly exactBy: BrowserFacts['exactBy'];
}

/**
 * The origins of the same host that prevent an allowance in this tab only: they are allowed in every tab, or in other
 * tabs. Empty: the tab's allowance is possible.
 */
export function siblingsInTheWay(
  { policy, session, exactBy }: Allowances,
  origin: string,
  tabId: number,
): readonly string[] {
  if (exactBy === 'listener') return [];
  const everywhere = siblings(policy.allowedOrigins, origin);
  const elsewhere = Object.entries(session.tabs).flatMap(([id, tab]) =>
    id === String(tabId) ? [] : siblings(tab.allowedOrigins, origin),
  );
  return [...new Set([...everywhere, ...elsewhere])];
}

/** The session without tab allowances of origins whose sibling (same host) is allowed in every tab. */
export function withOneReach<S extends Pick<SessionPolicy, 'tabs'>>(
  session: S,
  { policy, exactBy }: Omit<Allowances, 'session'>,
): S {
  if (exactBy === 'listener') return session;
  const tabs = Object.entries(session.tabs).map(([id, tab]): [string, TabPolicy] => {
    const allowedOrigins = tab.allowedOrigins.filter(
      ({ origin }) => siblings(policy.allowedOrigins, origin).length === 0,
    );
    return [id, allowedOrigins.length === tab.allowedOrigins.length ? tab : { ...tab, allowedOrigins }];
  });
  const ended = tabs.some(([id, tab]) => tab !== session.tabs[id]);
  const left = tabs.filter(([, tab]) => !isOrdinary(tab));
  return ended ? { ...session, tabs: Object.fromEntries(left) } : session;
}

function siblings(allowed: TabPolicy['allowedOrigins'], origin: string): readonly string[] {
  const { hostname } = new URL(origin);
  const others = allowed.filter(
    (each) => each.origin !== origin && new URL(each.origin).hostname === hostname,
  );
  return others.map((each) => each.origin);
}
