import type { PendingAllowance } from '../../injection/pending-allowance.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as footerStyles from '../footer/footer.module.css';
import * as styles from './declined-notice.module.css';

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
        <p class={`${footerStyles.notice} ${common.error} ${styles.declined}`}>
          <span data-testid="declined">{say('declined', { origin: declined.origin })}</span>
          <span class={styles.acts}>
            <button type="button" class={styles.askAgain} data-testid="ask-again" onClick={onAskAgain}>
              {say('askAgain')}
            </button>
            <button type="button" class={common.quiet} data-testid="dismiss-declined" onClick={onDismiss}>
              {say('dismiss')}
            </button>
          </span>
        </p>
      )}
    </div>
  );
}
