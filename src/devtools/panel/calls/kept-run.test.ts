import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, keptRun, startOf } from './kept-run.ts';

test.each([
  ['a list that has grown', ['a', 'b'], ['a', 'b', 'c'], { from: 0, count: 2 }],
  ['a list that has lost its oldest', ['a', 'b', 'c'], ['b', 'c', 'd'], { from: 1, count: 2 }],
  ['one that came late', ['a', 'c', 'd'], ['a', 'b', 'c', 'd'], { from: 0, count: 1 }],
  ['another list', ['a', 'b'], ['c'], { from: 0, count: 0 }],
  ['an empty one', ['a'], [], { from: 0, count: 0 }],
])('%s', (_name, before, now, expected) => {
  expect(keptRun(before, now)).toEqual(expected);
});

test('what it names stands in both lists', () => {
  const list = fc.uniqueArray(fc.nat(20));
  fc.assert(
    fc.property(list, list, (before, now) => {
      const { from, count } = keptRun(before, now);
      expect(now.slice(0, count)).toEqual(before.slice(from, from + count));
      expect(count === now.length || now[count] !== before[from + count]).toBe(true);
    }),
  );
});

test('lists that were made from each other are compared as any others', () => {
  const step = fc.record({ left: fc.nat(5), others: fc.array(fc.nat(3), { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat(30), fc.nat(30), (steps, one, other) => {
      const lists: (readonly number[])[] = [[1]];
      for (const { left, others } of steps) {
        const last = lists.at(-1) ?? [];
        lists.push(startOf(last, Math.max(0, last.length - left), others));
      }
      const [before = [], now = []] = [lists.at(one), lists.at(other)];
      expect(keptRun(before, now)).toEqual(keptRun([...before], [...now]));
    }),
  );
});

test('the earlier list without what is gone, and with what is added, is the later one', () => {
  const list = fc.uniqueArray(fc.nat(20));
  fc.assert(
    fc.property(list, list, (before, now) => {
      const { gone, added } = differences(before, now);
      const kept = before.slice(gone[0].length, before.length - gone[1].length);
      expect([...gone[0], ...kept, ...gone[1]]).toEqual(before);
      expect([...kept, ...added]).toEqual(now);
    }),
  );
});
