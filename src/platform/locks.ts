/** A lock that was not free in time. */
export class LockBusyError extends Error {
  constructor(name: string, options?: ErrorOptions) {
    super(`The lock "${name}" was not free in time.`, options);
  }
}

/** Runs a task while holding the lock of that name. */
export type WithLock = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * Runs `task` while holding a Web Lock of this extension's origin: one holder at a time, over every page and worker.
 * A dead holder frees it at once. Never stolen; throws LockBusyError when it is not free within `waitMs`.
 * Source: https://www.w3.org/TR/web-locks/
 */
export async function withLock<T>(name: string, waitMs: number, task: () => Promise<T>): Promise<T> {
  const waiting = AbortSignal.timeout(waitMs);
  try {
    return await navigator.locks.request(name, { signal: waiting }, task);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new LockBusyError(name, { cause: error });
    throw error;
  }
}
