import { exactBy, heldAccess } from '../platform/permissions.ts';
import { activeTab } from '../platform/tabs.ts';
import { type PopupStored, popupFirstItems, popupItems } from '../storage/public/items.ts';
import type { Look } from './live-popup.tsx';
import { showsAll } from './shows-all.ts';

// All that the first view shows, asked in one turn: one read for each storage area, the tab and the permissions.

export const items = popupItems();

/** What is stored, as far as the first view shows it, and what the browser shows and grants. */
export const asked = Promise.all([popupFirstItems().get(), lookAround()]).then(
  async ([first, look]): Promise<readonly [PopupStored, Look]> => [
    showsAll(first, look.tab?.id) ? first : await items.get(),
    look,
  ],
);

export async function lookAround(): Promise<Look> {
  const [tab, { patterns, tabs }] = await Promise.all([activeTab(), heldAccess()]);
  const openTabs = tab === null ? [] : [tab.id];
  const browser = { held: patterns, openTabs, exactBy: exactBy() };
  return { tab, browser, offersTabs: tabs === 'can be asked for' };
}
