import { afterEach, expect, test, vi } from 'vitest';
import { LockBusyError, withLock } from './locks.ts';

interface Options {
  readonly signal: AbortSignal;
}

/** Web Locks with one name: the first holder keeps the lock; later requests wait until the signal ends them. */
function oneLock() {
  let held = false;
  return {
    async request<T>(_name: string, { signal }: Options, task: () => Promise<T>): Promise<T> {
      if (held)
        return await new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      held = true;
      return await task();
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

test('who waits too long for a lock is told that it is busy; nothing is stolen', async () => {
  const locks = oneLock();
  const request = vi.spyOn(locks, 'request');
  vi.stubGlobal('navigator', { locks });
  let release: (value: string) => void = () => undefined;
  const first = withLock('refresh:set-1', 1000, () => new Promise<string>((resolve) => (release = resolve)));

  await expect(withLock('refresh:set-1', 5, async () => 'second')).rejects.toThrow(LockBusyError);

  release('first');
  expect(await first).toBe('first');
  // A signal cannot be combined with "ifAvailable" or "steal"; names that begin with "-" are rejected.
  for (const [name, options] of request.mock.calls) {
    expect(Object.keys(options)).toEqual(['signal']);
    expect(name).not.toMatch(/^-/);
  }
});

test('what the task throws is thrown as it is', async () => {
  vi.stubGlobal('navigator', { locks: oneLock() });

  await expect(withLock('a', 1000, () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
});
