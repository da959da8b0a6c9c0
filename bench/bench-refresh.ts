import { dueAt } from '../src/oauth/schedule.ts';
import { runWorld } from '../tests/crash/plan/run-plan.ts';
import { setUp } from '../tests/crash/plan/set-up.ts';
import type { World } from '../tests/crash/world/world.ts';
import { report } from './report.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const LIFETIME_SECONDS = 36_000;
const APPS = 5;

interface Counts {
  readonly requests: number;
  /** number of refreshes that the lifetimes require: one at the start, then one whenever it is due */
  readonly demanded: number;
  /** most simultaneous requests */
  readonly atOnce: number;
}

/** Token requests of a day in the simulated browser, with all token sets due at its first start: counts, no times. */
export async function benchRefresh(): Promise<void> {
  const results = [];
  for (const tokenSets of [1, 10, 100]) results.push({ tokenSets, ...(await count(tokenSets)) });
  const rows = results.map(({ tokenSets, requests, demanded, atOnce }) => ({
    'token sets': String(tokenSets),
    'requests an hour': (requests / HOURS).toFixed(2),
    'that lifetimes demand': (demanded / HOURS).toFixed(2),
    'most at once': String(atOnce),
  }));
  report('refresh', rows, { lifetimeSeconds: LIFETIME_SECONDS, hours: HOURS, apps: APPS, results });
}

async function count(tokenSets: number): Promise<Counts> {
  const options = {
    seed: 1,
    reuse: 'strict',
    lifetime: LIFETIME_SECONDS,
    alarmsPersist: true,
    locks: 'shared',
  } as const;
  return await runWorld(options, async (world) => {
    const apps = Math.min(APPS, tokenSets);
    const ids = Array.from({ length: tokenSets }, (_, index) => index);
    setUp(
      world,
      ids.map((index) => ({ id: `set-${index}`, appId: `app-${index % apps}` })),
    );
    const atOnce = await aDay(world);
    const each = 1 + Math.floor((HOURS * HOUR_MS) / dueAt(0, LIFETIME_SECONDS));
    return { requests: world.requests.requests.length, demanded: tokenSets * each, atOnce };
  });
}

/** Starts the browser and lets a day pass; returns the most requests that were open at the same time. */
async function aDay(world: World): Promise<number> {
  let most = 0;
  world.start();
  for (;;) {
    const turns = world.scheduler.turns();
    await world.run(1);
    most = Math.max(most, world.requests.requests.filter(({ end }) => end === 'open').length);
    if (world.scheduler.turns() > turns) continue;
    const next = world.nextMoment();
    if (next === null || next > HOURS * HOUR_MS) return most;
    world.moveToNextMoment();
  }
}
