import type { Status } from '../../storage/public/status.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { dropped, report } from '../../trace.ts';
import { firstPartOf } from '../status/first-part.ts';
import { saysTheSame } from '../status/status-of.ts';

/** Where pages find the status: on disk, or in the stand-in while storage refuses writes. */
export interface StatusItems {
  readonly onDisk: StoredItem<Status>;
  readonly standIn: StoredItem<Status | null>;
  /** of the status on disk; null: there is none that would be right */
  readonly firstPart: StoredItem<Status | null>;
}

/**
 * If storage refuses the status, too, pages must not keep an old one that says all is well.
 * @param named ids of the token sets that the first part must have
 */
export async function syncStatus(
  { onDisk, standIn, firstPart }: StatusItems,
  status: Status,
  named: readonly string[],
): Promise<void> {
  const part = firstPartOf(status, named);
  const [kept, isPartRight] = await Promise.all([
    standIn.get().catch(dropped('status in session', undefined)),
    firstPart.get().then((before) => isSame(before, part), dropped('first part', false)),
  ]);
  // Removed before the status changes, so that none is ever older.
  if (!isPartRight) await firstPart.set(null).catch(dropped('first part', undefined));
  try {
    if (!saysTheSame(await onDisk.get(), status)) await onDisk.set(status);
  } catch (error) {
    report('status on disk', error);
    if (!saysTheSame(kept ?? undefined, status)) await standIn.set(status);
    return;
  }
  if (kept) await standIn.set(null);
  if (!isPartRight && part) await firstPart.set(part).catch(dropped('first part', undefined));
}

function isSame(before: Status | null | undefined, part: Status | null): boolean {
  return part === null ? !before : saysTheSame(before ?? undefined, part);
}
