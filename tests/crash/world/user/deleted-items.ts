import type { Disk } from '../disk/disk.ts';
import type { Timeline } from '../timeline.ts';
import { appOf } from '../token-sets.ts';

/** Apps and token sets that the user has deleted and not taken back. */
export interface DeletedItems {
  has(id: string): boolean;
  /** The token set is deleted, or its app is. */
  wantsGone(tokenSetId: string): boolean;
  /** It was deleted so long ago that nobody can take it back any more. */
  mayBeErased(tokenSetId: string): boolean;
  add(id: string): void;
  remove(id: string): void;
  /** The machine's clock was set by so many ms. */
  onClockSet(by: number): void;
  /** The power failed: the user finds what the disk says, and wants it so. */
  takeFrom(local: Disk): void;
}

/** How long a deletion can be taken back. */
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
      // Nobody can tell a clock that was set forward from time that has passed.
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
