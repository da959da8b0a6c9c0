import { describe, expect, test } from 'vitest';
import { byteCount, clockSeconds, elapsed } from './measures.ts';
import { clock, duration, unit } from './times.ts';

const HOUR = 3_600_000;
const NOW = new Date(2026, 10, 24, 14, 2).getTime();

describe('duration', () => {
  test.each([
    ['en', 7 * HOUR + 48 * 60_000, '7 hr 48 min'],
    ['en', 7 * HOUR, '7 hr'],
    ['en', 119_999, '1 min'],
    ['en', 59_999, '59 sec'],
    ['en', -5, '0 sec'],
    ['en', 49 * HOUR, '2 days 1 hr'],
    ['de', 3 * 60_000, '3 Min.'],
    ['de', 7 * HOUR + 48 * 60_000, '7 Std. 48 Min.'],
  ])('in %s, %d ms are %s', (tag, ms, words) => {
    expect(duration(tag, ms)).toBe(words);
  });
});

describe('clock', () => {
  test('says only the time of today', () => {
    expect(clock('en', NOW, NOW)).toBe('14:02');
    expect(clock('de', NOW, NOW)).toBe('14:02');
  });

  test('adds the day of any other day', () => {
    expect(clock('en', NOW - 24 * HOUR, NOW)).toMatch(/Nov 23.*14:02/);
  });
});

test.each([
  ['en', 84.4, '84 ms'],
  ['en', 1_240, '1.2 sec'],
])('elapsed: in %s, %d ms are %s', (tag, ms, words) => {
  expect(elapsed(tag, ms)).toBe(words);
});

test.each([
  ['en', 312, '312 byte'],
  ['en', 1_240, '1.2 kB'],
  ['de', 1_240, '1,2 kB'],
  ['en', 12_400, '12 kB'],
  ['en', 1_440_000, '1.4 MB'],
])('byteCount: in %s, %d bytes are %s', (tag, bytes, words) => {
  expect(byteCount(tag, bytes)).toBe(words);
});

test('clockSeconds says a moment to the second', () => {
  expect(clockSeconds('de', NOW + 7000)).toBe('14:02:07');
});

describe.each(['en', 'de', 'fr'])('in %s, as Intl writes it', (tag) => {
  test.each(['second', 'minute', 'hour', 'day'])('a number of %ss', (name) => {
    const format = new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' });
    for (const amount of [0, 1, 2, 21, 59, 999, 1000, 1440, 0.5]) {
      expect(unit(tag, name, amount)).toBe(format.format(amount));
    }
  });

  test('every hour and minute of a day', () => {
    const format = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const at = new Date(2026, 10, 24, 0, minute).getTime();
      expect(clock(tag, at, NOW)).toBe(format.format(at));
    }
  });
});
