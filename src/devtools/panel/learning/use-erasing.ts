import { useEffect, useState } from 'preact/hooks';
import { outcomesOf } from '../../../diagnosis/learning/outcomes-of.ts';
import { withOutcomes } from '../../../diagnosis/learning/with-outcomes.ts';
import type { Learning } from '../../../storage/public/learning.ts';
import type { SharedItem } from '../../../storage/public/shared-item.ts';

/** ms for which an erasure can be taken back */
const UNDO_FOR = 10_000;

/** What became of the last erasure. `erased` null: the disk would not take it, and nothing was erased. */
export interface Erasure {
  readonly environmentId: string;
  readonly erased: Learning | null;
}

export interface Erasing {
  /** null: none, or too long ago */
  readonly erasure: Erasure | null;
  readonly erase: (environmentId: string) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Erases what was learnt of an environment, at once; what is learnt meanwhile stays when it is taken back. */
export function useErasing(change: SharedItem<Learning>['change']): Erasing {
  const [erasure, setErasure] = useState<Erasure | null>(null);
  useEffect(() => {
    if (erasure === null) return;
    const timer = setTimeout(() => setErasure(null), UNDO_FOR);
    return () => clearTimeout(timer);
  }, [erasure]);

  async function erase(environmentId: string): Promise<void> {
    let erased: Learning = [];
    const isOf = (each: Learning[number]) => each.environmentId === environmentId;
    try {
      await change((before = []) => {
        erased = before.filter(isOf);
        return before.filter((each) => !isOf(each));
      });
      setErasure({ environmentId, erased });
    } catch {
      setErasure({ environmentId, erased: null });
    }
  }

  async function undo(): Promise<void> {
    const outcomes = erasure?.erased?.flatMap(outcomesOf) ?? [];
    setErasure(null);
    await change((before = []) => withOutcomes(before, outcomes)).catch(() => setErasure(erasure));
  }

  return { erasure, erase, undo };
}
