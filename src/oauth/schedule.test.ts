import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffUntil, dueAt, lifetimeOf } from './schedule.ts';

describe('dueAt', () => {
  test.each([
    [36_000, 28_800],
    [86_400, 69_120],
    [600, 300],
    [60, 30],
    [4, 2],
  ])('a token that lives %d s is refreshed after %d s', (lifetime, seconds) => {
    expect(dueAt(1_000_000, lifetime)).toBe(1_000_000 + seconds * 1000);
  });

  test('always falls between half of the life and its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_592_000 }), (lifetime) => {
        const due = dueAt(0, lifetime);
        expect(due).toBeGreaterThanOrEqual(lifetime * 500);
        expect(due).toBeLessThan(lifetime * 1000);
      }),
    );
  });
});

test('from two minutes of life on, the slowest alarm (30 s) may ring twice between the refresh and the end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 120, max: 2_592_000 }), (lifetime) => {
      expect(lifetime * 1000 - dueAt(0, lifetime)).toBeGreaterThanOrEqual(60_000);
    }),
  );
});

describe('lifetimeOf', () => {
  test('takes the answer, else what is known of this token set, else an hour', () => {
    expect(lifetimeOf(60, 36_000)).toBe(60);
    expect(lifetimeOf(null, 36_000)).toBe(36_000);
    expect(lifetimeOf(null, null)).toBe(3600);
  });
});

describe('backoffUntil', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');

  test.each([
    ['no Retry-After', null, 60_000],
    ['seconds under the minimum', '1', 60_000],
    ['seconds', '120', 120_000],
    ['an HTTP date', 'Tue, 24 Nov 2026 12:10:00 GMT', 600_000],
    ['a date that is past', 'Tue, 24 Nov 2026 11:00:00 GMT', 60_000],
    ['nonsense', 'soon', 60_000],
    ['30 days', '2592000', 2_592_000_000],
    ['a year, which is nonsense too', '31536000', 60_000],
    ['a date next year', 'Wed, 24 Nov 2027 12:00:00 GMT', 60_000],
    ['a number that no clock knows', '9'.repeat(400), 60_000],
  ])('waits as told: %s', (_what, retryAfter, wait) => {
    expect(backoffUntil({ now, failures: 1, retryAfter, random: 0 }) - now).toBe(wait);
  });

  test('never waits under a minute or, without Retry-After, over an hour', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const wait = backoffUntil({ now, failures, retryAfter: null, random }) - now;
          expect(wait).toBeGreaterThanOrEqual(60_000);
          expect(wait).toBeLessThanOrEqual(3_600_000);
        },
      ),
    );
  });
});
