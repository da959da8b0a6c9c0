import { isHeld } from './held/host-permission.ts';
import { openingOf } from './held/opened-hosts.ts';
import type { InjectionView } from './injection-view.ts';
import type { TabPolicy } from './policy.ts';

export type OriginPermit =
  | { readonly allowed: true; readonly because: 'allowed origin' | 'allowed in this tab' | 'shares the host' }
  | {
      readonly allowed: false;
      readonly because: 'origin not allowed' | 'no tab' | 'origin not held' | 'more held than allowed';
    };

/**
 * The origins whose pages may send: in every tab, and in this one (null: no tab, or one without settings of its own).
 */
export function allowedIn(view: InjectionView, tab: TabPolicy | null): readonly string[] {
  const all = [...view.policy.allowedOrigins, ...(tab?.allowedOrigins ?? [])];
  return [...new Set(all.map(({ origin }) => origin))];
}

interface Asking {
  /** null: unknown */
  readonly initiator: string | null;
  readonly tab: TabPolicy | null;
  readonly tabId: number | null;
}

/** Whether pages of an origin may send with scripts and images, and why. */
export function originPermit(view: InjectionView, { initiator, tab, tabId }: Asking): OriginPermit {
  if (initiator === null) return { allowed: false, because: 'origin not allowed' };
  const allowed = allowedIn(view, tab);
  const isAllowed = allowed.includes(initiator);
  const held = isHeld(view.browser.held, initiator);
  const opening = openingOf(view, new URL(initiator).hostname, allowed);
  if (opening === 'open' && held) {
    if (isAllowed) return { allowed: true, because: reachOf(view, initiator) };
    if (view.browser.exactBy === 'permissions') return { allowed: true, because: 'shares the host' };
  }
  if (!isAllowed) return { allowed: false, because: notAllowed(view, initiator, tabId) };
  const because = opening === 'more held than allowed' ? opening : 'origin not held';
  return { allowed: false, because };
}

function reachOf(view: InjectionView, initiator: string): 'allowed origin' | 'allowed in this tab' {
  const everywhere = view.policy.allowedOrigins.some(({ origin }) => origin === initiator);
  return everywhere ? 'allowed origin' : 'allowed in this tab';
}

/** A request without a tab may come from a page that is allowed in its tab only. */
function notAllowed(
  { session }: InjectionView,
  initiator: string,
  tabId: number | null,
): 'origin not allowed' | 'no tab' {
  if (tabId !== null) return 'origin not allowed';
  const tabs = Object.values(session.tabs).flatMap(({ allowedOrigins }) => allowedOrigins);
  return tabs.some(({ origin }) => origin === initiator) ? 'no tab' : 'origin not allowed';
}
