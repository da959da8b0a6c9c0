import type { PendingDeletion } from '../../storage/public/status.ts';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './undo-card.module.css';

interface UndoCardProps {
  readonly deletion: PendingDeletion;
  /** height of the deleted card in CSS pixels, null: unknown */
  readonly height: number | null;
  readonly onUndo: (id: string) => void;
}

/** Replaces a card that was just deleted, with the same height and an undo button. */
export function UndoCard({ deletion: { id, label }, height, onUndo }: UndoCardProps) {
  const { say } = useLanguage();
  return (
    <div
      class={styles.card}
      data-testid="undo-card"
      data-id={id}
      {...(height !== null && { style: { minHeight: `${height}px` } })}
    >
      <span data-testid="undo-message">{say('deleted', { name: label })}</span>
      <button
        type="button"
        data-testid="undo"
        data-act="undo"
        aria-label={say('undoNamed', { name: label })}
        onClick={() => onUndo(id)}
      >
        {say('undo')}
      </button>
    </div>
  );
}
