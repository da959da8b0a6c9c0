import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetShowing, rangeAt } from './use-virtual-rows.ts';

/** Column heads and nine rows. */
const VIEWPORT = { rowHeight: 20, visible: 200 };

test.each<[string, number, number, number]>([
  ['a visible row stays where it is', 5, 40, 40],
  ['the first visible row, too', 2, 40, 40],
  ['and the last one', 10, 40, 40],
  ['a row above becomes the first under the heads', 1, 40, 20],
  ['a row below becomes the last', 11, 40, 60],
  ['the first row of all', 0, 1000, 0],
  ['a row far below', 100, 0, 1840],
])('%s', (_, index, at, expected) => {
  expect(offsetShowing(index, { ...VIEWPORT, at })).toBe(expected);
});

test('the drawn rows cover what is visible, with more beyond each edge, and no row that is not there', () => {
  const offsets = fc.integer({ min: 0, max: 3000 });
  fc.assert(
    fc.property(offsets, fc.integer({ min: 0, max: 150 }), (at, count) => {
      const { first, end } = rangeAt({ ...VIEWPORT, at }, count);
      const top = Math.floor(at / VIEWPORT.rowHeight);
      const bottom = Math.ceil((at + VIEWPORT.visible) / VIEWPORT.rowHeight);
      expect(first).toBeLessThanOrEqual(Math.max(0, Math.min(top - 10, count)));
      expect(end).toBeGreaterThanOrEqual(Math.min(count, bottom + 10));
      expect(first).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(count);
      expect(end - first).toBeLessThanOrEqual(bottom - top + 28);
    }),
  );
});
