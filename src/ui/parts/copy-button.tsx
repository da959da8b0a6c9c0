import { useEffect, useState } from 'preact/hooks';
import * as common from '../common.module.css';
import { useLanguage } from '../language/language.ts';
import * as styles from './copy-button.module.css';
import { copyText } from './copy-text.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly testId: string;
  readonly text: () => string;
  readonly primary?: boolean;
  /** id of the element that describes it */
  readonly describedBy?: string;
  /** text after copying */
  readonly done?: 'copied' | 'copiedWithToken';
}

/** ms that the confirmation is shown */
const SAID_FOR = 4000;

/** Copies a text and confirms it. */
export function CopyButton({
  label,
  testId,
  text,
  primary = false,
  describedBy,
  done = 'copied',
}: CopyButtonProps) {
  const { say } = useLanguage();
  const [outcome, setOutcome] = useState<NonNullable<CopyButtonProps['done']> | 'copyRefused' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy(): Promise<void> {
    setOutcome((await copyText(text())) ? done : 'copyRefused');
  }

  return (
    <span class={styles.copy}>
      <button
        type="button"
        {...(primary && { class: common.primary })}
        {...(describedBy && { 'aria-describedby': describedBy })}
        data-testid={testId}
        onClick={() => void copy()}
      >
        {label}
      </button>
      <span
        role="status"
        class={outcome === 'copyRefused' ? common.error : common.muted}
        data-testid={`${testId}-outcome`}
      >
        {outcome && say(outcome)}
      </span>
    </span>
  );
}
