import { explain, type RequestFacts } from '../injection/explain.ts';
import type { InjectionView } from '../injection/injection-view.ts';
import { ownAuthorizationItem } from '../storage/public/items.ts';

/**
 * Makes the function that notes, once for a tab and a page, that the page sends an `Authorization` of its own which
 * our rule overwrites: no rule can tell, so the user is told, and offered to leave the tab alone.
 */
export function ownAuthorizationNoter(
  viewNow: () => Promise<InjectionView>,
): (request: RequestFacts) => Promise<void> {
  const noted = new Set<string>();
  return async (request) => {
    const { tabId, initiator } = request;
    const name = `${tabId} ${initiator}`;
    if (tabId === null || initiator === null || noted.has(name)) return;
    if (!explain(await viewNow(), request).sends) return;
    noted.add(name);
    const before = (await ownAuthorizationItem.get()) ?? {};
    await ownAuthorizationItem.set({ ...before, [String(tabId)]: initiator });
  };
}
