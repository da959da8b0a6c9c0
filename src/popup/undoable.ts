import type { PendingDeletion, Status } from '../storage/public/status.ts';

/** What was deleted and can still be taken back. */
export function undoable({ pendingDeletions }: Status, now: number): readonly PendingDeletion[] {
  return pendingDeletions.filter(({ until }) => until > now);
}
