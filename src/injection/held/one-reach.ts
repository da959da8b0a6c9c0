import { type InjectionPolicy, isOrdinary, type SessionPolicy, type TabPolicy } from '../policy.ts';
import type { BrowserFacts } from './host-permission.ts';
import { siblingsOf } from './siblings.ts';

// A rule has only the page's host (`opened-hosts.ts`). Allowed origins of one host must therefore be allowed in the
// same tabs, or pages of one would send where only the other is allowed. The listener compares exact origins and does
// not need this.

interface Reach {
  readonly policy: Pick<InjectionPolicy, 'allowedOrigins'>;
  readonly exactBy: BrowserFacts['exactBy'];
}

/** The session without tab allowances of origins whose sibling (same host) is allowed in every tab. */
export function withOneReach<S extends Pick<SessionPolicy, 'tabs'>>(
  session: S,
  { policy, exactBy }: Reach,
): S {
  if (exactBy === 'listener') return session;
  const tabs = Object.entries(session.tabs).map(([id, tab]): [string, TabPolicy] => {
    const allowedOrigins = tab.allowedOrigins.filter(
      ({ origin }) => siblingsOf(policy.allowedOrigins, origin).length === 0,
    );
    return [id, allowedOrigins.length === tab.allowedOrigins.length ? tab : { ...tab, allowedOrigins }];
  });
  const ended = tabs.some(([id, tab]) => tab !== session.tabs[id]);
  const left = tabs.filter(([, tab]) => !isOrdinary(tab));
  return ended ? { ...session, tabs: Object.fromEntries(left) } : session;
}
