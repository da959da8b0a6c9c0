import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './footer.module.css';

interface NoticeProps {
  readonly text: string;
  readonly testId: string;
  readonly onDismiss: () => void;
}

/** What went wrong, until the user has read it. */
export function Notice({ text, testId, onDismiss }: NoticeProps) {
  const { say } = useLanguage();
  return (
    <p class={`${styles.notice} ${common.error}`}>
      <span data-testid={testId}>{text}</span>
      <button type="button" class={common.quiet} onClick={onDismiss}>
        {say('dismiss')}
      </button>
    </p>
  );
}
