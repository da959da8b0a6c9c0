import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurns } from './frames.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param cost ms per value */
function open(cost: number, isUnhurried?: true) {
  const values: number[] = [];
  const following = new AbortController();
  let now = 0;
  const callback = (value: number) => {
    values.push(value);
    now += cost;
  };
  const frames: (() => void)[] = [];
  const afterFrame = (next: () => void) => void frames.push(next);
  const take = inTurns(callback, following.signal, {
    ...{ clock: () => now, afterFrame },
    ...(isUnhurried && { isUnhurried }),
  });
  const drawFrame = () => {
    for (const next of frames.splice(0)) next();
  };
  return { values, take, drawFrame, abort: () => following.abort() };
}

const HUNDRED = Array.from({ length: 100 }, (_, i) => i);

test('gives on every value in order, however it comes', async () => {
  const { values, take, drawFrame } = open(1);
  for (const value of HUNDRED) take(value);
  await vi.runAllTimersAsync();
  drawFrame();
  await vi.runAllTimersAsync();
  take(100);
  await vi.runAllTimersAsync();
  expect(values).toEqual([...HUNDRED, 100]);
});

test('does a little at a time, and draws the first of many before the rest', async () => {
  const { values, take, drawFrame } = open(1);
  for (const value of HUNDRED) take(value);
  expect(values).toEqual([]);
  await vi.runAllTimersAsync();
  const { length: first } = values;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(5);
  drawFrame();
  vi.runOnlyPendingTimers();
  expect(values.length).toBeGreaterThan(first);
  expect(values.length).toBeLessThan(first + 10);
});

test('without hurry, each turn waits for a frame', async () => {
  const { values, take, drawFrame } = open(1, true);
  for (const value of HUNDRED) take(value);
  for (let frames = 1; frames < 40; frames += 1) {
    await vi.runAllTimersAsync();
    expect(values).toHaveLength(2 * frames);
    drawFrame();
  }
});

test('stops when it is told to', async () => {
  const { values, take, drawFrame, abort } = open(5);
  for (const value of HUNDRED) take(value);
  vi.runOnlyPendingTimers();
  abort();
  const { length } = values;
  drawFrame();
  await vi.runAllTimersAsync();
  expect(values).toHaveLength(length);
});
