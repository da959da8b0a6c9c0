import { afterAll, beforeAll, expect, test } from 'vitest';
import { E2E_BROWSER } from './harness/e2e-browser.ts';
import { shareOf } from './harness/share-of.ts';
import { ALL_ROWS } from './verdicts/all-rows.ts';
import { playRow } from './verdicts/play-row.ts';
import { startWorld, type World } from './verdicts/world.ts';

// The rows of verdicts.test.ts with an expected German text.

const ROWS = shareOf(
  ALL_ROWS.map((row) => ({ ...row, ...row.differs?.[E2E_BROWSER] })).filter(
    ({ german }) => german !== undefined,
  ),
);

let world: World;

beforeAll(async () => {
  world = await startWorld({ language: 'de' });
});

afterAll(() => world?.harness.close());

test.each(ROWS)('$what: $german', async (row) => {
  const card = await playRow(world, row);
  expect(card.title).toBe(row.german);
});

test('the page says that it is German', async () => {
  expect(await world.panel.evaluate(() => document.documentElement.lang)).toBe('de');
});
