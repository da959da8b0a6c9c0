import type { InjectionView } from './injection-view.ts';
import type { TabPolicy } from './policy.ts';

/** The tabs without settings of their own: all tabs, including requests without a tab, or only the listed ones. */
export type OrdinaryTabs = 'all' | readonly number[];

/**
 * As soon as one tab is pinned or paused, the ordinary ones are listed by id. A request without a tab (a page's service
 * worker, a beacon of a closing tab) may come from the special tab, and so may a tab with an unknown id (a discarded
 * one returns under another).
 */
export function ordinaryTabs({ session, browser }: InjectionView): OrdinaryTabs {
  const tabs = Object.entries(session.tabs);
  const special = tabs.filter(([, tab]) => isSpecial(tab)).map(([id]) => Number(id));
  if (special.length === 0) return 'all';
  const known = new Set([...browser.openTabs, ...tabs.map(([id]) => Number(id))]);
  return [...known].filter((id) => !special.includes(id)).sort((a, b) => a - b);
}

/** A tab that does not follow the default: without rules of its own it sends nothing, never the default token. */
export function isSpecial({ pin, paused }: TabPolicy): boolean {
  return pin !== null || paused;
}

/** Why the default does not apply to a request of this tab (null: no tab). Null: it does. */
export function outOfReach(view: InjectionView, tabId: number | null): 'no tab' | 'tab not known' | null {
  const ordinary = ordinaryTabs(view);
  if (ordinary === 'all') return null;
  if (tabId === null) return 'no tab';
  const own = view.session.tabs[String(tabId)];
  return own !== undefined || ordinary.includes(tabId) ? null : 'tab not known';
}
