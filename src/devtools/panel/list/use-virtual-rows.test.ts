import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextRange, offsetShowing, rangeAt } from './use-virtual-rows.ts';

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

const JUMP = { needed: { first: 100, end: 118 }, goal: { first: 88, end: 128 } };

test('the visible rows come at once, the others over the next frames', () => {
  const { needed, goal } = JUMP;
  const first = nextRange({ first: 0, end: 40 }, needed, goal);
  expect(first).toEqual(needed);
  const second = nextRange(first, needed, goal);
  expect(second).toEqual({ first: 97, end: 121 });
  const fourth = nextRange(nextRange(second, needed, goal), needed, goal);
  expect(fourth).toEqual({ first: 91, end: 127 });
  expect(nextRange(fourth, needed, goal)).toEqual(goal);
});

test('every range has the visible rows and lies within its goal; each frame brings a few more', () => {
  const starts = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 320 }), (tops, count) => {
      let drawn: ReturnType<typeof nextRange> | null = null;
      for (const top of tops) {
        const goal = rangeAt({ ...VIEWPORT, at: top * 20 }, count);
        const first = Math.min(top, count);
        const needed = { first, end: Math.max(first, Math.min(count, top + 10)) };
        const isIn = (index: number) => drawn !== null && index >= drawn.first && index < drawn.end;
        const next = nextRange(drawn, needed, goal);
        const added = rowsOf(next).filter((index) => !isIn(index));
        expect(next.first).toBeGreaterThanOrEqual(goal.first);
        expect(next.end).toBeLessThanOrEqual(goal.end);
        expect(rowsOf(needed).filter((index) => index < next.first || index >= next.end)).toEqual([]);
        expect(added.length).toBeLessThanOrEqual(Math.max(6, rowsOf(needed).length));
        drawn = next;
      }
      const at = (tops.at(-1) ?? 0) * 20;
      const goal = rangeAt({ ...VIEWPORT, at }, count);
      for (let frame = 0; frame < 10; frame += 1) drawn = nextRange(drawn, goal, goal);
      expect(drawn).toEqual(goal);
    }),
  );
});

function rowsOf({ first, end }: { readonly first: number; readonly end: number }): readonly number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}
