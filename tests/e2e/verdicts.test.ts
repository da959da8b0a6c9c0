import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shareOf } from './harness/share-of.ts';
import { ROWS } from './verdicts/all-rows.ts';
import { expectCard, playRow } from './verdicts/play-row.ts';
import { startWorld, type World } from './verdicts/world.ts';

// Every verdict of the panel, caused by the sandbox and read from the panel's own document. A new one is a row.

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world?.harness.close());

describe.each(Object.entries(ROWS))('the panel says of %s', (_about, rows) => {
  test.each(shareOf(rows))('$what', async (row) => {
    await expectCard(world, await playRow(world, row), row);
    // Whatever a server sends is shown as text only.
    const foreign = await world.panel.evaluate(() => ({
      ran: document.documentElement.dataset['hacked'] ?? null,
      elements: document.querySelectorAll('img, script:not([type="module"]), iframe, object, embed').length,
    }));
    expect(foreign).toEqual({ ran: null, elements: 0 });
  });
});
