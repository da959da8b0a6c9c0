import { explain } from '../injection/explain.ts';
import type { RequestFacts } from '../injection/explain-usual.ts';
import type { InjectionView } from '../injection/injection-view.ts';
import { ownAuthorizationItem } from '../storage/public/items.ts';

/**
 * Creates the function that notes, once per tab and page, that the page sends its own `Authorization`, which our rule
 * overwrites. No rule can detect that, so the user is told, and may exclude the tab.
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
