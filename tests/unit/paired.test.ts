import { expect, test } from 'vitest';
import { judge, medianInterval } from '../../bench/paired.ts';

/** Rounds of a shared machine: mostly near the median, some far off. */
function rounds(middle: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => middle * (1 + (((i * 7) % 11) - 5) / 100));
}

test('the interval holds the median, and is the same for the same rounds', () => {
  const interval = medianInterval(rounds(1.2, 21));
  expect(interval.low).toBeLessThanOrEqual(interval.median);
  expect(interval.high).toBeGreaterThanOrEqual(interval.median);
  expect(medianInterval(rounds(1.2, 21))).toEqual(interval);
});

test('more rounds make it narrower', () => {
  const width = (count: number) => {
    const { low, high } = medianInterval(rounds(1, count));
    return high - low;
  };
  expect(width(200)).toBeLessThan(width(11));
});

test('an interval that holds the limit is no pass', () => {
  expect(judge({ low: 0.99, median: 1, high: 1.05 }, 1.05)).toBe('yes');
  expect(judge({ low: 0.99, median: 1, high: 1.06 }, 1.05)).toBe('undecided');
  expect(judge({ low: 1.06, median: 1.1, high: 1.2 }, 1.05)).toBe('no');
  expect(judge({ low: Number.NaN, median: Number.NaN, high: Number.NaN }, 1.05)).toBe('undecided');
});

test('a limit of its own for the median holds as well', () => {
  const limit = { median: 1.05, high: 1.08 };
  expect(judge({ low: 1.01, median: 1.04, high: 1.07 }, limit)).toBe('yes');
  expect(judge({ low: 1.04, median: 1.06, high: 1.07 }, limit)).toBe('undecided');
  expect(judge({ low: 1.01, median: 1.04, high: 1.09 }, limit)).toBe('undecided');
  expect(judge({ low: 1.06, median: 1.07, high: 1.08 }, limit)).toBe('no');
});
