import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from './within.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('gives what the call gives, and leaves no timer behind', async () => {
  expect(await within(1000, Promise.resolve('answer'))).toBe('answer');
  await expect(within(1000, Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(vi.getTimerCount()).toBe(0);
});

test('gives up on a call that never settles', async () => {
  const silent = expect(within(1000, new Promise(() => undefined))).rejects.toThrow('does not answer');
  await vi.advanceTimersByTimeAsync(1000);
  await silent;
});
