import type { WorldOptions } from '../world/ground.ts';
import type { ReusePolicy } from '../world/server/token-families.ts';
import type { World } from '../world/world.ts';
import { type EveryCallTally, killAtEveryCall, STRIDE } from './every-call.ts';

function options(reuse: ReusePolicy): WorldOptions {
  return { seed: 1, reuse, lifetime: 36_000, alarmsPersist: false, locks: 'shared' };
}

/** The first start, which refreshes every token set. */
export function everyDeathOfARefresh(reuse: ReusePolicy): Promise<EveryCallTally> {
  return killAtEveryCall({ options: options(reuse), stride: STRIDE, action: (world) => world.rest() });
}

/** A deletion, its ten seconds and its end, together with the token sets of the app. */
export function everyDeathOfADeletion(): Promise<EveryCallTally> {
  return killAtEveryCall({
    options: options('strict'),
    stride: 1,
    before: startAndRest,
    async action(world) {
      world.user.delete('app-1');
      await world.pass(12_000);
    },
  });
}

/** A disk that refuses everything while the answer is on its way, and has room again later. */
export function everyDeathWithAFullDisk(): Promise<EveryCallTally> {
  return killAtEveryCall({
    options: options('grace'),
    stride: STRIDE,
    before: startAndRest,
    async action(world) {
      await world.pass(6_000);
      world.track(world.wake().commands['token-set.refresh']({ id: 'set-1' }));
      await until(world, () => world.requests.requests.at(-1)?.issued.tokenSetId === 'set-1');
      world.disks.local.faults.push({ kind: 'refuse', key: null, left: 12 });
      await world.rest();
      await world.pass(120_000);
    },
  });
}

export async function startAndRest(world: World): Promise<void> {
  world.start();
  await world.rest();
}

export async function until(world: World, happened: () => boolean): Promise<void> {
  while (!happened()) {
    const before = world.scheduler.turns();
    await world.run(1);
    if (world.scheduler.turns() === before) return;
  }
}
