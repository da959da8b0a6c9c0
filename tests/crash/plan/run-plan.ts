import type { WorldOptions } from '../world/ground.ts';
import { Violation } from '../world/violation.ts';
import { type World, world } from '../world/world.ts';
import type { Plan } from './act.ts';
import { comeToAnEnd } from './come-to-an-end.ts';
import { perform } from './perform.ts';
import { setUp } from './set-up.ts';

/** The result of one run, or of many. */
export interface Tally {
  readonly runs: number;
  readonly crashes: number;
  readonly faults: number;
  /** token sets whose refresh token the server revoked while its successor never reached us completely */
  readonly unrecoverable: number;
  /** refresh tokens that every store refused before the browser died, or that the disk lost */
  readonly lostWithTheDisk: number;
}

export const NO_RUNS: Tally = { runs: 0, crashes: 0, faults: 0, unrecoverable: 0, lostWithTheDisk: 0 };

export function add(a: Tally, b: Tally): Tally {
  return {
    runs: a.runs + b.runs,
    crashes: a.crashes + b.crashes,
    faults: a.faults + b.faults,
    unrecoverable: a.unrecoverable + b.unrecoverable,
    lostWithTheDisk: a.lostWithTheDisk + b.lostWithTheDisk,
  };
}

/** Plays one plan to its end. Throws a Violation with the last events if an invariant does not hold. */
export async function runPlan(plan: Plan): Promise<Tally> {
  return await runWorld(plan.world, async (world) => {
    setUp(world);
    world.start();
    for (const { turns, action } of plan.acts) {
      await world.run(turns);
      await perform(world, action);
    }
    const unrecoverable = await comeToAnEnd(world);
    const { crashes, faults } = world.upsets.counts;
    return { runs: 1, crashes, faults, unrecoverable, lostWithTheDisk: world.ledger.lostWithTheDisk() };
  });
}

/** Creates a world, runs something in it and removes it; a Violation reports the last events. */
export async function runWorld<T>(options: WorldOptions, play: (world: World) => Promise<T>): Promise<T> {
  const made = world(options);
  try {
    return await play(made);
  } catch (error) {
    if (error instanceof Violation) error.message += `\n${made.scheduler.trace().join('\n')}`;
    throw error;
  } finally {
    made.dispose();
  }
}
