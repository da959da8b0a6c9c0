import type { Disk } from '../disk/disk.ts';
import type { Timeline } from '../timeline.ts';
import { appOf } from '../token-sets.ts';

/** Apps and token sets that the user has deleted and not restored. */
export interface DeletedItems {
  has(id: string): boolean;
  /** Whether the token set or its app is deleted. */
  wantsGone(tokenSetId: string): boolean;
  /** Whether it was deleted so long ago that it cannot be restored. */
  mayBeErased(tokenSetId: string): boolean;
  add(id: string): void;
  remove(id: string): void;
  /** The machine's clock was changed by this many ms. */
  onClockSet(by: number): void;
  /** The power failed: the user accepts the state of the disk. */
  takeFrom(local: Disk): void;
}

/** How long a deletion can be undone. */
const UNDO_MS = 10_000;

const LONG_AGO = Number.NEGATIVE_INFINITY;

export function deletedItems(time: Timeline): DeletedItems {
  /** when each was deleted, in elapsed ms */
  const gone = new Map<string, number>();

  function deletedAt(tokenSetId: string): number {
    return Math.min(...[tokenSetId, appOf(tokenSetId) ?? ''].flatMap((id) => gone.get(id) ?? []));
  }

  return {
    has: (id) => gone.has(id),
    wantsGone: (id) => gone.has(id) || gone.has(appOf(id) ?? ''),
    mayBeErased: (id) => time.elapsed() - deletedAt(id) >= UNDO_MS,
    add(id) {
      if (!gone.has(id)) gone.set(id, time.elapsed());
    },
    remove: (id) => void gone.delete(id),
    onClockSet(by) {
      // A clock that was set forward looks like time that has passed.
      if (by > 0) for (const id of gone.keys()) gone.set(id, LONG_AGO);
    },
    takeFrom({ items }) {
      gone.clear();
      for (const [key, text] of items) {
        if (key.startsWith('deletion.') && text !== 'null') gone.set(key.slice('deletion.'.length), LONG_AGO);
      }
    },
  };
}
