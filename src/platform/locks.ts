/** A lock that was not free in time. */
export class LockBusyError extends Error {
  constructor(name: string, options?: ErrorOptions) {
    super(`The lock "${name}" was not free in time.`, options);
  }
}

/** Runs a task while holding the lock with that name. */
export type WithLock = <T>(name: string, task: () => Promise<T>) => Promise<T>;

/**
 * Runs `task` while holding a Web Lock of this extension's origin: one holder at a time across all pages and workers.
 * The death of the holder frees it at once. Locks are never stolen; throws LockBusyError if the lock is not free within
 * `waitMs`. Source: https://www.w3.org/TR/web-locks/
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
