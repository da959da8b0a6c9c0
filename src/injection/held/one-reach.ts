import type { InjectionPolicy, SessionPolicy, TabPolicy } from '../policy.ts';
import type { BrowserFacts } from './host-permission.ts';

// A rule knows a page's host alone (`opened-hosts.ts`): allowed origins of one host hold in the same tabs, or the pages
// of one would send where only another is allowed. Where the listener compares exact origins, nothing of this is needed.

interface Allowances {
  readonly policy: Pick<InjectionPolicy, 'allowedOrigins'>;
  readonly session: Pick<SessionPolicy, 'tabs'>;
  readonly exactBy: BrowserFacts['exactBy'];
}

/**
 * The origins of the same host that keep this one from being allowed in one tab alone: they hold in every tab, or in
 * other tabs. Empty: it can be allowed there.
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

/** The session without what is allowed in one tab beside a sibling (same host) that is allowed in every tab. */
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
  const left = tabs.filter(
    ([, { allowedOrigins, pin, paused }]) => allowedOrigins.length > 0 || pin || paused,
  );
  return ended ? { ...session, tabs: Object.fromEntries(left) } : session;
}

function siblings(allowed: TabPolicy['allowedOrigins'], origin: string): readonly string[] {
  const { hostname } = new URL(origin);
  const others = allowed.filter(
    (each) => each.origin !== origin && new URL(each.origin).hostname === hostname,
  );
  return others.map((each) => each.origin);
}
