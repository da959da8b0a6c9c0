import { withLock } from '../../platform/locks.ts';
import type { StoredItem } from '../stored-item.ts';

/** A stored item that every open page may change. */
export interface SharedItem<T> extends Pick<StoredItem<T>, 'get' | 'onChanged'> {
  /**
   * Stores the result of `next` for the current value (undefined: none). One page at a time, so that no change is lost.
   * Throws like `StoredItem.set`.
   */
  change(next: (before: T | undefined) => T): Promise<void>;
}

/** Runs `task` exclusively. */
type Alone = (task: () => Promise<void>) => Promise<void>;

/** ms; reading and writing one item takes a few */
const LONGEST_WAIT = 5000;

/* @__NO_SIDE_EFFECTS__ */
export function sharedItem<T>(item: StoredItem<T>, lockName: string, alone = lock(lockName)): SharedItem<T> {
  return {
    get: item.get,
    onChanged: item.onChanged,
    change: (next) => alone(async () => item.set(next(await item.get()))),
  };
}

function lock(name: string): Alone {
  return (task) => withLock(name, LONGEST_WAIT, task);
}
