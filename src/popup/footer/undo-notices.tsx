import { useEffect, useRef } from 'preact/hooks';
import type { PendingDeletion } from '../../storage/public/status.ts';
import { useLanguage } from '../../ui/language/language.ts';

interface UndoNoticesProps {
  readonly deletions: readonly PendingDeletion[];
  readonly onUndo: (id: string) => void;
}

/** What was deleted a moment ago, each by name, with the way back. */
export function UndoNotices({ deletions, onUndo }: UndoNoticesProps) {
  return (
    <div role="status">
      {deletions.map((deletion) => (
        <UndoNotice key={deletion.id} deletion={deletion} onUndo={() => onUndo(deletion.id)} />
      ))}
    </div>
  );
}

function UndoNotice({ deletion, onUndo }: { deletion: PendingDeletion; onUndo: () => void }) {
  const { say } = useLanguage();
  const button = useRef<HTMLButtonElement>(null);
  // The button that deleted is gone with its card, and the keyboard's place with it: it goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <p class="notice">
      <span data-testid="undo-message">{say('deleted', deletion.label)}</span>
      <button
        ref={button}
        type="button"
        class="quiet"
        data-testid="undo"
        aria-label={say('undoNamed', deletion.label)}
        onClick={onUndo}
      >
        {say('undo')}
      </button>
    </p>
  );
}
