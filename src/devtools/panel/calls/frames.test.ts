import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurns } from './frames.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param cost ms per value */
function open(cost: number) {
  const values: number[] = [];
  const following = new AbortController();
  let now = 0;
  const callback = (value: number) => {
    values.push(value);
    now += cost;
  };
  const take = inTurns(callback, following.signal, () => now);
  return { values, take, abort: () => following.abort() };
}

const HUNDRED = Array.from({ length: 100 }, (_, i) => i);

test('gives on every value in order, however it comes', async () => {
  const { values, take } = open(1);
  for (const value of HUNDRED) take(value);
  await vi.runAllTimersAsync();
  take(100);
  await vi.runAllTimersAsync();
  expect(values).toEqual([...HUNDRED, 100]);
});

test('does a little at a time', async () => {
  const { values, take } = open(5);
  for (const value of HUNDRED) take(value);
  expect(values).toEqual([]);
  vi.runOnlyPendingTimers();
  expect(values.length).toBeGreaterThan(0);
  expect(values.length).toBeLessThan(5);
});

test('stops when it is told to', async () => {
  const { values, take, abort } = open(5);
  for (const value of HUNDRED) take(value);
  vi.runOnlyPendingTimers();
  abort();
  const { length } = values;
  await vi.runAllTimersAsync();
  expect(values).toHaveLength(length);
});
