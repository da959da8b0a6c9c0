import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coveringArray, has, pairKeysOf } from '../e2e/matrix/dimensions/covering-array.ts';
import { VALUES } from '../e2e/matrix/dimensions/dimensions.ts';
import { allGroups, chosenCells, chosenGroups } from '../e2e/matrix/dimensions/groups.ts';
import { IMPOSSIBLE, possibleCells } from '../e2e/matrix/dimensions/impossible.ts';
import { mustCells } from '../e2e/matrix/dimensions/must-cells.ts';

const product = (sizes: readonly number[]): readonly Record<string, string>[] =>
  sizes.reduce<readonly Record<string, string>[]>(
    (some, size, dimension) =>
      some.flatMap((each) =>
        Array.from({ length: size }, (_, value) => ({ ...each, [`d${dimension}`]: `v${value}` })),
      ),
    [{}],
  );

const pairs = (some: readonly Record<string, string>[]) => new Set(some.flatMap(pairKeysOf));

describe('coveringArray', () => {
  test('has every pair and every must of any dimensions, takes only what is possible, and is the same again', () => {
    const dimensions = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(dimensions, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (sizes, dice) => {
        const possible = product(sizes).filter(() => dice.next().value !== 0);
        const musts = possible.filter(() => dice.next().value === 1).slice(0, 5);
        const wanted = { possible, costly: ['d0', 'd1'], musts };
        const chosen = coveringArray(wanted);
        expect(pairs(chosen)).toEqual(pairs(possible));
        expect(musts.filter((must) => !chosen.some((each) => has(each, must)))).toEqual([]);
        expect(chosen.filter((each) => !possible.includes(each))).toEqual([]);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(coveringArray(wanted)).toEqual(chosen);
      }),
      { numRuns: 200 },
    );
  });

  test('needs few: 16 combinations are the least for two dimensions of four values', () => {
    const possible = product([4, 4, 3, 3]);
    expect(coveringArray({ possible, costly: [], musts: [] }).length).toBeLessThan(24);
  });

  test('refuses a must that cannot exist', () => {
    const musts = [{ d0: 'v7' }];
    expect(() => coveringArray({ possible: product([2, 2]), costly: [], musts })).toThrow('Cannot exist');
  });
});

describe.each(['chrome', 'firefox'] as const)('the grown matrix in %s', (browser) => {
  const possible = possibleCells(browser);
  const chosen = chosenCells(browser);

  test('plays every pair of values of two dimensions that can exist together', () => {
    expect(pairs(chosen)).toEqual(pairs(possible));
  });

  test('plays every cell that was wrong once', () => {
    const missing = mustCells(browser).filter((must) => !chosen.some((cell) => has(cell, must.cell)));
    expect(missing).toEqual([]);
    expect(new Set(mustCells(browser).map(({ item }) => item)).size).toBeGreaterThanOrEqual(4);
  });

  test.each([0, 1])('is played whole or, by the seed %i, as what was wrong once', (seed) => {
    const played = chosenGroups(browser, seed).flatMap(({ setup, requests }) =>
      requests.map((request) => ({ ...setup, ...request })),
    );
    const isWhole = seed === (browser === 'chrome' ? 0 : 1);
    expect(played.length === chosen.length).toBe(isWhole);
    expect(mustCells(browser).filter((must) => !played.some((cell) => has(cell, must.cell)))).toEqual([]);
  });

  test('plays in few set-ups', () => {
    const setups = new Set(
      chosen.map(({ permission, stance, moment }) => `${permission} ${stance} ${moment}`),
    );
    expect(setups.size).toBeLessThanOrEqual(40);
  });

  test('in full has every possible cell once, in an order of the seed', () => {
    const played = allGroups(browser, 7).flatMap(({ setup, requests }) =>
      requests.map((request) => JSON.stringify({ ...setup, ...request })),
    );
    expect(played.length).toBe(possible.length);
    expect(new Set(played).size).toBe(possible.length);
    expect(allGroups(browser, 7)).toEqual(allGroups(browser, 7));
    expect(allGroups(browser, 8)).not.toEqual(allGroups(browser, 7));
    // A prefix of it is a sample of everything.
    const first = allGroups(browser, 20_261_128).slice(0, 12);
    expect(new Set(first.map(({ setup }) => setup.moment)).size).toBeGreaterThan(2);
  });
});

test('each reason why something cannot exist takes something away', () => {
  const everything = Object.values(VALUES).reduce((count, values) => count * values.length, 1);
  expect(possibleCells('chrome').length).toBeLessThan(everything);
  for (const { is, what } of IMPOSSIBLE) {
    const taken = (['chrome', 'firefox'] as const).some((browser) =>
      VALUES.site.some((site) =>
        VALUES.asking.some((asking) =>
          VALUES.permission.some((permission) =>
            is({ site, asking, permission, stance: 'on', moment: 'before' }, browser),
          ),
        ),
      ),
    );
    expect(taken, what).toBe(true);
  }
});
