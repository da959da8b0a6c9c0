import { exactBy, heldAccess } from '../platform/permissions.ts';
import { activeTab } from '../platform/tabs.ts';
import { popupItems } from '../storage/public/items.ts';
import type { Look } from './live-popup.tsx';

// All that the first view shows, asked in one turn: one read for each storage area, the tab and the permissions.

export const items = popupItems();

/** What is stored, and what the browser shows and grants. */
export const asked = Promise.all([items.get(), lookAround()]);

export async function lookAround(): Promise<Look> {
  const [tab, { patterns, tabs }] = await Promise.all([activeTab(), heldAccess()]);
  const openTabs = tab === null ? [] : [tab.id];
  const browser = { held: patterns, openTabs, exactBy: exactBy() };
  return { tab, browser, offersTabs: tabs === 'can be asked for' };
}
