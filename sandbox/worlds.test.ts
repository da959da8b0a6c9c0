import { expect, test } from 'vitest';
import { startSandbox } from './start-sandbox.ts';
import { testClient } from './testing/test-client.ts';

const SET = 'Catalogue admin';
const WORLDS = 100;

/** One test with its own world: writes, reads back, and leaves. */
async function inItsOwnWorld(index: number): Promise<{ readonly id: number; readonly token: string }> {
  const sandbox = await startSandbox({ rateLimit: 'off' });
  try {
    const client = testClient(sandbox, (path, init) => fetch(sandbox.http + path, init));
    const name = `Tea of world ${index}`;
    const body = { name, price: '10', tax_type: 1 };
    sandbox.failNext({ path: '/api/taxes/' }, { kind: 'answer', status: 500 + (index % 50) });
    sandbox.clock.setOffset(index * 1000);
    const made = await (await client.call(SET, '/api/products/', { method: 'POST', body })).json();
    const refreshed = await client.refresh(SET);
    const read = await (await client.call(SET, `/api/products/${made.id}/`)).json();
    const failed = await client.call(SET, '/api/taxes/');
    expect([refreshed.status, read.name, failed.status]).toEqual([200, name, 500 + (index % 50)]);
    expect(sandbox.clock.state().offsetMs).toBe(index * 1000);
    expect(sandbox.requests.map(({ path }) => path)).toEqual([
      ...['/api/products/', '/api/auth/token/', `/api/products/${made.id}/`, '/api/taxes/'],
    ]);
    return { id: made.id, token: client.tokenSet(SET).accessToken };
  } finally {
    await sandbox.close();
  }
}

test('100 tests at once on 100 worlds in one process: each sees its own', async () => {
  const worlds = await Promise.all(Array.from({ length: WORLDS }, (_, index) => inItsOwnWorld(index)));
  expect(new Set(worlds.map(({ token }) => token)).size).toBe(WORLDS);
  // Ids count within a database: nobody else wrote into it.
  expect(new Set(worlds.map(({ id }) => id)).size).toBe(1);
});

test('one more world takes a few milliseconds', async () => {
  await (await startSandbox()).close();
  const times: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    const before = performance.now();
    const sandbox = await startSandbox();
    times.push(performance.now() - before);
    await sandbox.close();
  }
  times.sort((one, other) => one - other);
  const [least = 0] = times;
  const median = times[times.length / 2] ?? 0;
  console.log(`One more world: ${median.toFixed(1)} ms (median of 20), ${least.toFixed(1)} ms at least.`);
  // About 9 ms on a quiet machine (the goal is 15); here other programs share it.
  expect(least).toBeLessThan(60);
});
