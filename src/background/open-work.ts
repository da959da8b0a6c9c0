/** Counts the work that must not be cut off: token requests, until their answer is stored. */
export interface OpenWork {
  /** Runs such a task. */
  during<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when no task is open. */
  quiet(): Promise<void>;
}

export function openWork(): OpenWork {
  const open = new Set<Promise<unknown>>();
  return {
    async during(task) {
      const running = task();
      open.add(running);
      try {
        return await running;
      } finally {
        open.delete(running);
      }
    },
    async quiet() {
      // A finished task may have begun another one.
      while (open.size > 0) await Promise.allSettled(open);
    },
  };
}
