import { runWorld } from '../plan/run-plan.ts';
import { setUp } from '../plan/set-up.ts';
import { Violation } from '../world/violation.ts';
import { startAndRest } from './deaths.ts';

/** Reading, and the sign of life that was asked for when the request was sent. */
const IDLE = /: (?:(?:local|session)\.get\(|stays awake)/;
const WRITE = /: (?:local\.set|copy\.put)\(tokenSet\.set-1/;

/**
 * The first thing that happens after an answer was read is that its token is written; the store may be asked before
 * whether it is still wanted. Throws a Violation where anything else comes first.
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
