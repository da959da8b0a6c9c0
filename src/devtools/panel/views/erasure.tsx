import { useEffect, useRef, useState } from 'preact/hooks';
import { outcomesOf, withOutcomes } from '../../../diagnosis/learning/with-outcomes.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { Learning } from '../../../storage/public/learning.ts';
import type { SharedItem } from '../../../storage/public/shared-item.ts';
import { report } from '../../../trace.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './erasure.module.css';

interface ErasureNoticeProps {
  readonly erasing: Erasing;
  readonly environments: readonly Environment[];
}

/** What was just erased, with an undo button; shown in every view of the panel. */
export function ErasureNotice({ erasing: { erasure, undo }, environments }: ErasureNoticeProps) {
  const name = environments.find(({ id }) => id === erasure?.environmentId)?.name ?? null;
  return <div role="status">{erasure && <Notice erasure={erasure} name={name} onUndo={undo} />}</div>;
}

interface NoticeProps {
  readonly erasure: Erasure;
  readonly name: string | null;
  readonly onUndo: () => Promise<void>;
}

function Notice({ erasure, name, onUndo }: NoticeProps) {
  const { say } = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  // The button that erased is gone with its table, and the focus with it: move it here.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  const named = name ?? say('environmentGone');
  return (
    <p class={styles.notice} data-testid="erasure">
      <span>{say(erasure.erased === null ? 'eraseFailed' : 'erased', { name: named })}</span>
      {erasure.erased !== null && (
        <button
          ref={button}
          type="button"
          class={common.quiet}
          data-testid="undo-erase"
          onClick={() => void onUndo()}
        >
          {say('undo')}
        </button>
      )}
    </p>
  );
}

/** ms for which an erasure can be undone */
const UNDO_FOR = 10_000;

/** The result of the last erasure. `erased` null: storage refused it, and nothing was erased. */
interface Erasure {
  readonly environmentId: string;
  readonly erased: Learning | null;
}

export interface Erasing {
  /** null: none, or too long ago */
  readonly erasure: Erasure | null;
  readonly erase: (environmentId: string) => Promise<void>;
  readonly undo: () => Promise<void>;
}

/** Erases what was learnt about an environment at once; an undo keeps what was learnt meanwhile. */
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
    } catch (error) {
      report('learning removal', error);
      setErasure({ environmentId, erased: null });
    }
  }

  async function undo(): Promise<void> {
    const outcomes = erasure?.erased?.flatMap(outcomesOf) ?? [];
    setErasure(null);
    await change((before = []) => withOutcomes(before, outcomes)).catch((error: unknown) => {
      report('learning write', error);
      setErasure(erasure);
    });
  }

  return { erasure, erase, undo };
}
