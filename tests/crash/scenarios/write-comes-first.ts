import { runWorld } from '../plan/run-plan.ts';
import { setUp } from '../plan/set-up.ts';
import { Violation } from '../world/violation.ts';
import { startAndRest } from './deaths.ts';

/** Reading, and the keep-alive call that began with the request. */
const IDLE = /: (?:(?:local|session)\.get\(|stays awake)/;
const WRITE = /: (?:local\.set|copy\.put)\(tokenSet\.set-1/;

/**
 * The first call after an answer was read must write its token; only reading the store is allowed before. Throws a
 * Violation if anything else comes first.
 */
export async function writeComesFirst(): Promise<void> {
  await runWorld(
    { seed: 1, reuse: 'strict', lifetime: 36_000, alarmsPersist: false, locks: 'shared' },
    async (world) => {
      setUp(world);
      await startAndRest(world);
      await world.pass(6_000);
      const begun = world.scheduler.trace().length;
      world.track(world.wake().commands['token-set.refresh']({ id: 'set-1' }));
      await world.rest();
      const happened = world.scheduler.trace().slice(begun);
      const read = happened.findIndex((what) => what.endsWith('reads the answer'));
      const first = happened.slice(read + 1).find((what) => !IDLE.test(what));
      if (read < 0 || !first || !WRITE.test(first)) {
        throw new Violation('write before use', `after the answer comes "${first ?? 'nothing'}"`);
      }
    },
  );
}
