import { expect, test } from 'vitest';
import { search, summary } from './plan/search.ts';

/** `npm run test:crash` runs thousands. */
const RUNS = 300;
const SEED = 20_261_124;

test('no refresh token is lost by us in any of 300 runs of crashes and faults', async () => {
  const found = await search({ runs: RUNS, seed: SEED, shrink: true });

  console.log(summary(found.tally, found.broken ? 1 : 0));
  expect(found.broken ? found.report : null).toBeNull();
  expect(found.tally.runs).toBe(RUNS);
  // A suite without crashes proves nothing.
  expect(found.tally.crashes).toBeGreaterThan(RUNS);
  expect(found.tally.faults).toBeGreaterThan(RUNS);
}, 900_000);
