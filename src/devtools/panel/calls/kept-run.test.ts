import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences, keptRun } from './kept-run.ts';

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
