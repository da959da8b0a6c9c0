import { describe, expect, test } from 'vitest';
import type { Status } from '../../src/storage/public/status.ts';
import { runWorld } from './plan/run-plan.ts';
import { setUp } from './plan/set-up.ts';
import { startAndRest } from './scenarios/deaths.ts';
import type { WorldOptions } from './world/ground.ts';
import type { World } from './world/world.ts';

/** The ten seconds, plus the time for a late click. */
const FINAL_MS = 12_000;
const MOST_TURNS = 40;
const HOUR = 3_600_000;

function options(seed: number): WorldOptions {
  return { seed, reuse: 'strict', lifetime: 36_000, alarmsPersist: true, locks: 'shared' };
}

/** Undoes the deletion this many steps after its ten seconds. */
async function undoAt(turns: number, seed: number): Promise<'undone' | 'too late'> {
  return await runWorld(options(seed), async (world) => {
    setUp(world);
    await startAndRest(world);
    world.user.delete('set-1');
    await world.pass(FINAL_MS - 1);
    world.time.moveTo(world.time.elapsed() + 1);
    await world.run(turns);
    world.user.undelete('set-1');
    await world.rest();
    // An erasure may still have to wait for its turn.
    await world.pass(1000);
    expect(await isThere(world)).toBe(!world.user.wantsGone('set-1'));
    return (await isThere(world)) ? 'undone' : 'too late';
  });
}

async function isThere(world: World): Promise<boolean> {
  return (await world.read()).some(({ id }) => id === 'set-1');
}

function killBackgrounds(world: World): void {
  for (const { life } of world.backgrounds()) world.scheduler.kill(life);
}

/** What a popup that opens now offers to undo. */
function offered(world: World): readonly string[] {
  const status: { value: Status } = JSON.parse(world.disks.local.items.get('status') ?? '');
  return status.value.pendingDeletions.map(({ id }) => id);
}

test.each([1, 2, 3])('an undo in the very last moment undoes all or nothing, seed %i', async (seed) => {
  const outcomes = new Set<string>();
  for (let turns = 0; turns < MOST_TURNS; turns += 1) outcomes.add(await undoAt(turns, seed));

  expect([...outcomes].sort()).toEqual(['too late', 'undone']);
});

/** Events for the background within the ten seconds, of which four pass. */
const COURSES: readonly (readonly [what: string, play: (world: World) => Promise<void>])[] = [
  ['it lives all the time', (world) => world.pass(4000)],
  [
    'it dies, and somebody wakes it',
    async (world) => {
      killBackgrounds(world);
      await world.pass(4000);
      world.start();
      await world.rest();
    },
  ],
  [
    'it dies and wakes again and again',
    async (world) => {
      for (let times = 0; times < 4; times += 1) {
        killBackgrounds(world);
        world.start();
        await world.pass(1000);
      }
    },
  ],
  [
    'it dies, and the clock is set back',
    async (world) => {
      killBackgrounds(world);
      world.setClock(-2 * HOUR);
      world.start();
      await world.pass(4000);
    },
  ],
  [
    'the whole browser is killed',
    async (world) => {
      world.killBrowser();
      world.start();
      await world.pass(4000);
    },
  ],
  [
    'another one starts beside it',
    async (world) => {
      world.start();
      await world.pass(4000);
    },
  ],
];

describe.each([
  ['awake', async () => undefined],
  ['asleep', async (world: World) => killBackgrounds(world)],
] as const)('deleted with the background %s', (_state, prepare) => {
  test.each(COURSES)('%s: the popup offers the undo, and it undoes all', async (_what, play) => {
    await runWorld(options(1), async (world) => {
      setUp(world);
      await startAndRest(world);
      await prepare(world);
      world.user.delete('set-1');
      await world.rest();
      await play(world);
      expect(offered(world)).toEqual(['set-1']);

      killBackgrounds(world);
      world.user.undelete('set-1');
      await world.pass(HOUR);

      expect(await isThere(world)).toBe(true);
      expect(offered(world)).toEqual([]);
    });
  });

  test.each(COURSES)('%s: after its ten seconds it is gone', async (_what, play) => {
    await runWorld(options(1), async (world) => {
      setUp(world);
      await startAndRest(world);
      await prepare(world);
      world.user.delete('set-1');
      await world.rest();
      await play(world);

      await world.pass(FINAL_MS);

      expect(world.guard.removed).toContain('set-1');
      expect(offered(world)).toEqual([]);
    });
  });
});
