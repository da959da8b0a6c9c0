import { mayBeAnswered, type PendingAllowance } from '../../injection/pending-allowance.ts';
import { call } from '../../messaging/call.ts';
import { hasOrigin } from '../../platform/permissions.ts';

/** Completes an allowance whose permission was granted while nobody listened. */
export async function completePending(pending: PendingAllowance): Promise<void> {
  if (!mayBeAnswered(pending, Date.now())) return;
  const { origin, reach } = pending;
  if (await hasOrigin(origin)) await call('origin.allow', { origin, reach });
}
