import type { WithLock } from '../platform/locks.ts';
import { ownCallsItem } from '../storage/public/items.ts';
import { type OwnCall, withOwnCall } from '../storage/public/own-calls.ts';

/** Adds a request of the extension itself to the last ones that pages can list. */
export function ownCallNoter(
  lock: WithLock,
  newId: () => string,
): (call: Omit<OwnCall, 'id'>) => Promise<void> {
  return (call) =>
    lock('own calls', async () =>
      ownCallsItem.set(withOwnCall(await ownCallsItem.get(), { id: newId(), ...call })),
    );
}
