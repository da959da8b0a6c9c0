import type { PopupStored } from '../storage/public/items.ts';

type Stored = Pick<PopupStored, 'statusOnDisk' | 'statusStandIn' | 'policy' | 'session'>;

/**
 * Whether the first view may be drawn from the first part of the status: it is there, nothing is newer, and it has each
 * token set that is sent by default or pinned in the tab. Stored later than the part, a choice may name another one.
 */
export function showsAll(
  { statusOnDisk, statusStandIn, policy, session }: Stored,
  tabId: number | undefined,
): boolean {
  const part = statusOnDisk?.part;
  const pinned = session?.tabs[String(tabId)]?.pin?.tokenSetId ?? [];
  const named = Object.values(policy?.defaultTokenSets ?? {}).concat(pinned);
  return !statusStandIn && part !== undefined && named.every((id) => part.named.includes(id));
}
