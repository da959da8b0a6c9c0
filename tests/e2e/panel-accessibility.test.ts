import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeViolations } from './harness/axe-violations.ts';
import { textOf } from './harness/popup.ts';
import { shareOf } from './harness/share-of.ts';
import { testId } from './harness/test-id.ts';
import { THEMES } from './harness/themes.ts';
import { ALL_ROWS } from './verdicts/all-rows.ts';
import { playRow } from './verdicts/play-row.ts';
import { startWorld, type World } from './verdicts/world.ts';

/** The first row of each verdict: the others have the same layout. */
const ONE_OF_EACH = ALL_ROWS.filter(
  ({ verdict }, index) => ALL_ROWS.findIndex((row) => row.verdict === verdict) === index,
);

/** CSS pixels: the width of DevTools docked at the side. */
const NARROW = 420;

describe.each(THEMES)('axe-core finds nothing in the panel, %s', (colorScheme) => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld({ colorScheme });
  });

  afterAll(() => world?.harness.close());

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await world.panel.press(key);
  }

  async function expectNothing(): Promise<void> {
    expect(await axeViolations(world.panel)).toEqual([]);
  }

  test('while it is empty', async () => {
    await world.panel.waitFor((css) => document.querySelector(css), testId('empty'));
    await expectNothing();
  });

  test.each(shareOf(ONE_OF_EACH))('with a verdict: $verdict', async (row) => {
    await playRow(world, row);
    await expectNothing();
  });

  test('with a filter that fits nothing and cannot be read', async () => {
    const { panel } = world;
    await panel.click(testId('call-list'));
    await press('/', ...'status:abc stats:4 nothing-fits');
    await expect.poll(() => textOf(panel, 'filter-problems')).toMatch(/status:abc/);
    await expectNothing();
    await press('Escape');
  });

  test('with the help open, and while nothing is recorded', async () => {
    const { panel } = world;
    await panel.click(testId('record'));
    await panel.click(testId('help'));
    await panel.waitFor((css) => document.querySelector(css)?.matches(':popover-open'), testId('help-card'));
    await expectNothing();
    await press('Escape');
    await panel.click(testId('record'));
  });

  test('after an act of a verdict', async () => {
    const { panel } = world;
    const [offers] = ALL_ROWS.filter(({ says }) => String(says['next-steps']).includes('Switch sending on'));
    if (!offers) throw new Error('No row offers an act');
    await playRow(world, offers);
    await panel.click(testId('verdict-action'));
    await expect.poll(() => textOf(panel, 'action-outcome')).not.toBe('');
    await expectNothing();
  });

  test('narrow: the detail alone, the list alone, the help, and nothing', async () => {
    const { panel } = world;
    await panel.setWidth(NARROW);
    await panel.waitFor((width) => innerWidth <= width, NARROW);
    await expectNothing();
    await panel.click(testId('help'));
    await expectNothing();
    await press('Escape');
    await panel.click(testId('detail-close'));
    await panel.waitFor((css) => document.querySelector(css) === null, testId('detail'));
    await expectNothing();
    await panel.click(testId('clear'));
    await panel.waitFor((css) => document.querySelector(css), testId('empty'));
    await expectNothing();
  });
});
