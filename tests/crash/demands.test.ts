import { expect, test } from 'vitest';
import { reactTo401 } from '../../src/background/refresh/react-to-401.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../src/injection/policy.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { runWorld } from './plan/run-plan.ts';
import { setUp } from './plan/set-up.ts';
import { startAndRest } from './scenarios/deaths.ts';
import type { World } from './world/world.ts';

const HOUR_MS = 3_600_000;

/** What popup, panel, alarm and an answer of 401 ask for, of whichever background the event reaches. */
function demand(world: World, index: number): void {
  const background = world.wake();
  const { tokens, commands } = background;
  if (index % 4 === 0) return world.lookAround(background);
  if (index % 4 !== 1) return world.track(commands['token-set.refresh']({ id: 'set-1' }));
  const now = () => world.time.wall();
  const view = {
    now: now(),
    policy: { ...DEFAULT_POLICY, defaultTokenSets: { [PRODUCTION.id]: 'set-1' } },
    session: DEFAULT_SESSION_POLICY,
    environments: [PRODUCTION],
    tokenSets: [
      { id: 'set-1', appId: 'app-1', environmentId: PRODUCTION.id, hasAccessToken: true, expiresAt: null },
    ],
    withheld: [],
  };
  const parts = {
    store: tokens.store,
    refresher: tokens.refresher,
    lock: <T>(name: string, task: () => Promise<T>) => world.lock(background.life, name, task),
    now,
    changed: async () => undefined,
    viewOf: async () => view,
  };
  const request = { url: `${PRODUCTION.origin}/api/orders/`, method: 'GET', type: 'main_frame', tabId: 1 };
  world.track(reactTo401(parts, { ...request, initiator: null, at: now() }));
}

test.each([1, 2, 4])(
  'a hundred demands at once are one token request, with %i backgrounds',
  async (count) => {
    await runWorld(
      { seed: count, reuse: 'strict', lifetime: 36_000, alarmsPersist: true, locks: 'shared' },
      async (world) => {
        setUp(world);
        await startAndRest(world);
        await world.pass(HOUR_MS);
        for (let more = 1; more < count; more += 1) world.start();
        await world.rest();
        const before = world.requests.requests.length;

        for (let index = 0; index < 100; index += 1) demand(world, index);
        await world.rest();

        const sent = world.requests.requests.slice(before);
        expect(sent.map(({ issued }) => issued.tokenSetId)).toEqual(['set-1']);
      },
    );
  },
);
