import type { SharedItem } from '../../storage/public/shared-item.ts';

/** By tab id: the last origin that a panel saw there. */
export type InspectedOrigins = Readonly<Record<string, string>>;

/** Limits the list, so that tabs with closed DevTools are dropped. */
const MOST = 20;

/**
 * Stores the origin of the inspected page for the popup, which cannot see the address of a page that is not allowed.
 * Null (one of the browser's own pages, a file) removes the entry.
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
