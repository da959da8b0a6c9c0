import type { PendingDeletion } from '../../storage/public/status.ts';
import { useLanguage } from '../../ui/language/language.ts';

interface UndoCardProps {
  readonly deletion: PendingDeletion;
  /** CSS pixels of what stood here, null: not known */
  readonly height: number | null;
  readonly onUndo: (id: string) => void;
}

/** Stands where something was deleted a moment ago, as high as it was, with the way back. */
export function UndoCard({ deletion: { id, label }, height, onUndo }: UndoCardProps) {
  const { say } = useLanguage();
  return (
    <div
      class="undo-card"
      data-testid="undo-card"
      data-id={id}
      {...(height !== null && { style: { minHeight: `${height}px` } })}
    >
      <span data-testid="undo-message">{say('deleted', label)}</span>
      <button
        type="button"
        data-testid="undo"
        data-act="undo"
        aria-label={say('undoNamed', label)}
        onClick={() => onUndo(id)}
      >
        {say('undo')}
      </button>
    </div>
  );
}
