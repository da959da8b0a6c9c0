import type { Status } from '../../storage/public/status.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { dropped, report } from '../../trace.ts';
import { saysTheSame } from '../status/status-of.ts';

/** Where pages find the status: on disk, or in the stand-in while storage refuses writes. */
export interface StatusItems {
  readonly onDisk: StoredItem<Status>;
  readonly standIn: StoredItem<Status | null>;
}

/** If storage refuses the status, too, pages must not keep an old one that says all is well. */
export async function syncStatus({ onDisk, standIn }: StatusItems, status: Status): Promise<void> {
  const kept = (await standIn.get().catch(dropped('status in session', undefined))) ?? undefined;
  try {
    if (!saysTheSame(await onDisk.get(), status)) await onDisk.set(status);
  } catch (error) {
    report('status on disk', error);
    if (!saysTheSame(kept, status)) await standIn.set(status);
    return;
  }
  if (kept) await standIn.set(null);
}
