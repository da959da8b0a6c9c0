import type { PendingDeletion, Status } from '../storage/public/status.ts';

/** Deleted items that can still be restored. */
export function undoable({ pendingDeletions }: Status, now: number): readonly PendingDeletion[] {
  return pendingDeletions.filter(({ until }) => until > now);
}
