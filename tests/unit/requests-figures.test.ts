import { expect, test } from 'vitest';
import { LOADS, limitsOf, PANEL_LOAD, ratiosOf } from '../../bench/requests/figures.ts';

const TIMES = new Map([
  ['ours', [2, 2, 2]],
  ['other commit', [3, 3, 3]],
  ['one rule', [2, 2, 2]],
  ['permission only', [1, 1, 1]],
  ['nothing', [1, 1, 1]],
]);

test.each([[LOADS], [[PANEL_LOAD]]] as const)(
  'every ratio under %j has its limit, and no limit lacks its ratio',
  (loads) => {
    for (const other of [true, false]) {
      const times = new Map(TIMES);
      if (!other) times.delete('other commit');
      const measured = loads.flatMap((load) => Object.keys(ratiosOf(load, times)));
      expect(Object.keys(limitsOf(loads, other)).sort()).toEqual(measured.sort());
    }
  },
);

test('a slow build is told from the bare rule', () => {
  const ratios = ratiosOf('decorated', TIMES);
  expect(ratios['decorated / one rule']).toBe(1);
  expect(ratios['other commit decorated / one rule']).toBe(1.5);
});
