import { describe, expect, test } from 'vitest';
import type { RefreshState } from '../../src/oauth/refresh-state.ts';
import { runWorld } from './plan/run-plan.ts';
import { setUp } from './plan/set-up.ts';
import { startAndRest } from './scenarios/deaths.ts';
import type { WorldOptions } from './world/ground.ts';
import { ODD_FORMS } from './world/server/odd-answers.ts';
import type { ServerFault } from './world/server/server-fault.ts';
import type { ReusePolicy } from './world/server/token-families.ts';
import type { World } from './world/world.ts';

function options(reuse: ReusePolicy): WorldOptions {
  return { seed: 1, reuse, lifetime: 36_000, alarmsPersist: true, locks: 'shared' };
}

async function refreshWith(world: World, fault: ServerFault): Promise<void> {
  setUp(world);
  await startAndRest(world);
  await world.pass(6_000);
  world.serverFaults.push(fault);
  await refreshNow(world);
}

async function refreshNow(world: World): Promise<void> {
  world.track(world.wake().commands['token-set.refresh']({ id: 'set-1' }));
  await world.rest();
}

async function stateOf(world: World): Promise<RefreshState | undefined> {
  return (await world.read()).find(({ id }) => id === 'set-1')?.refresh;
}

test.each<ServerFault>([
  { kind: 'hang', rotated: true },
  { kind: 'hang in body', rotated: true },
])('an answer that does not come in 25 s is asked for again at once: $kind', async (fault) => {
  await runWorld(options('grace'), async (world) => {
    await refreshWith(world, fault);
    expect(await stateOf(world)).toMatchObject({ state: 'in flight' });

    await world.pass(26_000);

    expect(await stateOf(world)).toMatchObject({ state: 'idle' });
  });
});

test.each<ServerFault>([
  { kind: 'reset', rotated: true },
  { kind: 'server error', status: 500, rotated: true },
  { kind: 'html', status: 502, rotated: true },
  { kind: 'truncated', after: 'access_token' },
])(
  'a lost answer is made good within the two minutes that servers with a grace period give: $kind',
  async (fault) => {
    await runWorld(options('grace'), async (world) => {
      await refreshWith(world, fault);
      expect(await stateOf(world)).toMatchObject({ state: 'backing off' });

      await world.pass(125_000);

      expect(await stateOf(world)).toMatchObject({ state: 'idle' });
    });
  },
);

test('without a grace period the user is told why, however often he asks again', async () => {
  await runWorld(options('strict'), async (world) => {
    await refreshWith(world, { kind: 'reset', rotated: true });
    await world.pass(125_000);
    expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: true });

    await refreshNow(world);

    expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: true });
  });
});

test.each<ServerFault>([
  { kind: 'rate limited', retryAfter: 'none', seconds: 0 },
  { kind: 'invalid_client' },
])('a lost answer is not forgotten over another failure: $kind', async (fault) => {
  await runWorld(options('strict'), async (world) => {
    await refreshWith(world, { kind: 'reset', rotated: true });
    await world.pass(6_000);
    world.serverFaults.push(fault);
    await refreshNow(world);
    await world.pass(6_000);

    await refreshNow(world);

    expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: true });
  });
});

test.each<ServerFault>([
  { kind: 'no tokens', status: 200, rotated: true },
  { kind: 'no tokens', status: 202, rotated: true },
])('an answer of success that holds no token leaves the same doubt: $status', async (fault) => {
  await runWorld(options('strict'), async (world) => {
    await refreshWith(world, fault);
    expect(await stateOf(world)).toMatchObject({ state: 'backing off', doubt: true });
    await world.pass(125_000);

    expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: true });
  });
});

test.each(ODD_FORMS)('no token is lost by an answer in an odd form: %s', async (form) => {
  await runWorld(options('strict'), async (world) => {
    await refreshWith(world, { kind: 'odd', form });
    expect(await stateOf(world)).toMatchObject({ state: 'idle' });
    await world.pass(6_000);

    await refreshNow(world);

    expect(await stateOf(world)).toMatchObject({ state: 'idle' });
    const text = JSON.stringify(await world.read());
    expect(text.length).toBeLessThan(20_000);
  });
});

test.each([undefined, 403, 404, 410] as const)(
  'a token that the owner took back is rejected, whatever the status: %s',
  async (status) => {
    await runWorld(options('strict'), async (world) => {
      await refreshWith(world, { kind: 'revoked', ...(status && { status }) });

      expect(await stateOf(world)).toMatchObject({ state: 'rejected', code: 'invalid_grant' });
    });
  },
);

test.each<ServerFault>([{ kind: 'token as error code' }, { kind: 'endless error code' }])(
  'of a code that must not be kept nothing is: $kind',
  async (fault) => {
    await runWorld(options('strict'), async (world) => {
      await refreshWith(world, fault);

      expect(await stateOf(world)).toMatchObject({
        state: 'backing off',
        cause: { kind: 'unexpected answer', status: 400, code: null },
      });
    });
  },
);

test('a token that the owner took back is rejected without a word about a lost answer', async () => {
  await runWorld(options('strict'), async (world) => {
    await refreshWith(world, { kind: 'revoked' });

    expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: false });
  });
});

describe('a token that came after a lost answer', () => {
  async function recovered(world: World, second: ServerFault | null): Promise<void> {
    await refreshWith(world, { kind: 'reset', rotated: true });
    if (second) world.serverFaults.push(second);
    await world.pass(125_000);
    expect(await stateOf(world)).toMatchObject({ state: 'idle' });
  }

  test('and that the server never stored is told from one that was taken back', async () => {
    await runWorld(options('grace'), async (world) => {
      await recovered(world, { kind: 'unstored successor' });

      await refreshNow(world);

      expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: true });
    });
  });

  test('is proven once it has refreshed', async () => {
    await runWorld(options('grace'), async (world) => {
      await recovered(world, null);
      await refreshNow(world);
      await world.pass(6_000);

      world.serverFaults.push({ kind: 'revoked' });
      await refreshNow(world);

      expect(await stateOf(world)).toMatchObject({ state: 'rejected', afterLostAnswer: false });
    });
  });
});
