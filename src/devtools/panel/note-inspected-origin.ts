import type { SharedItem } from '../../storage/public/shared-item.ts';

/** By tab id: the origin of the page that a panel last saw there. */
export type InspectedOrigins = Readonly<Record<string, string>>;

/** Tabs whose DevTools are long closed leave. */
const MOST = 20;

/**
 * Writes down the origin of the inspected page, for the popup, which does not see the address of a page that is not
 * allowed. A page without one (null: the browser's own, a file) is forgotten.
 */
export async function noteInspectedOrigin(
  item: Pick<SharedItem<InspectedOrigins>, 'change'>,
  tabId: number,
  origin: string | null,
): Promise<void> {
  await item.change((before = {}) => {
    const others = Object.entries(before).filter(([id]) => id !== String(tabId));
    const own: [string, string][] = origin === null ? [] : [[String(tabId), origin]];
    return Object.fromEntries([...others.slice(1 - MOST), ...own]);
  });
}
