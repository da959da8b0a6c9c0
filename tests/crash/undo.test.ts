import { expect, test } from 'vitest';
import { runWorld } from './plan/run-plan.ts';
import { setUp } from './plan/set-up.ts';
import { startAndRest } from './scenarios/deaths.ts';

const UNDO_AND_AIR_MS = 10_500;
const MOST_TURNS = 40;

/** The deletion is taken back so many turns after its ten seconds are over. */
async function undoAt(turns: number, seed: number): Promise<'undone' | 'too late'> {
  return await runWorld(
    { seed, reuse: 'strict', lifetime: 36_000, alarmsPersist: true, locks: 'shared' },
    async (world) => {
      setUp(world);
      await startAndRest(world);
      world.delete('set-1');
      await world.pass(UNDO_AND_AIR_MS - 1);
      world.time.moveTo(world.time.elapsed() + 1);
      await world.run(turns);
      world.undelete('set-1');
      await world.rest();
      // Erasing may still have to wait for its turn.
      await world.pass(1000);
      const there = (await world.read()).some(({ id }) => id === 'set-1');
      expect(there).toBe(!world.wantsGone('set-1'));
      return there ? 'undone' : 'too late';
    },
  );
}

test.each([1, 2, 3])('an undo in the very last moment undoes all or nothing, seed %i', async (seed) => {
  const outcomes = new Set<string>();
  for (let turns = 0; turns < MOST_TURNS; turns += 1) outcomes.add(await undoAt(turns, seed));

  expect([...outcomes].sort()).toEqual(['too late', 'undone']);
});
