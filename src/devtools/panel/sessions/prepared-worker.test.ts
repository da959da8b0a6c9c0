import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { preparedWorker } from './prepared-worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the error of a thread has beside other events. */
const NOT_TOLD = { message: '', filename: '', lineno: 0, colno: 0, error: null };

function workers() {
  const started: { worker: Worker; readonly ended: () => boolean }[] = [];
  const prepared = preparedWorker(() => {
    let isEnded = false;
    const worker = Object.assign(new EventTarget(), {
      ...{ onmessage: null, onerror: null, onmessageerror: null, postMessage: () => undefined },
      terminate: () => {
        isEnded = true;
      },
    });
    started.push({ worker, ended: () => isEnded });
    return worker;
  });
  return { started, prepared };
}

test('the prepared thread is used once, then a new one', () => {
  const { started, prepared } = workers();
  prepared.prepare();
  prepared.prepare();
  expect(started).toHaveLength(1);
  expect(prepared.start()).toBe(started[0]?.worker);
  expect(prepared.start()).toBe(started[1]?.worker);
  vi.advanceTimersByTime(60_000);
  expect(started.map(({ ended }) => ended())).toEqual([false, false]);
});

test('one that nobody needs ends', () => {
  const { started, prepared } = workers();
  prepared.prepare();
  vi.advanceTimersByTime(15_000);
  prepared.prepare();
  vi.advanceTimersByTime(15_000);
  expect(started.map(({ ended }) => ended())).toEqual([false]);
  vi.advanceTimersByTime(5000);
  expect(started.map(({ ended }) => ended())).toEqual([true]);
  expect(prepared.start()).toBe(started[1]?.worker);
});

test('one that could not start is replaced by one that says so', () => {
  const { started, prepared } = workers();
  prepared.prepare();
  const failed = Object.assign(new Event('error', { cancelable: true }), NOT_TOLD);
  started[0]?.worker.onerror?.(failed);
  expect(failed.defaultPrevented).toBe(true);
  expect(prepared.start()).toBe(started[1]?.worker);
});
