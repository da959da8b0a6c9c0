import type { PendingDeletion } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './footer.module.css';

interface UndoNoticesProps {
  readonly deletions: readonly PendingDeletion[];
  /** environment whose list is shown: items of that list are undone there */
  readonly environmentId: string;
  readonly onUndo: (id: string) => void;
}

/** Names what was just deleted. Items without a position in the list can be restored here. */
export function UndoNotices({ deletions, environmentId, onUndo }: UndoNoticesProps) {
  const { say } = useLanguage();
  return (
    <>
      {deletions.map(({ id, label, position }) =>
        position?.environmentId === environmentId ? (
          <p key={id} class={common.visuallyHidden}>
            {say('deleted', { name: label })}
          </p>
        ) : (
          <p key={id} class={styles.notice} data-testid="undo-notice">
            <span data-testid="undo-message">{say('deleted', { name: label })}</span>
            <button
              type="button"
              class={common.quiet}
              data-testid="undo"
              aria-label={say('undoNamed', { name: label })}
              onClick={() => onUndo(id)}
            >
              {say('undo')}
            </button>
          </p>
        ),
      )}
    </>
  );
}
