import { TEST_SEED } from '../../test-seed.ts';
import { comeToAnEnd } from '../plan/come-to-an-end.ts';
import { runWorld } from '../plan/run-plan.ts';
import { setUp } from '../plan/set-up.ts';
import type { WorldOptions } from '../world/ground.ts';
import type { World } from '../world/world.ts';

/** `npm test` kills at every sixth call, `npm run test:soak -- --only crash` at each. */
export const STRIDE = process.env['CRASH_WHOLE'] === undefined ? 6 : 1;

/** Kills a background at the browser calls that an action causes, one per run. */
export interface EveryCall {
  readonly options: WorldOptions;
  /** 1: at every single call */
  readonly stride: number;
  /** Prepares the world, without kills. */
  readonly before?: (world: World) => Promise<void>;
  readonly action: (world: World) => Promise<void>;
}

export interface EveryCallTally {
  /** browser calls at which a background was killed, before and after each */
  readonly calls: number;
  readonly unrecoverable: number;
}

/** Throws a Violation if one of the deaths breaks an invariant. */
export async function killAtEveryCall(scenario: EveryCall): Promise<EveryCallTally> {
  let unrecoverable = 0;
  let calls = 0;
  const starts = {
    before: 1 + (TEST_SEED % scenario.stride),
    after: 1 + ((TEST_SEED + 1) % scenario.stride),
  };
  for (const when of ['before', 'after'] as const) {
    for (let call = starts[when]; ; call += scenario.stride) {
      const died = await killAt(scenario, { callsLeft: call, when });
      if (died === null) break;
      calls += 1;
      unrecoverable += died.unrecoverable;
    }
  }
  return { calls, unrecoverable };
}

/** Null: the action made fewer calls. */
async function killAt(
  { options, before, action }: EveryCall,
  fuse: { callsLeft: number; readonly when: 'before' | 'after' },
): Promise<{ readonly unrecoverable: number } | null> {
  return await runWorld(options, async (world) => {
    setUp(world);
    await before?.(world);
    const { life } = world.wake();
    life.fuse = fuse;
    await action(world);
    await world.rest();
    return life.alive ? null : { unrecoverable: await comeToAnEnd(world) };
  });
}
