import { runWorld } from '../plan/run-plan.ts';
import { setUp } from '../plan/set-up.ts';
import { startAndRest } from './deaths.ts';

/**
 * Two backgrounds with independent locks, like two private sessions of old browsers: one waits for an answer that never
 * comes while the other refreshes the same token set. The result of the first is about a token that is gone. Throws a
 * Violation if that result takes effect.
 */
export async function separateLocks(): Promise<void> {
  await runWorld(
    { seed: 1, reuse: 'strict', lifetime: 36_000, alarmsPersist: false, locks: 'separate' },
    async (world) => {
      setUp(world);
      await startAndRest(world);
      await world.pass(6_000);
      const slow = world.wake();
      world.serverFaults.push({ kind: 'hang', rotated: false });
      world.track(slow.commands['token-set.refresh']({ id: 'set-1' }));
      await world.rest();
      await world.pass(6_000);
      const quick = world.start();
      world.track(quick.commands['token-set.refresh']({ id: 'set-1' }));
      await world.rest();
      await world.pass(30_000);
    },
  );
}
