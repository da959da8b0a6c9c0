import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshGrants } from './fresh-grants.ts';

const PATTERN = 'https://shop.test:443/*';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => vi.useRealTimers());

test('a permission is fresh for ten seconds after it came, and then all is looked at again', () => {
  const settled = vi.fn();
  const grants = freshGrants(Date.now, settled);
  expect(grants.isFresh(PATTERN)).toBe(false);

  grants.note([PATTERN]);
  vi.advanceTimersByTime(10_000);
  expect([grants.isFresh(PATTERN), grants.isFresh('https://other.test:443/*')]).toEqual([true, false]);
  expect(settled).not.toHaveBeenCalled();

  vi.advanceTimersByTime(1);
  expect(grants.isFresh(PATTERN)).toBe(false);
  expect(settled).toHaveBeenCalledOnce();
});

test('a clock that is set back keeps nothing fresh', () => {
  const grants = freshGrants(Date.now, () => undefined);
  grants.note([PATTERN]);
  vi.setSystemTime(Date.now() - 1000);
  expect(grants.isFresh(PATTERN)).toBe(false);
});

test('a permission that went brings nothing to look at', () => {
  const settled = vi.fn();
  freshGrants(Date.now, settled).note([]);
  vi.advanceTimersByTime(60_000);
  expect(settled).not.toHaveBeenCalled();
});
