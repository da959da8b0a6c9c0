import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useNow } from './use-now.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function drawn(moments: readonly number[]): () => number {
  const clock = Date.now;
  const { container } = render(<Now clock={clock} moments={moments} />);
  return () => Number(container.textContent);
}

function Now({ clock, moments }: { clock: () => number; moments: readonly number[] }) {
  return <>{useNow(clock, moments)}</>;
}

test('ticks every second when something is near', async () => {
  const now = drawn([90_000]);
  await pass(3_000);
  expect(now()).toBe(3_000);
});

test('ticks every minute when nothing is near', async () => {
  const now = drawn([600_000]);
  await pass(59_999);
  expect(now()).toBe(0);
  await pass(1);
  expect(now()).toBe(60_000);
});

test('stands still while the page is hidden, and catches up', async () => {
  const now = drawn([90_000]);
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await pass(5_000);
  expect(now()).toBe(0);
  state.mockReturnValue('visible');
  await act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(now()).toBe(5_000);
  state.mockRestore();
});

async function pass(ms: number): Promise<void> {
  await act(() => {
    vi.advanceTimersByTime(ms);
  });
}
