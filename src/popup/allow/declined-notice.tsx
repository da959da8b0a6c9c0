import type { PendingAllowance } from '../../injection/allowance.ts';
import { useLanguage } from '../../ui/language/language.ts';

interface DeclinedNoticeProps {
  /** null: no prompt, or it was granted */
  readonly declined: PendingAllowance | null;
  readonly onAskAgain: () => void;
  readonly onDismiss: () => void;
}

/** The result of a permission prompt that closed the popup, shown at its next opening. */
export function DeclinedNotice({ declined, onAskAgain, onDismiss }: DeclinedNoticeProps) {
  const { say } = useLanguage();
  return (
    <div role="alert">
      {declined && (
        <p class="notice error declined">
          <span data-testid="declined">{say('declined', { origin: declined.origin })}</span>
          <span class="notice-acts">
            <button type="button" data-testid="ask-again" onClick={onAskAgain}>
              {say('askAgain')}
            </button>
            <button type="button" class="quiet" data-testid="dismiss-declined" onClick={onDismiss}>
              {say('dismiss')}
            </button>
          </span>
        </p>
      )}
    </div>
  );
}
