import { expect, test } from 'vitest';
import { runWorld } from './plan/run-plan.ts';
import { setUp } from './plan/set-up.ts';
import { startAndRest, until } from './scenarios/deaths.ts';

test('a client secret that is put right while the wrong one is under way is tried after it, at once', async () => {
  await runWorld(
    { seed: 1, reuse: 'strict', lifetime: 36_000, alarmsPersist: true, locks: 'shared' },
    async (world) => {
      setUp(world);
      await startAndRest(world);
      await world.pass(6_000);
      const before = world.requests.requests.length;
      const { commands } = world.wake();
      world.serverFaults.push({ kind: 'invalid_client' });
      world.track(commands['token-set.refresh']({ id: 'set-1' }));
      await until(world, () => world.requests.requests.length > before);

      const app = { id: 'app-1', label: 'Renamed', clientId: 'client-1', clientSecret: 'secret-2' };
      world.track(commands['app.edit'](app));
      await world.rest();

      const sent = world.requests.requests.slice(before);
      expect(sent.map(({ end }) => typeof end === 'object' && end.status)).toEqual([401, 200]);
      expect((await world.read()).find(({ id }) => id === 'set-1')?.refresh.state).toBe('idle');
    },
  );
});
