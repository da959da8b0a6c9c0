import type { InjectionView } from './injection-view.ts';
import type { TabPolicy } from './policy.ts';

/** The tabs that follow what holds everywhere: all of them, requests of no tab included, or these and no others. */
export type OrdinaryTabs = 'all' | readonly number[];

/**
 * As soon as one tab is pinned or paused, the ordinary ones are named: a request of no tab (a page's service worker, a
 * beacon of a closing tab) may come from that tab, and so may a tab whose id is not known yet (a discarded one comes
 * back under another).
 */
export function ordinaryTabs({ session, browser }: InjectionView): OrdinaryTabs {
  const tabs = Object.entries(session.tabs);
  const special = tabs.filter(([, tab]) => isSpecial(tab)).map(([id]) => Number(id));
  if (special.length === 0) return 'all';
  const known = new Set([...browser.openTabs, ...tabs.map(([id]) => Number(id))]);
  return [...known].filter((id) => !special.includes(id)).sort((a, b) => a - b);
}

/** A tab that does not follow what holds everywhere: with no rules of its own it sends nothing, never the default. */
export function isSpecial({ pin, paused }: TabPolicy): boolean {
  return pin !== null || paused;
}

/** Why what holds everywhere does not hold for a request of this tab (null: of none); null: it does. */
export function outOfReach(view: InjectionView, tabId: number | null): 'no tab' | 'tab not known' | null {
  const ordinary = ordinaryTabs(view);
  if (ordinary === 'all') return null;
  if (tabId === null) return 'no tab';
  const own = view.session.tabs[String(tabId)];
  return own !== undefined || ordinary.includes(tabId) ? null : 'tab not known';
}
