import { LockBusyError } from '../../../src/platform/locks.ts';
import type { Life } from './life.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timeline, Timer } from './timeline.ts';

/**
 * Web Locks: one holder per name, in the order of requests; the death of a holder or a waiting one frees its position.
 */
export interface SimulatedLocks {
  /** Whether any lock is awaited. */
  areAwaited(): boolean;
  run<T>(life: Life, name: string, task: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly life: Life;
  readonly grant: () => void;
}

const LOCK_WAIT_MS = 60_000;

export function simulatedLocks(scheduler: Scheduler, time: Timeline): SimulatedLocks {
  const holders = new Map<string, Waiting>();
  const queues = new Map<string, Waiting[]>();

  function grantNext(name: string): void {
    const next = holders.has(name) ? undefined : queues.get(name)?.shift();
    if (!next) return;
    holders.set(name, next);
    next.grant();
  }

  function leave(name: string, waiting: Waiting): void {
    queues.set(
      name,
      (queues.get(name) ?? []).filter((each) => each !== waiting),
    );
    if (holders.get(name) === waiting) holders.delete(name);
    grantNext(name);
  }

  scheduler.onDeath((life) => {
    for (const [name, queue] of queues) {
      queues.set(
        name,
        queue.filter((each) => each.life !== life),
      );
    }
    for (const [name, holder] of [...holders]) {
      if (holder.life === life) leave(name, holder);
    }
  });

  return {
    areAwaited: () => [...queues.values()].some((queue) => queue.length > 0),
    async run(life, name, task) {
      const turn = new Promise<Waiting>((resolve, reject) => {
        if (!life.alive) return;
        let timer: Timer | undefined;
        const waiting: Waiting = {
          life,
          grant() {
            timer?.cancel();
            void scheduler
              .call(life, { lane: `lock ${name}`, label: `holds ${name}`, apply: () => waiting })
              .then(resolve);
          },
        };
        timer = time.after(LOCK_WAIT_MS, () => {
          leave(name, waiting);
          if (life.alive) reject(new LockBusyError(name));
        });
        queues.set(name, [...(queues.get(name) ?? []), waiting]);
        grantNext(name);
      });
      const held = await turn;
      try {
        return await task();
      } finally {
        leave(name, held);
      }
    },
  };
}

/** Locks that hold only among the tasks of one life. */
export function separateLocks(scheduler: Scheduler, time: Timeline): SimulatedLocks {
  const own = new Map<Life, SimulatedLocks>();
  return {
    areAwaited: () => [...own.values()].some((locks) => locks.areAwaited()),
    run(life, name, task) {
      const locks = own.get(life) ?? simulatedLocks(scheduler, time);
      own.set(life, locks);
      return locks.run(life, name, task);
    },
  };
}
