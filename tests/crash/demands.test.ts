import { expect, test } from 'vitest';
import { reactTo401 } from '../../src/background/refresh/react-to-401.ts';
import type { InjectionView } from '../../src/injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../src/injection/policy.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { PRODUCTION_HELD } from '../fakes/browser-facts.ts';
import { runWorld } from './plan/run-plan.ts';
import { setUp } from './plan/set-up.ts';
import { startAndRest } from './scenarios/deaths.ts';
import type { WorldOptions } from './world/ground.ts';
import type { World } from './world/world.ts';

const HOUR_MS = 3_600_000;

const INJECTED: Omit<InjectionView, 'now'> = {
  policy: { ...DEFAULT_POLICY, defaultTokenSets: { [PRODUCTION.id]: 'set-1' } },
  session: DEFAULT_SESSION_POLICY,
  environments: [PRODUCTION],
  tokenSets: [
    { id: 'set-1', appId: 'app-1', environmentId: PRODUCTION.id, hasAccessToken: true, expiresAt: null },
  ],
  browser: PRODUCTION_HELD,
  lock: 'open',
};

const REQUEST = {
  url: `${PRODUCTION.origin}/api/orders/`,
  method: 'GET',
  type: 'top-level',
  initiator: null,
  tabId: 1,
} as const;

/** The API answers 401 to a request that carried the token set's access token. */
function answer401(world: World): void {
  const { tokens, life } = world.wake();
  const now = world.time.wall();
  const parts = {
    store: tokens.store,
    refresher: tokens.refresher,
    lock: <T>(name: string, task: () => Promise<T>) => world.lock(life, name, task),
    now: world.time.wall,
    changed: async () => undefined,
    viewOf: async () => ({ ...INJECTED, now }),
    endedFaults: async () => [],
  };
  const told = [now - 1, now, now].map((at) => ({ ...REQUEST, at }));
  world.track(reactTo401(parts, told));
}

const DEMANDS: readonly ((world: World) => void)[] = [
  (world) => world.lookAround(world.wake()),
  answer401,
  (world) => world.track(world.wake().commands['token-set.refresh']({ id: 'set-1' })),
];

function options(seed: number): WorldOptions {
  return { seed, reuse: 'strict', lifetime: 36_000, alarmsPersist: true, locks: 'shared' };
}

async function anHourLater(world: World): Promise<void> {
  setUp(world);
  await startAndRest(world);
  await world.pass(HOUR_MS);
}

test('an answer of 401 alone is one token request', async () => {
  await runWorld(options(1), async (world) => {
    await anHourLater(world);
    const before = world.requests.requests.length;

    answer401(world);
    await world.rest();

    expect(world.requests.requests).toHaveLength(before + 1);
  });
});

test.each([1, 2, 4])('a hundred demands at once are one token request, backgrounds: %i', async (count) => {
  await runWorld(options(count), async (world) => {
    await anHourLater(world);
    for (let more = 1; more < count; more += 1) world.start();
    await world.rest();
    const before = world.requests.requests.length;

    for (let index = 0; index < 100; index += 1) DEMANDS[index % DEMANDS.length]?.(world);
    await world.rest();

    const sent = world.requests.requests.slice(before);
    expect(sent.map(({ issued }) => issued.tokenSetId)).toEqual(['set-1']);
  });
});
