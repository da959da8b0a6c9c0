export interface GroupedTransactions {
  run<T>(work: () => T): Promise<T>;
  /** Runs what waits now. */
  finish(): void;
}

interface Waiting {
  run(): void;
  resolve(): void;
  reject(error: unknown): void;
}

type Transaction = (work: () => void) => void;

/**
 * Collects works until every request was read that has arrived, and runs them in one transaction, because each has to be
 * written to the file. A promise resolves after the commit. If one of them throws, each runs again in its own.
 */
export function groupTransactions(transaction: Transaction): GroupedTransactions {
  let waiting: Waiting[] = [];
  const finish = () => {
    const group = waiting;
    waiting = [];
    if (group.length > 0) runTogether(transaction, group);
  };
  return {
    run: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(finish);
        waiting.push(waitingFor(work, { resolve, reject }));
      }),
    finish,
  };
}

interface Settle<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function waitingFor<T>(work: () => T, { resolve, reject }: Settle<T>): Waiting {
  let result: T;
  return {
    run: () => {
      result = work();
    },
    resolve: () => {
      resolve(result);
    },
    reject,
  };
}

function runTogether(transaction: Transaction, group: readonly Waiting[]): void {
  let isStarted = false;
  try {
    transaction(() => {
      isStarted = true;
      for (const { run } of group) run();
    });
    for (const { resolve } of group) resolve();
  } catch (error) {
    // Without the lock no other attempt would do better.
    const isOther = isStarted && group.length > 1;
    for (const one of group) {
      if (isOther) runTogether(transaction, [one]);
      else one.reject(error);
    }
  }
}
